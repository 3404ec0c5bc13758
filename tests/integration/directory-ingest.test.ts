import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { endpointOf, npi, organizationOf, place, read } from './directory-reading';

beforeAll(async () => {
  const client = await db();
  const source = { publisher: 'Test', kind: 'vendor' };
  await client.directorySource.createMany({
    data: [
      { id: 'one', name: 'One', trust: 50, ...source },
      { id: 'two', name: 'Two', trust: 80, ...source },
    ],
  });
});

beforeEach(async () => {
  const client = await db();
  await client.directoryDuplicate.deleteMany();
  await client.directoryListing.deleteMany();
  await client.organization.deleteMany();
  await client.fhirEndpoint.deleteMany();
});

/** What search looks at, by name: in an order that does not depend on the collation of the database. */
async function listings() {
  const client = await db();
  const rows = await client.directoryListing.findMany({
    select: {
      name: true,
      urlKey: true,
      organizationId: true,
      endpointId: true,
      states: true,
      vendor: true,
      fhirFamily: true,
      sourceIds: true,
    },
  });
  return rows.sort((one, other) => (one.name < other.name ? -1 : 1));
}

describe('a reading', () => {
  it('makes organizations, endpoints and what search looks at', async () => {
    const base = endpointOf('https://fhir.lakeview.example/r4/', { fhirFamily: 'r4' });
    const unclaimed = endpointOf('https://fhir.nobody.example/r4');
    const changes = await read('one', [
      base,
      unclaimed,
      organizationOf('Lakeview Clinic', [base], { locations: [place('Erie', 'PA', '16501')] }),
      organizationOf('Lakeview Hospital', [base]),
    ]);
    expect(changes).toMatchObject({ endpointsNew: 2, organizationsNew: 2, linksNew: 2 });
    expect(await listings()).toMatchObject([
      { name: 'Lakeview Clinic', states: ['PA'], fhirFamily: 'r4', sourceIds: ['one'] },
      { name: 'Lakeview Hospital', states: [] },
      { name: 'fhir.nobody.example', organizationId: null },
    ]);
    const client = await db();
    const endpoint = await client.fhirEndpoint.findUniqueOrThrow({
      where: { urlKey: base.urlKey },
    });
    expect(endpoint.baseUrl).toBe('https://fhir.lakeview.example/r4/');
  });

  it('changes nothing when it says the same again', async () => {
    const base = endpointOf('https://fhir.lakeview.example/r4');
    const statements = [base, organizationOf('Lakeview Clinic', [base])];
    await read('one', statements);
    const before = await listings();
    const changes = await read('one', statements);
    expect(Object.values(changes).every((count) => count === 0)).toBe(true);
    expect(await listings()).toEqual(before);
  });

  it('retires what the source no longer says, and takes it back under the same id', async () => {
    const base = endpointOf('https://fhir.lakeview.example/r4');
    const other = endpointOf('https://fhir.hilltop.example/r4');
    const all = [
      base,
      other,
      organizationOf('Lakeview Clinic', [base]),
      organizationOf('Hilltop Clinic', [other]),
    ];
    await read('one', all);
    const [hilltop] = await listings();
    const changes = await read('one', [base, organizationOf('Lakeview Clinic', [base])]);
    expect(changes).toMatchObject({
      endpointsRetired: 1,
      organizationsRetired: 1,
      linksRetired: 1,
    });
    expect(await listings()).toMatchObject([{ name: 'Lakeview Clinic' }]);
    await read('one', all);
    expect((await listings())[0]).toEqual(hilltop);
  });

  it('keeps what another source still says', async () => {
    const base = endpointOf('https://fhir.lakeview.example/r4');
    const statements = [base, organizationOf('Lakeview Clinic', [base])];
    const far = endpointOf('https://fhir.far.example/r4');
    await read('one', [...statements, far]);
    await read('two', [base]);
    await read('one', [far]);
    expect(await listings()).toMatchObject([
      { name: 'fhir.far.example' },
      { name: 'fhir.lakeview.example', sourceIds: ['two'] },
    ]);
  });
});

