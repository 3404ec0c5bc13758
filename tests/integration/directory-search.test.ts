import type { Bundle, Endpoint, Organization } from 'fhir/r4';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { exportDirectory } from '@/lib/domain/directory/search/export-directory';
import { refreshListings } from '@/lib/domain/directory/search/refresh-listings';
import { searchDirectory } from '@/lib/domain/directory/search/search-directory';
import { DirectoryAnswerSchema, DirectoryQuerySchema } from '@/lib/schemas/directory';
import { serve } from '@/lib/http/endpoint';
import * as declared from '@/lib/http/endpoints/directory-search';
import { makeWorkspace } from './api';
import { seedDirectory } from './directory-search.fixtures';

beforeAll(seedDirectory);

async function search(query: Record<string, unknown>) {
  const answer = await searchDirectory(DirectoryQuerySchema.parse(query));
  return DirectoryAnswerSchema.parse(answer);
}
const namesOf = async (q: string) => (await search({ q })).hits.map(({ name }) => name);
const facetOf = (answer: Awaited<ReturnType<typeof search>>, name: string) =>
  Object.fromEntries(
    answer.facets
      .find((facet) => facet.name === name)!
      .values.map(({ value, count }) => [value, count]),
  );

describe('misspelled names', () => {
  it.each([
    ['cleavland clinc', 'Cleveland Clinic'],
    ['kasier permanante', 'Kaiser Permanente'],
    ['geisenger', 'Geisinger'],
    ['cedars sini', 'Cedars-Sinai'],
    ['sutter helth', 'Sutter Health'],
    ['massachusets general', 'Massachusetts General Hospital'],
    ['jon hopkins', 'Johns Hopkins Medicine'],
    ['univeristy of wisconson', 'UW Health'],
    ['childrens hosptial boston', "Boston Children's Hospital"],
    ['mayo clnic', 'Mayo Clinic'],
    ['sutterhealth', 'Sutter Health'],
    ['inter mountain healthcare', 'Intermountain Health'],
  ])('“%s” finds %s first', async (q, name) => {
    expect((await namesOf(q))[0]).toBe(name);
  });

  it('says which words were mended, and leaves them alone when asked to', async () => {
    const { understood } = await search({ q: 'cleavland clinc' });
    expect(understood).toMatchObject({
      as: 'name',
      words: 'cleveland clinic',
      isLoose: false,
      corrections: [
        { from: 'cleavland', to: 'cleveland' },
        { from: 'clinc', to: 'clinic' },
      ],
    });
    expect(await search({ q: 'cleavland clinc', exact: '1' })).toMatchObject({
      total: 0,
      hits: [],
    });
  });
});

