import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { directoryPicture } from '@/lib/domain/directory/picture/directory-picture';
import { refreshListings } from '@/lib/domain/directory/search/refresh-listings';
import { DirectoryPictureSchema, type DirectoryPicture } from '@/lib/schemas/directory-picture';
import { api, makeToken, makeWorkspace } from './api';
import { seedDirectory, seeds } from './directory-search.fixtures';

beforeAll(seedDirectory);

/** What was written down, counted by hand: the base URLs of each state. */
function urlsIn(state: string): Set<string> {
  return new Set(seeds.filter((seed) => seed.state === state).flatMap(({ at = [] }) => at));
}
const stateOf = (picture: DirectoryPicture, code: string) =>
  picture.states.find((state) => state.code === code);

describe('the directory by state', () => {
  it('counts each endpoint once in its state, and once in all', async () => {
    const picture = await directoryPicture(0);
    expect(picture.states).toHaveLength(62);
    for (const { code, known } of picture.states) expect(known, code).toBe(urlsIn(code).size);
    const urls = new Set(seeds.filter(({ isJunk }) => !isJunk).flatMap(({ at = [] }) => at));
    // One more that nobody claims: of it no state is known.
    expect(picture.total.known).toBe(urls.size + 1);
    expect(picture.placeless.known).toBe(1);
  });

  it('says what works and what is supported there', async () => {
    const picture = await directoryPicture(0);
    expect(stateOf(picture, 'OH')).toMatchObject({ name: 'Ohio', checked: 1, works: 1, udap: 0 });
    // Shared with an organization without a place: the state of the other counts.
    expect(stateOf(picture, 'CT')).toMatchObject({ smart: 1, udap: 1, registration: 1, works: 0 });
    expect(picture.total).toMatchObject({ smart: 1, udap: 1, registration: 1 });
    expect(stateOf(picture, 'GU')).toMatchObject({ name: 'Guam', known: 0, checked: 0 });
  });

  it('is counted anew after a minute', async () => {
    const client = await db();
    const before = await directoryPicture(0);
    const { id } = await client.fhirEndpoint.findFirstOrThrow({
      where: { host: 'fhir.mayoclinic-mn.example' },
    });
    await client.fhirEndpoint.update({ where: { id }, data: { status: 'unreachable' } });
    await client.$transaction((tx) =>
      refreshListings(tx, { organizationIds: [], endpointIds: [id] }),
    );
    expect(await directoryPicture(59_999)).toBe(before);
    const after = await directoryPicture(60_000);
    expect(after.countedAt).toBe('1970-01-01T00:01:00.000Z');
    expect(after.total.works).toBe(before.total.works - 1);
    expect(stateOf(after, 'MN')).toMatchObject({ checked: 1, works: 0 });
  });

  it('counts once in each state of an organization with several', async () => {
    const client = await db();
    const { organizationId, endpointId } = await client.endpointLink.findFirstOrThrow({
      where: { organization: { name: 'Sutter Health' } },
    });
    await client.organizationLocation.create({
      data: { organizationId, sourceId: 'hand', key: 'second', state: 'NV' },
    });
    await client.$transaction((tx) =>
      refreshListings(tx, { organizationIds: [organizationId], endpointIds: [endpointId] }),
    );
    const before = await directoryPicture(60_000);
    const after = await directoryPicture(120_000);
    expect(stateOf(after, 'NV')?.known).toBe(1);
    expect(stateOf(after, 'CA')?.known).toBe(stateOf(before, 'CA')?.known);
    expect(after.total.known).toBe(before.total.known);
  });

  it('is given to members and to scripts, not to strangers', async () => {
    const { id, members } = await makeWorkspace('painters', ['viewer']);
    const answer = await api<DirectoryPicture>('GET', '/directory/picture', {
      as: { cookie: members.viewer.cookie },
    });
    expect(answer.status).toBe(200);
    expect(DirectoryPictureSchema.parse(answer.data).total.known).toBeGreaterThan(50);
    const token = await makeToken(id, 'viewer');
    expect((await api('GET', '/directory/picture', { as: token })).status).toBe(200);
    expect((await api('GET', '/directory/picture')).status).toBe(401);
  });
});