describe('merging', () => {
  it('takes two sources to speak of one organization by its NPI, and says why', async () => {
    const base = endpointOf('https://fhir.lakeview.example/r4');
    await read('one', [
      base,
      organizationOf('LAKEVIEW CLINIC LLC', [base], { identifiers: [npi('1234567893')] }),
    ]);
    const changes = await read('two', [
      base,
      organizationOf('Lakeview Clinic', [base], { identifiers: [npi('1234567893')] }),
    ]);
    expect(changes).toMatchObject({ organizationsNew: 0, organizationsMerged: 1 });
    const client = await db();
    const [organization] = await client.organization.findMany({
      include: { names: true, assertions: { orderBy: { sourceId: 'asc' } } },
    });
    expect(organization).toMatchObject({
      name: 'Lakeview Clinic',
      npis: ['1234567893'],
      names: [{ name: 'LAKEVIEW CLINIC LLC', kind: 'alias', sourceId: 'one' }],
      assertions: [{ matchedBy: 'new' }, { matchedBy: 'npi 1234567893' }],
    });
  });

  it('never merges by name alone', async () => {
    const base = endpointOf('https://fhir.lakeview.example/r4');
    const other = endpointOf('https://fhir.hilltop.example/r4');
    await read('one', [base, organizationOf('Family Practice', [base])]);
    await read('two', [other, organizationOf('Family Practice', [other])]);
    expect(await listings()).toHaveLength(2);
  });

  it('leaves apart what one source tells apart, and asks about the key that both have', async () => {
    const base = endpointOf('https://fhir.lakeview.example/r4');
    const changes = await read('one', [
      base,
      organizationOf('Lakeview Clinic', [base], { identifiers: [npi('1234567893')] }),
      organizationOf('Lakeview Pharmacy', [base], { identifiers: [npi('1234567893')] }),
    ]);
    expect(changes).toMatchObject({ organizationsNew: 2, duplicatesFound: 1 });
    const client = await db();
    expect(await client.directoryDuplicate.findMany()).toMatchObject([
      { kind: 'organization', reason: 'npi 1234567893', state: 'open' },
    ]);
  });

  it('copies the spelling of the more trusted source, and keeps both', async () => {
    await read('one', [endpointOf('http://FHIR.lakeview.example:80/r4/metadata')]);
    await read('two', [endpointOf('https://fhir.lakeview.example/r4/')]);
    const client = await db();
    const [endpoint] = await client.fhirEndpoint.findMany({
      include: { assertions: { orderBy: { sourceId: 'asc' } } },
    });
    expect(endpoint).toMatchObject({
      baseUrl: 'https://fhir.lakeview.example/r4/',
      isHttpPublished: false,
      assertions: [
        { publishedUrl: 'http://FHIR.lakeview.example:80/r4/metadata' },
        { publishedUrl: 'https://fhir.lakeview.example/r4/' },
      ],
    });
  });

  it('leaves the environment open when the same address is production and test', async () => {
    const url = 'https://fhir.lakeview.example/r4';
    await read('one', [
      endpointOf(url, { key: 'Endpoint/1', environment: 'production' }),
      endpointOf(url, { key: 'Endpoint/2', environment: 'test' }),
    ]);
    const client = await db();
    expect(await client.fhirEndpoint.findMany({ include: { assertions: true } })).toMatchObject([
      { environment: 'unknown', assertions: [{}, {}] },
    ]);
  });

  it('joins a site with its brand, in whichever order they come', async () => {
    const base = endpointOf('https://fhir.lakeview.example/r4');
    await read('one', [
      base,
      organizationOf('Lakeview North', [base], { parentKey: 'Lakeview Health' }),
      organizationOf('Lakeview Health', [base]),
    ]);
    const client = await db();
    const north = await client.organization.findFirstOrThrow({
      where: { name: 'Lakeview North' },
      include: { parent: true },
    });
    expect(north.parent?.name).toBe('Lakeview Health');
  });
});