describe('what the box takes', () => {
  it('finds a name before names that begin with it, these before names that have its words', async () => {
    expect((await namesOf('mayo clinic')).slice(0, 2)).toEqual([
      'Mayo Clinic',
      'Mayo Clinic Arizona',
    ]);
    expect((await namesOf('clinic'))[0]).toMatch(/Clinic/);
    expect((await namesOf('cleve clin'))[0]).toBe('Cleveland Clinic');
    expect((await namesOf('cle'))[0]).toBe('Cleveland Clinic');
  });

  it('finds another name, and says which', async () => {
    const answer = await search({ q: 'chop' });
    expect(answer.hits[0]).toMatchObject({
      name: "Children's Hospital of Philadelphia",
      matchedName: 'CHOP',
    });
    expect((await search({ q: 'mayo clinic' })).hits[0]?.matchedName).toBeNull();
  });

  it.each(['1234567893', 'npi 1234567893'])('finds the NPI %s', async (q) => {
    const { understood, hits } = await search({ q });
    expect(understood).toMatchObject({ as: 'npi', words: 'NPI 1234567893', note: null });
    expect(hits.map(({ name }) => name)).toEqual(['Harbor Point Cardiology']);
  });

  it('says of an NPI that nobody has whether it can be one', async () => {
    const { understood, total } = await search({ q: '1234567890' });
    expect(total).toBe(0);
    expect(understood.note).toMatch(/check digit.*Nothing in the directory fits/);
  });

  it('finds a ZIP code', async () => {
    expect(await namesOf('44195-1234')).toEqual(['Cleveland Clinic']);
  });

  it.each([
    'https://fhir.mayoclinic-mn.example/api/FHIR/R4',
    'https://FHIR.mayoclinic-mn.example:443/api/FHIR/R4/',
    'http://fhir.mayoclinic-mn.example/api/FHIR/R4/metadata',
    'fhir.mayoclinic-mn.example/api/FHIR/R4/.well-known/smart-configuration',
    'https://fhir.mayoclinic-mn.example/api/fhir/r4',
    'https://fhir.mayoclinic-mn.example/api/FHIR/R4/Patient/123?_format=json',
    'fhir.mayoclinic-mn.example',
    'www.mayoclinic-mn.example',
    'mayoclinic-mn.example',
    'https://www.mayoclinic-mn.example/patients/portal',
  ])('finds %s', async (q) => {
    expect(await namesOf(q)).toEqual(['Mayo Clinic']);
  });

  it('shows who is behind a shared base, and who lists it with another', async () => {
    const { hits } = await search({ q: 'https://shared.cloud.example/FHIR/R4' });
    expect(hits.map(({ name }) => name).sort()).toEqual([
      'Harbor Point Cardiology',
      'Harbor Point Imaging',
    ]);
    const cardiology = hits.find(({ name }) => name === 'Harbor Point Cardiology');
    expect(cardiology).toMatchObject({ endpointCount: 2, sources: 1 });
    expect(cardiology?.endpoints[0]).toMatchObject({
      fhirFamily: 'r4',
      organizations: 2,
      hasUdap: true,
      vendorName: 'Oracle Health',
    });
  });

  it('shows an endpoint that nobody claims', async () => {
    const { hits } = await search({ q: 'unclaimed.example' });
    expect(hits).toMatchObject([
      { organizationId: null, name: 'unclaimed.example', endpoints: [{ organizations: 0 }] },
    ]);
  });

  it('takes a state at the end for a place, and elsewhere for a name', async () => {
    expect(await namesOf('clinic OH')).toEqual(
      expect.arrayContaining(['Cleveland Clinic', 'Mayfield Clinic']),
    );
    const { hits } = await search({ q: 'clinic OH' });
    expect(new Set(hits.map(({ state }) => state))).toEqual(new Set(['OH']));
    expect((await namesOf('mayo clinic arizona'))[0]).toBe('Mayo Clinic Arizona');
    expect((await namesOf('mayo dental arizona'))[0]).toBe('Mayo Dental Arts');
    expect((await namesOf('Washington Regional'))[0]).toBe('Washington Regional Medical Center');
    expect((await namesOf('providence oregon'))[0]).toBe('Providence Oregon');
    expect((await namesOf('Oregon Clinic'))[0]).toBe('Oregon Clinic');
    expect((await search({ q: 'Clinical Associates, md' })).hits).toMatchObject([{ state: 'MD' }]);
  });

  it('tells namesakes apart', async () => {
    const { hits } = await search({ q: 'clinical associates' });
    expect(
      hits.map(({ city, state, website, endpoints }) => [city, state, website, endpoints[0]?.host]),
    ).toEqual(
      expect.arrayContaining([
        [
          'Austin',
          'TX',
          'https://www.clinicalassociates-tx.example/',
          'fhir.clinicalassociates-tx.example',
        ],
        [
          'Towson',
          'MD',
          'https://www.clinicalassociates-md.example/',
          'fhir.clinicalassociates-md.example',
        ],
      ]),
    );
  });

  it('shows what has some of the words when nothing has all, and says so', async () => {
    const { understood, hits } = await search({ q: 'lakeside clinic xylophonists' });
    expect(understood.isLoose).toBe(true);
    expect(hits[0]?.name).toBe('Lakeside Clinic');
  });

  it('says so when nothing is found', async () => {
    const { total, hits, pages, understood } = await search({ q: 'qqqqq zzzzzzz' });
    expect({ total, hits, pages }).toEqual({ total: 0, hits: [], pages: 0 });
    expect(understood.note).toBe('Nothing in the directory fits.');
  });

  it.each([
    "o'neil",
    "'; DROP TABLE x; --",
    '\\',
    "it's & | ! ( ) <-> :*",
    '~junk',
    '=mayo clinic',
    '%',
    '\0',
    '…',
  ])('takes %j for what it is', async (q) => {
    expect((await search({ q })).page).toBe(1);
  });

  it('has letters beyond ASCII in both cases', async () => {
    expect((await namesOf('WOMENS HEALTH OF ÆBELØ'))[0]).toBe('Women’s Health of Æbelø');
  });
});

