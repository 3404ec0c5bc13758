import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the registry answers the next requests: with what it has, or as it does on a bad day. */
export type NppesMood = 'well' | 'hang' | 'maintenance' | 'broken' | 'broken-once';

const harbor = {
  created_epoch: '1117584000000',
  enumeration_type: 'NPI-2',
  last_updated_epoch: '1717113600000',
  number: '1234567893',
  addresses: [
    {
      country_code: 'US',
      country_name: 'United States',
      address_purpose: 'LOCATION',
      address_type: 'DOM',
      address_1: '1 HARBOR WAY',
      city: 'DULUTH',
      state: 'MN',
      postal_code: '558021234',
      telephone_number: '218-555-0100',
    },
  ],
  practiceLocations: [],
  basic: {
    organization_name: 'HARBOR CLINIC',
    organizational_subpart: 'NO',
    enumeration_date: '2005-06-01',
    last_updated: '2024-05-31',
    status: 'A',
    authorized_official_first_name: 'PAT',
    authorized_official_last_name: 'SAMPLE',
    authorized_official_telephone_number: '2185550199',
  },
  taxonomies: [
    { code: '261QP2300X', desc: 'Clinic/Center, Primary Care', primary: true, state: 'MN' },
  ],
  identifiers: [],
  other_names: [{ organization_name: 'HARBOR FAMILY CARE', type: 'Doing Business As', code: '3' }],
  endpoints: [
    {
      endpointType: 'FHIR',
      endpointTypeDescription: 'FHIR URL',
      endpoint: 'https://fhir.harbor.example.org/r4/',
      affiliation: 'N',
      use: 'HIE',
      address_type: 'DOM',
    },
    {
      endpointType: 'FHIR',
      endpointTypeDescription: 'FHIR URL',
      endpoint: 'https://old.harbor.example.org/dstu2',
      affiliation: 'N',
    },
    {
      endpointType: 'DIRECT',
      endpointTypeDescription: 'Direct Messaging Address',
      endpoint: 'clinic@direct.harbor.example.org',
      affiliation: 'N',
    },
  ],
};

/** Another organization that shares the old endpoint of the first. */
const neighbour = {
  ...harbor,
  number: '1100000011',
  basic: { ...harbor.basic, organization_name: 'LAKESIDE HOSPITAL' },
  addresses: [{ ...harbor.addresses[0], address_1: '7 LAKE STREET', postal_code: '558050001' }],
  other_names: [],
  endpoints: harbor.endpoints.filter(({ endpoint }) => endpoint.includes('dstu2')),
};

const person = {
  number: '1003000126',
  enumeration_type: 'NPI-1',
  basic: { first_name: 'ROBIN', last_name: 'SAMPLE', status: 'A' },
  addresses: harbor.addresses,
  taxonomies: [],
  other_names: [],
  identifiers: [],
  practiceLocations: [],
  endpoints: harbor.endpoints,
};

function nameOf({ basic }: { basic: object }): string {
  return 'organization_name' in basic ? String(basic.organization_name) : '';
}

/**
 * A stand-in for the NPPES API v2.1 on a free loopback port, with two organizations and one person. `drop` takes
 * an endpoint away from the first organization, as an update there would.
 */
export async function startNppesServer() {
  const state = { mood: 'well' as NppesMood, asked: [] as URLSearchParams[] };
  let endpoints = harbor.endpoints;

  function answerTo(query: URLSearchParams): object {
    const number = query.get('number');
    if (query.get('version') !== '2.1') {
      return { Errors: [{ description: 'Unsupported Version', field: 'version', number: '17' }] };
    }
    if (query.get('city') === 'NOWHERE') {
      return {
        Errors: [
          {
            description: 'Field city contains special character(s) or wrong number of characters',
            field: 'city',
            number: '15',
          },
        ],
      };
    }
    const begins = query.get('organization_name')?.replace('*', '') ?? '';
    const results = [{ ...harbor, endpoints }, neighbour, person].filter((record) =>
      number === null
        ? record.enumeration_type === query.get('enumeration_type') &&
          nameOf(record).startsWith(begins)
        : record.number === number,
    );
    return { result_count: results.length, results };
  }

  const server = http.createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://nppes').searchParams;
    state.asked.push(query);
    if (state.mood === 'hang') return;
    if (state.mood === 'maintenance') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Back at noon</html>');
      return;
    }
    if (state.mood === 'broken' || state.mood === 'broken-once') {
      if (state.mood === 'broken-once') state.mood = 'well';
      response.writeHead(503).end();
      return;
    }
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(answerTo(query)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    state,
    host,
    url: `http://${host}/api/`,
    npi: {
      organization: harbor.number,
      neighbour: neighbour.number,
      person: person.number,
      unlisted: '1306849450',
    },
    drop: (url: string) => {
      endpoints = endpoints.filter(({ endpoint }) => endpoint !== url);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
