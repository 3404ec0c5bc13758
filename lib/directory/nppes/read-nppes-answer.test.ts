import { describe, expect, it } from 'vitest';
import { readNppesAnswer } from './read-nppes-answer';

const organization = {
  number: '1234567893',
  enumeration_type: 'NPI-2',
  basic: {
    organization_name: 'LAKESIDE  CLINIC',
    parent_organization_legal_business_name: '--',
    last_updated: '2024-05-31',
    authorized_official_first_name: 'PAT',
    authorized_official_telephone_number: '218-555-0199',
  },
  addresses: [
    { address_purpose: 'MAILING', address_1: 'PO BOX 9', city: 'ELSEWHERE', state: 'WI' },
    {
      address_purpose: 'LOCATION',
      address_1: '1 HARBOR WAY',
      address_2: 'SUITE 2',
      city: 'DULUTH',
      state: 'MN',
      postal_code: '558021234',
      country_code: 'US',
      telephone_number: '218-555-0100',
    },
  ],
  practiceLocations: [],
  taxonomies: [
    { code: '261QP2300X', desc: 'Clinic/Center, Primary Care', primary: true, state: 'MN' },
  ],
  other_names: [
    { organization_name: 'LAKESIDE FAMILY CARE', code: '3', type: 'Doing Business As' },
    { organization_name: 'DULUTH CLINIC', code: '4', type: 'Former Legal Business Name' },
  ],
  endpoints: [],
};
const answer = (...results: unknown[]) => JSON.stringify({ result_count: results.length, results });

function read(...results: unknown[]) {
  const reading = readNppesAnswer(answer(...results));
  if (reading.kind !== 'records') throw new Error(`read as ${reading.kind}`);
  return reading;
}

describe('readNppesAnswer', () => {
  it('reads an organization, without mailing addresses and without people', () => {
    const reading = read(organization);
    expect(reading).toEqual({
      kind: 'records',
      unreadable: 0,
      isFull: false,
      records: [
        {
          npi: '1234567893',
          type: 'organization',
          name: 'LAKESIDE CLINIC',
          otherNames: [
            { name: 'LAKESIDE FAMILY CARE', kind: 'dba' },
            { name: 'DULUTH CLINIC', kind: 'former' },
          ],
          parentName: null,
          locations: [
            {
              line: '1 HARBOR WAY, SUITE 2',
              city: 'DULUTH',
              state: 'MN',
              zip: '55802',
              country: 'US',
            },
          ],
          telephone: '218-555-0100',
          taxonomies: [
            { code: '261QP2300X', description: 'Clinic/Center, Primary Care', isPrimary: true },
          ],
          lastUpdated: '2024-05-31',
          endpoints: [],
          otherEndpoints: 0,
        },
      ],
    });
    expect(JSON.stringify(reading)).not.toMatch(/PAT|0199|PO BOX/);
  });

  it('reads a person by name and keeps no telephone of theirs', () => {
    const [person] = read({
      ...organization,
      enumeration_type: 'NPI-1',
      basic: { first_name: 'Robin', last_name: 'Sample' },
    }).records;
    expect(person).toMatchObject({ type: 'person', name: 'Robin Sample', telephone: null });
  });

  it('counts records that cannot be read and keeps the others', () => {
    const reading = read({ ...organization, number: '1234567890' }, 'nonsense', null, organization);
    expect(reading).toMatchObject({ unreadable: 3 });
    expect(reading.records).toHaveLength(1);
  });

  it('says that there may be more when an answer is full', () => {
    expect(read(...Array.from({ length: 50 }, () => organization)).isFull).toBe(true);
    expect(read(...Array.from({ length: 49 }, () => organization)).isFull).toBe(false);
  });

  it('has no records for an NPI that is not listed', () => {
    expect(read()).toMatchObject({ records: [], unreadable: 0 });
  });

  it('tells refusals, which come with status 200, by the field of the look-up', () => {
    const body = JSON.stringify({
      Errors: [
        { description: 'NPI must be 10 digits', field: 'number', number: '06' },
        {
          description: 'Field state requires additional search criteria',
          field: 'state',
          number: '07',
        },
        { description: 'Unsupported Version', field: 'version', number: '17' },
        { field: 'constructor' },
      ],
    });
    expect(readNppesAnswer(body)).toEqual({
      kind: 'refused',
      refusals: [
        { field: 'npi', detail: 'NPPES says: NPI must be 10 digits' },
        { field: 'state', detail: 'NPPES says: Field state requires additional search criteria' },
        { field: null, detail: 'NPPES says: Unsupported Version' },
        { field: null, detail: 'NPPES gave no reason.' },
      ],
    });
  });

  it.each([
    ['<html><body>Scheduled maintenance</body></html>', /a web page/],
    ['Service Unavailable', /not JSON/],
    ['', /not JSON/],
    ['null', /no “results”/],
    ['{"results":"none"}', /no “results”/],
    ['{"Errors":[]}', /no “results”/],
  ])('takes %j for no answer', (body, reason) => {
    expect(readNppesAnswer(body)).toEqual({
      kind: 'unreadable',
      reason: expect.stringMatching(reason) as string,
    });
  });
});

describe('the endpoints of a record', () => {
  const endpointsOf = (...endpoints: unknown[]) => {
    const [record] = read({ ...organization, endpoints }).records;
    return record!;
  };

  it('are those of type FHIR, and others whose path names FHIR, each base once', () => {
    const record = endpointsOf(
      {
        endpointType: 'FHIR',
        endpoint: 'https://FHIR.lakeside.example.org/r4/metadata',
        endpointDescription: 'Our FHIR server',
        affiliation: 'Y',
        affiliationName: 'Harbor Health',
      },
      { endpointType: 'FHIR', endpoint: 'https://fhir.lakeside.example.org/r4/' },
      { endpointType: 'OTHERS', endpoint: 'https://ehr.example.org/api/FHIR/DSTU2' },
      { endpointType: 'REST', endpoint: 'https://www.lakeside.example.org/contact' },
      { endpointType: 'DIRECT', endpoint: 'clinic@direct.lakeside.example.org' },
      'nonsense',
    );
    expect(record.endpoints.map(({ urlKey }) => urlKey)).toEqual([
      'https://fhir.lakeside.example.org/r4',
      'https://ehr.example.org/api/FHIR/DSTU2',
    ]);
    expect(record.otherEndpoints).toBe(3);
  });

  it.each([
    ['someone@example.org', /e-mail address/],
    ['work', /does not begin with https/],
    ['218-555-0100', /does not begin with https/],
    ['https://urldefense.proofpoint.com/v2/url?u=https-3A__fhir.example.org', /mail filter/],
    ['https://eu1.safelinks.protection.outlook.com/?url=x', /mail filter/],
    ['https://fhir.services.local/r4', /not on the internet/],
  ])('say why %s is none, and never show a mail address', (endpoint, problem) => {
    const record = endpointsOf({ endpointType: 'FHIR', endpoint });
    expect(record.endpoints).toEqual([
      expect.objectContaining({ urlKey: null, problem: expect.stringMatching(problem) as string }),
    ]);
    expect(JSON.stringify(record)).not.toContain('@');
  });
});