describe('facets', () => {
  it('shows all by weight, tests hidden', async () => {
    const answer = await search({});
    expect(answer.understood.as).toBe('everything');
    expect(answer).toMatchObject({ total: 59, pages: 3, isTotalExact: true });
    expect(answer.hits).toHaveLength(25);
    expect(answer.hits[0]?.endpoints[0]?.status).toBe('working');
    const last = await search({ page: '3' });
    expect(last.hits).toHaveLength(9);
    expect((await search({ junk: '1' })).total).toBe(60);
    expect(await namesOf('zz test')).not.toContain('ZZ Test Clinic');
  });

  it('counts each with the others applied', async () => {
    const all = await search({});
    expect(facetOf(all, 'vendor')).toMatchObject({ 'oracle-health': 2 });
    expect(facetOf(all, 'kind')).toMatchObject({ payer: 1 });
    const ohio = await search({ state: 'OH' });
    expect(ohio.total).toBe(facetOf(all, 'state').OH);
    // What else could be chosen stays visible; other facets are counted in Ohio.
    expect(facetOf(ohio, 'state')).toEqual(facetOf(all, 'state'));
    expect(facetOf(ohio, 'vendor')).toEqual({ epic: 2 });
    const both = await search({ state: ['OH', 'MN'], vendor: 'epic' });
    expect(both.hits.map(({ name }) => name).sort()).toEqual([
      'Cleveland Clinic',
      'Cleveland Heights Dental',
      'Mayo Clinic',
    ]);
  });

  it('asks that all abilities hold', async () => {
    const found = await search({ has: ['smart', 'udap'], capability: 'launch-standalone' });
    expect(found.hits.map(({ name }) => name).sort()).toEqual([
      'Harbor Point Cardiology',
      'Harbor Point Imaging',
    ]);
    expect(facetOf(found, 'has')).toEqual({ smart: 2, udap: 2, registration: 2 });
    expect((await search({ capability: ['launch-standalone', 'launch-ehr'] })).total).toBe(0);
    expect((await search({ community: "https://community.example/o'neil" })).total).toBe(2);
    expect((await search({ grant: 'authorization_code', source: 'hand' })).total).toBe(2);
  });

  it('takes them typed, too', async () => {
    const typed = await search({ q: 'vendor:epic state:OH has:wings' });
    expect(typed.total).toBe(2);
    expect(typed.understood.note).toContain('has: takes smart, udap, registration');
  });

  it('says when the filters leave nothing', async () => {
    const { total, understood } = await search({ q: 'mayo clinic', state: 'VT' });
    expect(total).toBe(0);
    expect(understood.note).toContain('filters');
  });

  it('names vendors, sources and what the directory has words for', async () => {
    const { facets } = await search({ has: 'udap' });
    const labelOf = (name: string) => facets.find((facet) => facet.name === name)?.values[0]?.label;
    expect([labelOf('vendor'), labelOf('source'), labelOf('fhir')]).toEqual([
      'Oracle Health',
      'By hand',
      'R4',
    ]);
    expect([labelOf('state'), labelOf('grant'), labelOf('status')]).toEqual([
      'Connecticut',
      'Authorization code (a user signs in)',
      'Not checked',
    ]);
  });

  it('puts what works first, and the states that most are in', async () => {
    const { facets } = await search({});
    const valuesOf = (name: string) => facets.find((facet) => facet.name === name)!.values;
    expect(valuesOf('status').map(({ value }) => value)).toEqual(['working', 'not-checked']);
    const counts = valuesOf('state').map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts.length).toBeGreaterThan(20);
  });

  it('calls communities as the operator does, not as a workspace does', async () => {
    const client = await db();
    const uri = "https://community.example/o'neil";
    const columns = { uri, anchorsPem: [], intermediatesPem: [], algorithms: [], sanSchemes: [] };
    const { id: workspaceId } = await makeWorkspace('namers', []);
    await client.community.create({
      data: { id: 'theirs', name: 'Secret name', workspaceId, ...columns },
    });
    const labelOf = async () =>
      (await search({ has: 'udap' })).facets.find(({ name }) => name === 'community')?.values[0]
        ?.label;
    expect(await labelOf()).toBe(uri);
    await client.community.create({ data: { id: 'ours', name: 'O’Neil Trust', ...columns } });
    expect(await labelOf()).toBe('O’Neil Trust');
  });
});

