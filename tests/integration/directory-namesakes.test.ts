import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { exportDirectory } from '@/lib/domain/directory/search/export-directory';
import { refreshListings } from '@/lib/domain/directory/search/refresh-listings';
import { searchDirectory } from '@/lib/domain/directory/search/search-directory';
import { DirectoryAnswerSchema, DirectoryQuerySchema } from '@/lib/schemas/directory';
import { insertOrganization, seedDirectory, type Seed } from './directory-search.fixtures';

const at = (tenant: string) => [`https://ehr.cloud.example/${tenant}/r4`];
const website = (host: string) => `https://${host}/`;

const namesakes: readonly Seed[] = [
  { id: 'org_lake_1', name: 'Lake Shore Medical', at: at('lake-1') },
  { id: 'org_lake_2', name: 'LAKE SHORE MEDICAL', at: [...at('lake-2'), ...at('lake-1')] },
  { id: 'org_lake_3', name: 'Lake Shore Medical', at: at('lake-3') },
  { id: 'org_lake_4', name: 'Lake Shore Medical', at: ['https://own.example/r4'] },
  { id: 'org_twin_1', name: 'Twin Pines Care', state: 'TX', zip: '78701', at: at('twin-1') },
  { id: 'org_twin_2', name: 'Twin Pines Care', state: 'MD', zip: '21204', at: at('twin-2') },
  { id: 'org_twin_3', name: 'Twin Pines Care', at: at('twin-3') },
  { id: 'org_twin_4', name: 'Twin Pines Care', at: at('twin-4') },
  { id: 'org_moss_1', name: 'Mossy Rock Dental', at: at('moss-1') },
  { id: 'org_moss_2', name: 'Mossy Rock Dental', state: 'OR', zip: '97201', at: at('moss-2') },
  { id: 'org_fern_1', name: 'Fern Hill', website: website('fern.example'), at: at('fern-1') },
  { id: 'org_fern_2', name: 'Fern Hill', website: website('www.fern.example'), at: at('fern-2') },
  { id: 'org_fern_3', name: 'Fern Hill', website: website('hill.example'), at: at('fern-3') },
  { id: 'org_birch_1', name: 'Birch Bay', npi: '1234567893', at: at('birch-1') },
  { id: 'org_birch_2', name: 'Birch Bay', npi: '1245319599', at: at('birch-2') },
];

beforeAll(async () => {
  await seedDirectory();
  for (const seed of namesakes) await insertOrganization(seed);
  const client = await db();
  await client.$transaction((tx) =>
    refreshListings(tx, { organizationIds: namesakes.map(({ id }) => id), endpointIds: [] }),
  );
});

async function search(query: Record<string, unknown>) {
  const answer = await searchDirectory(DirectoryQuerySchema.parse(query));
  return DirectoryAnswerSchema.parse(answer);
}

describe('namesakes', () => {
  it('are one hit with the endpoints of all, when they share a host and nothing tells them apart', async () => {
    const { hits, total, facets } = await search({ q: 'lake shore medical' });
    expect(total).toBe(2);
    const [shared] = hits.filter(({ namesakes }) => namesakes > 1);
    expect(shared).toMatchObject({ namesakes: 3, endpointCount: 3 });
    expect(shared?.endpoints.map(({ baseUrl }) => baseUrl).sort()).toEqual([
      'https://ehr.cloud.example/lake-1/r4',
      'https://ehr.cloud.example/lake-2/r4',
      'https://ehr.cloud.example/lake-3/r4',
    ]);
    // Facets count what the hits are.
    const vendors = facets.find(({ name }) => name === 'vendor')?.values;
    expect(vendors?.find(({ value }) => value === 'oracle-health')?.count).toBe(1);
    const other = hits.find(({ namesakes }) => namesakes === 1);
    expect(other?.endpoints.map(({ host }) => host)).toEqual(['own.example']);
  });

  it('stay apart where places differ; those without a place belong to neither', async () => {
    const { hits } = await search({ q: 'twin pines care' });
    expect(
      hits.map(({ state, namesakes, endpointCount }) => [state, namesakes, endpointCount]),
    ).toEqual(
      expect.arrayContaining([
        ['TX', 1, 1],
        ['MD', 1, 1],
        [null, 2, 2],
      ]),
    );
    expect(hits).toHaveLength(3);
  });

  it('have the place that one of them has', async () => {
    const { hits } = await search({ q: 'mossy rock dental' });
    expect(hits).toMatchObject([{ state: 'OR', zip: '97201', namesakes: 2, endpointCount: 2 }]);
  });

  it('stay apart where websites or NPIs differ', async () => {
    const fern = (await search({ q: 'fern hill' })).hits;
    expect(fern.map(({ namesakes }) => namesakes).sort()).toEqual([1, 2]);
    expect(fern.map(({ website: site }) => site)).toContain('https://hill.example/');
    const birch = (await search({ q: 'birch bay' })).hits;
    expect(birch.map(({ npis }) => npis).sort()).toEqual([['1234567893'], ['1245319599']]);
  });

  it('are found together by the host, and counted as one when everything is shown', async () => {
    const { total, hits } = await search({ q: 'ehr.cloud.example' });
    expect(hits).toHaveLength(total);
    expect(total).toBe(9);
    const all = await search({});
    const listed = hits.reduce((sum, { namesakes }) => sum + namesakes, 0);
    expect(listed).toBe(namesakes.length - 1);
    expect((await search({ page: String(all.pages) })).hits.length).toBe(all.total % 25 || 25);
  });

  it('are exported one by one', async () => {
    const query = DirectoryQuerySchema.parse({ q: 'mossy rock dental' });
    let text = '';
    for await (const chunk of await exportDirectory(query, 'ndjson')) {
      text += new TextDecoder().decode(chunk);
    }
    expect(text.trimEnd().split('\n')).toHaveLength(2);
  });
});