describe('the API', () => {
  let cookie = '';
  beforeAll(async () => {
    cookie = (await makeWorkspace('finders', ['viewer'])).members.viewer.cookie;
  });
  const ask = (
    what: keyof typeof declared,
    query: string,
    headers: Record<string, string> = { cookie },
  ) =>
    serve(declared[what])(
      new Request(`http://localhost:3000/api/v1/workspaces/finders/directory${query}`, {
        headers: { ...headers, 'sec-fetch-site': 'same-origin' },
      }),
      { params: Promise.resolve({ slug: 'finders' }) },
    );

  it('answers a search to members', async () => {
    const response = await ask('searchDirectory', '?q=cleavland+clinc&state=OH&state=FL');
    const answer = DirectoryAnswerSchema.parse(await response.json());
    expect(answer.hits[0]?.name).toBe('Cleveland Clinic');
    expect((await ask('searchDirectory', '', {})).status).toBe(401);
    const refused = await ask('searchDirectory', `?q=${'a'.repeat(101)}&page=0`);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      errors: [{ path: 'query.q' }, { path: 'query.page' }],
    });
  });

  it('exports CSV', async () => {
    const response = await ask('exportDirectoryFile', '?format=csv&q=harbor+point');
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="directory-harbor-point-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const rows = parse<Record<string, string>>(await response.text(), { columns: true });
    expect(rows.map(({ organization, baseUrl }) => [organization, baseUrl])).toEqual([
      ['Harbor Point Cardiology', 'https://shared.cloud.example/dstu2'],
      ['Harbor Point Cardiology', 'https://shared.cloud.example/FHIR/R4/'],
      ['Harbor Point Imaging', 'https://shared.cloud.example/FHIR/R4/'],
    ]);
    expect(rows[0]).toMatchObject({ npis: '1234567893', fhir: 'dstu2', hasUdap: 'false' });
  });

  it('exports one JSON object a line', async () => {
    const response = await ask('exportDirectoryFile', '?format=ndjson');
    const lines = (await response.text()).trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as { organizationId: string | null });
    expect(entries).toHaveLength(60);
    expect(entries.filter(({ organizationId }) => organizationId === null)).toHaveLength(1);
  });

  it('exports what a search with filters fits, and of nothing a file without entries', async () => {
    const read = async (query: string) => (await ask('exportDirectoryFile', query)).text();
    const ohio = await read('?format=ndjson&q=clinic&state=OH&vendor=epic');
    expect(
      ohio
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { organization: string }).organization),
    ).toEqual(['Cleveland Clinic']);
    const nothing = 'q=qqqqq+zzzzzzz';
    expect(parse(await read(`?format=csv&${nothing}`))).toHaveLength(1);
    expect(await read(`?format=ndjson&${nothing}`)).toBe('');
    expect(JSON.parse(await read(`?format=brands&${nothing}`))).not.toHaveProperty('entry');
  });

  it('exports user-access brands, each endpoint once and with a brand', async () => {
    const response = await ask('exportDirectoryFile', '?format=brands');
    const bundle = (await response.json()) as Bundle<Endpoint | Organization>;
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
    expect(Date.parse(bundle.timestamp!)).toBeGreaterThan(Date.now() - 60_000);
    const resources = bundle.entry!.map(({ resource }) => resource!);
    const endpoints = resources.filter((one): one is Endpoint => one.resourceType === 'Endpoint');
    const brands = resources.filter(
      (one): one is Organization => one.resourceType === 'Organization',
    );
    const ids = endpoints.map(({ id }) => `Endpoint/${id}`);
    expect(new Set(ids).size).toBe(ids.length);
    const referenced = brands.flatMap(({ endpoint = [] }) =>
      endpoint.map(({ reference }) => reference),
    );
    expect(new Set(referenced)).toEqual(new Set(ids));
    for (const { id } of resources) expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
    for (const endpoint of endpoints) {
      expect(endpoint.extension).toHaveLength(1);
      expect(endpoint).toMatchObject({ status: 'active', contact: [{ system: 'url' }] });
    }
    const mayo = brands.find(({ name }) => name === 'Mayo Clinic');
    expect(mayo).toMatchObject({
      active: true,
      identifier: [{ system: 'urn:ietf:rfc:3986', value: 'https://mayoclinic-mn.example' }],
      telecom: [{ system: 'url', value: 'https://www.mayoclinic-mn.example/' }],
      address: [{ city: 'Rochester', state: 'MN', postalCode: '55905' }],
    });
    // What no source said is said to be unknown, with a reason that the specification allows.
    expect(brands.find(({ name }) => name === 'Quarry Ridge Hospice')).toMatchObject({
      telecom: [{ _value: { extension: [{ valueCode: 'asked-unknown' }] } }],
    });
  });
});

describe('refreshListings', () => {
  const refresh = async (organizationIds: string[], endpointIds: string[]) => {
    const client = await db();
    await client.$transaction((tx) => refreshListings(tx, { organizationIds, endpointIds }));
  };
  const usesOf = async (word: string) =>
    (await (await db()).directoryWord.findUnique({ where: { word } }))?.uses ?? 0;

  it('follows a link that goes and comes back, and a name that changes', async () => {
    const client = await db();
    const url = 'https://fhir.sanfordhealth-sd.example/api/FHIR/R4';
    const link = { where: { organization: { name: 'Sanford Health' } } };
    const { organizationId } = await client.endpointLink.findFirstOrThrow(link);
    const health = await usesOf('health');
    await client.endpointLink.updateMany({ ...link, data: { retiredAt: new Date() } });
    await refresh([organizationId], []);
    expect((await search({ q: url })).hits).toMatchObject([{ organizationId: null }]);
    expect((await search({ q: 'sanford health' })).hits[0]).toMatchObject({ endpointCount: 0 });
    await client.endpointLink.updateMany({ ...link, data: { retiredAt: null } });
    await client.organization.update({
      where: { id: organizationId },
      data: { name: 'Sanfjord Health', nameNorm: 'sanfjord health' },
    });
    await refresh([organizationId], []);
    expect(await namesOf(url)).toEqual(['Sanfjord Health']);
    expect([await usesOf('sanfjord'), await usesOf('sanford')]).toEqual([1, 0]);
    expect(await usesOf('health')).toBe(health);
  });

  it('forgets what is retired, and leaves what is the same untouched', async () => {
    const client = await db();
    const stamp = () =>
      client.$queryRaw`SELECT "id", xmin::text FROM "DirectoryListing" ORDER BY 1`;
    const before = await stamp();
    const ids = (await client.organization.findMany({ select: { id: true } })).map(({ id }) => id);
    await refresh(ids, []);
    expect(await stamp()).toEqual(before);
    const { id } = await client.organization.findFirstOrThrow({
      where: { name: 'Ochsner Health' },
    });
    await client.organization.update({ where: { id }, data: { retiredAt: new Date() } });
    await refresh([id], []);
    expect(await namesOf('ochsner')).toEqual(['fhir.ochsnerhealth-la.example']);
    await client.fhirEndpoint.updateMany({
      where: { host: 'fhir.ochsnerhealth-la.example' },
      data: { retiredAt: new Date() },
    });
    await refresh([id], []);
    expect((await search({ q: 'ochsner', exact: '1' })).total).toBe(0);
  });
});

describe('trigram search', () => {
  it('answers the same from the index and without it', async () => {
    const client = await db();
    for (const text of ['clevland', 'helth', 'univeristy', 'hosptial', 'associatse']) {
      const read = (setting: 'enable_seqscan' | 'enable_bitmapscan') =>
        client.$transaction(async (tx) => {
          await tx.$queryRaw`SELECT set_config(${setting}, 'off', true),
            set_config('enable_indexscan', 'off', true), set_config('enable_indexonlyscan', 'off', true),
            set_config('pg_trgm.similarity_threshold', '0.22', true)`;
          const plan = await tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
            EXPLAIN SELECT "word" FROM "DirectoryWord" WHERE "word" % ${text}::text`;
          const words = await tx.$queryRaw<{ word: string }[]>`
            SELECT "word" FROM "DirectoryWord" WHERE "word" % ${text}::text ORDER BY 1`;
          return { plan: JSON.stringify(plan), words };
        });
      const indexed = await read('enable_seqscan');
      const sequential = await read('enable_bitmapscan');
      expect(indexed.plan).toContain('DirectoryWord_word_idx');
      expect(sequential.plan).toContain('Seq Scan');
      expect(indexed.words.length).toBeGreaterThan(0);
      expect(indexed.words).toEqual(sequential.words);
    }
  });
});

describe('a directory of many', () => {
  it('stops counting at 10,000, and exports no more than 50,000', async () => {
    const client = await db();
    await client.$executeRaw`
      INSERT INTO "DirectoryListing" ("id", "organizationId", "name", "nameNorm", "kind", "document", "weight", "states",
        "npis", "zips", "capabilities", "grantTypes", "communities", "sourceIds")
      SELECT concat('many_', n, '~'), concat('many_', n), concat('Clinic ', n), concat('clinic ', n), 'provider',
        CASE WHEN n <= 10500 THEN setweight(to_tsvector('simple', concat('zebrawood ', n)), 'A')
          || array_to_tsvector(ARRAY['~weight:0']) END,
        1, '{}', '{}', '{}', '{}', '{}', '{}', '{}'
      FROM generate_series(1, 50000) AS n`;
    const all = await search({});
    // One of the 10,000 entries is the second endpoint of an organization.
    expect(all).toMatchObject({ total: 9_999, isTotalExact: false, pages: 40 });
    expect(all.hits[0]?.endpoints[0]?.status).toBe('working');
    expect(await search({ q: 'zebrawood' })).toMatchObject({ total: 10_000, isTotalExact: false });
    expect(await search({ q: 'zebrawood 10499' })).toMatchObject({ total: 1, isTotalExact: true });
    await expect(exportDirectory(DirectoryQuerySchema.parse({}), 'csv')).rejects.toMatchObject({
      detail: expect.stringContaining('Found more than 50,000 entries') as string,
    });
    await client.$executeRaw`DELETE FROM "DirectoryListing" WHERE "id" LIKE 'many%'`;
  });
});
