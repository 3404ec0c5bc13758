import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { resolveDirectoryId } from '@/lib/domain/directory/endpoints/resolve-id';
import type {
  DuplicatePage,
  DuplicatePair,
  OrganizationSaid,
} from '@/lib/schemas/directory-duplicate';
import { api, makePerson, makeWorkspace, signIn, type Sender } from './api';
import { endpointOf, npi, organizationOf, place, read } from './directory-reading';

const root = '/admin/directory/duplicates';
let operator: Sender;
let member: Sender;

beforeAll(async () => {
  const client = await db();
  const person = await makePerson('operator@portal.example', { name: 'Olga Operator' });
  await client.user.update({ where: { id: person.id }, data: { isOperator: true } });
  operator = await signIn(person.id);
  member = (await makeWorkspace('team', ['owner'])).members.owner;
  const source = { publisher: 'Test', kind: 'vendor' };
  await client.directorySource.createMany({
    data: ['one', 'two', 'three'].map((id) => ({ id, name: `List ${id}`, trust: 50, ...source })),
  });
});

beforeEach(async () => {
  const client = await db();
  await client.directoryDuplicate.deleteMany();
  await client.directoryRedirect.deleteMany();
  await client.directoryListing.deleteMany();
  await client.organization.deleteMany();
  await client.fhirEndpoint.deleteMany();
  await client.auditEntry.deleteMany();
});

const list = async (query = '') =>
  (await api<DuplicatePage>('GET', `${root}${query}`, { as: operator })).data;
const act = (id: string, verb: string, body?: object) =>
  api<DuplicatePair>('POST', `${root}/${id}/${verb}`, { as: operator, ...(body ? { body } : {}) });
const merge = (id: string, keepId: string) => act(id, 'merge', { keepId });
const name = (firstId: string, secondId: string) =>
  api<DuplicatePair>('POST', root, { as: operator, body: { firstId, secondId } });

/** An organization by the name that a source has for it. */
async function idOf(named: string): Promise<string> {
  const client = await db();
  const row = await client.organizationAssertion.findFirstOrThrow({
    where: { key: named },
    select: { organizationId: true },
  });
  return row.organizationId;
}

/** What is searched for, and by whom it is said. */
async function listed() {
  const client = await db();
  const rows = await client.directoryListing.findMany({
    select: { organizationId: true, endpointId: true, name: true, npis: true, sourceIds: true },
  });
  return rows.sort((one, other) => (one.name < other.name ? -1 : 1));
}

const north = endpointOf('https://fhir.lakeview.example/r4');
const south = endpointOf('https://fhir.hilltop.example/r4');
const lakeview = [
  north,
  organizationOf('Lakeview Clinic', [north], {
    identifiers: [npi('1234567893')],
    locations: [place('Erie', 'PA', '16501')],
  }),
];
const hilltop = [
  south,
  organizationOf('Hilltop Clinic', [south], {
    identifiers: [npi('1245319599')],
    locations: [place('Avon', 'OH', '44011')],
  }),
];

/** Two organizations of two sources that an operator takes for one. */
async function namedPair() {
  await read('one', lakeview);
  await read('two', hilltop);
  const [kept, gone] = [await idOf('Lakeview Clinic'), await idOf('Hilltop Clinic')];
  const { data } = await name(gone, kept);
  return { kept, gone, pair: data };
}

describe('the queue', () => {
  it('has what readings could not decide, the likeliest first, with both sides', async () => {
    await read('one', [
      north,
      organizationOf('Lakeview Clinic', [north], { identifiers: [npi('1234567893')] }),
      organizationOf('Lakeview Pharmacy', [north], { identifiers: [npi('1234567893')] }),
    ]);
    const { pairs, total } = await list();
    expect(total).toBe(1);
    expect(pairs[0]).toMatchObject({ kind: 'organization', state: 'open', isMerged: false });
    const sides = pairs[0]!.sides.map((side) => side.kind === 'organization' && side);
    expect(sides.map((side) => side && side.name).sort()).toEqual([
      'Lakeview Clinic',
      'Lakeview Pharmacy',
    ]);
    expect(sides[0]).toMatchObject({
      saidBy: [{ source: 'List one', matchedBy: 'new' }],
      endpoints: [{ baseUrl: 'https://fhir.lakeview.example/r4' }],
    });
    expect((await list('?kind=endpoint')).total).toBe(0);
    expect((await list('?state=distinct')).total).toBe(0);
  });

  it('asks about the same name in one state when no source has both', async () => {
    const at = { locations: [place('Erie', 'PA', '16501')] };
    const elsewhere = { locations: [place('Reading', 'PA', '19601')] };
    await read('one', [north, organizationOf('Lakeview Clinic', [north], at)]);
    await read('two', [south, organizationOf('LAKEVIEW CLINIC', [south], elsewhere)]);
    expect((await list()).pairs).toMatchObject([
      { reason: 'similar name and the state PA', score: 0.84 },
    ]);
    expect(await listed()).toHaveLength(2);
  });

  it('does not ask about namesakes of one list, far apart, or of which there are many', async () => {
    const at = (zip: string, state: string) => ({ locations: [place('Town', state, zip)] });
    await read('one', [
      north,
      ...Array.from({ length: 10 }, (_, index) =>
        organizationOf('Family Practice', [], {
          key: `many-${index}`,
          ...at(`1650${index}`, 'PA'),
        }),
      ),
      organizationOf('Lakeview Clinic', [north], at('16501', 'PA')),
      organizationOf('Lakeview Clinic', [north], { key: 'second', ...at('19601', 'PA') }),
    ]);
    await read('two', [
      south,
      organizationOf('Family Practice', [south], at('19999', 'PA')),
      organizationOf('Hilltop Clinic', [south], at('44011', 'OH')),
    ]);
    await read('three', [organizationOf('Hilltop Clinic', [], at('80202', 'CO'))]);
    expect((await list()).pairs).toEqual([]);
  });

  it('asks about nearly the same name at one endpoint', async () => {
    await read('one', [north, organizationOf('Lakeview Regional Hospital', [north])]);
    await read('two', [north, organizationOf('Lakeview Regional Hospital of', [north])]);
    expect((await list()).pairs).toMatchObject([
      { reason: 'similar name and the endpoint https://fhir.lakeview.example/r4' },
    ]);
  });

  it('takes two ids of an operator, once, and refuses what are no two of a kind', async () => {
    const { kept, gone, pair } = await namedPair();
    expect(pair).toMatchObject({ state: 'open', reason: 'Named by Olga Operator', score: 1 });
    expect((await name(kept, gone)).data.id).toBe(pair.id);
    const { endpointId } = (await listed())[0]!;
    for (const [firstId, secondId, path] of [
      ['org_none', kept, 'firstId'],
      [kept, kept, 'secondId'],
      [kept, endpointId!, 'secondId'],
    ] as const) {
      const { status, problem } = await name(firstId, secondId);
      expect([status, problem.errors?.[0]?.path]).toEqual([422, path]);
    }
  });

  it('is of the operator alone', async () => {
    const { pair, kept } = await namedPair();
    for (const [method, path, body] of [
      ['GET', root, undefined],
      ['GET', `${root}/${pair.id}`, undefined],
      ['POST', root, { firstId: kept, secondId: kept }],
      ['POST', `${root}/${pair.id}/merge`, { keepId: kept }],
      ['POST', `${root}/${pair.id}/distinct`, undefined],
      ['POST', `${root}/${pair.id}/split`, undefined],
      ['GET', `/admin/directory/organizations/${kept}`, undefined],
      ['POST', `/admin/directory/organizations/${kept}/split`, { assertionIds: ['x'] }],
    ] as const) {
      const { problem } = await api(method, path, { as: member, ...(body ? { body } : {}) });
      expect(problem.code, path).toBe('auth.operator_only');
    }
  });

  it('has pages', async () => {
    const client = await db();
    await read('one', [
      ...Array.from({ length: 22 }, (_, index) => organizationOf(`Clinic ${index}`, [])),
    ]);
    const rows = await client.organization.findMany({ orderBy: { id: 'asc' } });
    const [first, ...others] = rows.map(({ id }) => id);
    await client.directoryDuplicate.createMany({
      data: others.map((secondId, index) => ({
        id: newId('dup'),
        kind: 'organization',
        firstId: first!,
        secondId,
        reason: 'npi 1234567893',
        score: index / 100,
      })),
    });
    const [one, two] = [await list(), await list('?page=2')];
    expect([one.pairs.length, two.pairs.length, one.total, one.pages]).toEqual([20, 1, 21, 2]);
    expect([one.pairs[0]?.score, two.pairs[0]?.score]).toEqual([0.2, 0]);
  });
});

describe('merging organizations', () => {
  it('moves all that is known of the one, leads its id to the other, and is in the audit', async () => {
    const { kept, gone, pair } = await namedPair();
    const { status, data } = await merge(pair.id, kept);
    expect(status).toBe(200);
    expect(data).toMatchObject({ state: 'merged', decidedBy: 'Olga Operator', isMerged: true });
    expect(await resolveDirectoryId(gone)).toBe(kept);
    expect(await listed()).toMatchObject([
      { organizationId: kept, npis: ['1234567893', '1245319599'], sourceIds: ['one', 'two'] },
      { organizationId: kept, npis: ['1234567893', '1245319599'], sourceIds: ['one', 'two'] },
    ]);
    const client = await db();
    const row = await client.organization.findUniqueOrThrow({
      where: { id: kept },
      include: { names: true, locations: true, keys: true, links: true },
    });
    expect(row.names).toMatchObject([{ name: 'Hilltop Clinic' }]);
    expect(row.locations).toHaveLength(2);
    expect(row.links).toHaveLength(2);
    expect(row.keys.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['1234567893', '1245319599', 'hilltop clinic|44011']),
    );
    expect(await client.organizationKey.count({ where: { organizationId: gone } })).toBe(0);
    expect(
      await client.auditEntry.findMany({ where: { action: 'directory-duplicate.merge' } }),
    ).toMatchObject([{ targetId: pair.id, detail: { kept, state: 'merged' } }]);
  });

  it('happens once, and is not turned round', async () => {
    const { kept, gone, pair } = await namedPair();
    await merge(pair.id, kept);
    expect((await merge(pair.id, kept)).status).toBe(200);
    expect((await merge(pair.id, gone)).problem.code).toBe('directory.duplicate_wrong_state');
    expect((await act(pair.id, 'distinct')).problem.code).toBe('directory.duplicate_wrong_state');
    expect((await merge(pair.id, 'org_none')).problem.errors?.[0]?.path).toBe('keepId');
    expect((await merge('dup_none', kept)).status).toBe(404);
    expect(await (await db()).directoryRedirect.count()).toBe(1);
  });

  it('is not undone by the next readings, not even when a list has new ids', async () => {
    const { kept, pair } = await namedPair();
    await merge(pair.id, kept);
    await read('one', lakeview);
    await read('two', hilltop);
    expect(new Set((await listed()).map(({ organizationId }) => organizationId))).toEqual(
      new Set([kept]),
    );
    const [, { identifiers, locations }] = hilltop as [unknown, ReturnType<typeof organizationOf>];
    await read('two', [
      south,
      organizationOf('Hilltop Clinic', [south], { key: 'renamed', identifiers, locations }),
    ]);
    expect(await idOf('renamed')).toBe(kept);
    const client = await db();
    expect(await client.organization.count({ where: { retiredAt: null } })).toBe(1);
  });

  it('keeps parents and parts, and nothing is part of itself', async () => {
    await read('one', [
      organizationOf('Lakeview Health', []),
      organizationOf('Lakeview North', [], { parentKey: 'Lakeview Health' }),
      organizationOf('Lakeview Annex', [], { parentKey: 'Lakeview North' }),
    ]);
    const [health, northId] = [await idOf('Lakeview Health'), await idOf('Lakeview North')];
    const { data } = await name(health, northId);
    await merge(data.id, health);
    const client = await db();
    const rows = await client.organization.findMany({ select: { id: true, parentId: true } });
    const parents = new Map(rows.map(({ id, parentId }) => [id, parentId]));
    expect(parents.get(health)).toBeNull();
    expect(parents.get(await idOf('Lakeview Annex'))).toBe(health);
  });

  it('joins chains: every id that was given up leads to the one that lives', async () => {
    await read('one', [...lakeview, organizationOf('Harbor Clinic', [])]);
    await read('two', hilltop);
    const [a, b, c] = [
      await idOf('Lakeview Clinic'),
      await idOf('Hilltop Clinic'),
      await idOf('Harbor Clinic'),
    ];
    const ab = (await name(a, b)).data;
    const bc = (await name(b, c)).data;
    await merge(ab.id, b);
    // What waits is shown under the ids that live, and once.
    await name(a, c);
    expect((await list()).pairs).toHaveLength(1);
    await merge(bc.id, c);
    const client = await db();
    const redirects = await client.directoryRedirect.findMany();
    expect(redirects.map(({ newId: to }) => to)).toEqual([c, c]);
    expect((await list()).pairs).toEqual([]);
    // The second merge is undone: the first one stands.
    expect((await act(bc.id, 'split')).status).toBe(200);
    expect([await resolveDirectoryId(a), await resolveDirectoryId(b)]).toEqual([b, b]);
    expect(await idOf('Lakeview Clinic')).toBe(b);
    // Then the first one too.
    expect((await act(ab.id, 'split')).status).toBe(200);
    expect(await idOf('Lakeview Clinic')).toBe(a);
    expect(await client.directoryRedirect.count()).toBe(0);
  });

  it('waits for a reading that is being written, and the reading for it', async () => {
    const { kept, gone, pair } = await namedPair();
    const many = Array.from({ length: 40 }, (_, index) => organizationOf(`Clinic ${index}`, []));
    await Promise.all([
      read('one', [...many, ...lakeview]),
      merge(pair.id, kept),
      read('two', [...many, ...hilltop]),
    ]);
    await read('two', [...many, ...hilltop]);
    const client = await db();
    expect(await client.organizationAssertion.count({ where: { organizationId: gone } })).toBe(0);
    expect(await client.organization.findUniqueOrThrow({ where: { id: kept } })).toMatchObject({
      retiredAt: null,
      npis: ['1234567893', '1245319599'],
    });
    expect(await client.directoryListing.count({ where: { organizationId: gone } })).toBe(0);
  });
});

describe('splitting organizations', () => {
  it('undoes a merge: the old id lives again with what was said of it', async () => {
    const { kept, gone, pair } = await namedPair();
    const before = await listed();
    await merge(pair.id, kept);
    const { status, data } = await act(pair.id, 'split');
    expect([status, data.state, data.isMerged]).toEqual([200, 'distinct', false]);
    expect(await resolveDirectoryId(gone)).toBe(gone);
    expect(await listed()).toEqual(before);
    const client = await db();
    expect(
      (await client.organizationKey.findMany({ where: { organizationId: gone } })).map(
        ({ value }) => value,
      ),
    ).toContain('1245319599');
    expect((await act(pair.id, 'split')).status).toBe(200);
    expect(await client.auditEntry.count({ where: { action: 'directory-duplicate.split' } })).toBe(
      2,
    );
  });

  it('takes back what was recognized since then by a key that had moved', async () => {
    const { kept, gone, pair } = await namedPair();
    await merge(pair.id, kept);
    await read('three', [
      organizationOf('Hilltop', [], { key: 'newcomer', identifiers: [npi('1245319599')] }),
    ]);
    expect(await idOf('newcomer')).toBe(kept);
    await act(pair.id, 'split');
    expect(await idOf('newcomer')).toBe(gone);
  });

  it('refuses what is not merged', async () => {
    const { pair } = await namedPair();
    expect((await act(pair.id, 'split')).problem.code).toBe('directory.duplicate_wrong_state');
  });

  it('splits what a reading had joined by a wrong NPI, and no reading joins it again', async () => {
    const wrong = (key: string) => [
      south,
      organizationOf('Hilltop Clinic', [south], { key, identifiers: [npi('1234567893')] }),
    ];
    await read('one', lakeview);
    await read('two', wrong('Hilltop Clinic'));
    const id = await idOf('Lakeview Clinic');
    expect(await idOf('Hilltop Clinic')).toBe(id);
    const path = `/admin/directory/organizations/${id}`;
    const { data: said } = await api<OrganizationSaid>('GET', path, { as: operator });
    const [own, strange] = said.statements;
    expect(strange).toMatchObject({ name: 'Hilltop Clinic', matchedBy: 'npi 1234567893' });
    const split = (assertionIds: string[]) =>
      api<DuplicatePair>('POST', `${path}/split`, { as: operator, body: { assertionIds } });
    for (const ids of [[], ['oga_none'], [own!.id, strange!.id]]) {
      expect((await split(ids)).problem.errors?.[0]?.path).toBe('assertionIds');
    }
    const { data } = await split([strange!.id]);
    expect(data.state).toBe('distinct');
    const newId = await idOf('Hilltop Clinic');
    expect(newId).not.toBe(id);
    expect(await listed()).toMatchObject([
      { name: 'Hilltop Clinic', organizationId: newId, sourceIds: ['two'] },
      { name: 'Lakeview Clinic', organizationId: id, sourceIds: ['one'] },
    ]);
    await read('two', wrong('Hilltop Clinic'));
    expect(await idOf('Hilltop Clinic')).toBe(newId);
    await read('two', wrong('with a new key'));
    expect(await idOf('with a new key')).toBe(newId);
    expect((await list()).pairs).toEqual([]);
  });
});

describe('namesakes that an operator split', () => {
  it('stay apart by the sources that name them, though they share every key', async () => {
    const at = { locations: [place('Erie', 'PA', '16501')] };
    await read('one', [north, organizationOf('Lakeview Clinic', [north], { ...at, key: 'one' })]);
    await read('two', [south, organizationOf('Lakeview Clinic', [south], { ...at, key: 'two' })]);
    const id = await idOf('one');
    const path = `/admin/directory/organizations/${id}`;
    const { data } = await api<OrganizationSaid>('GET', path, { as: operator });
    expect(data.statements).toHaveLength(2);
    const assertionIds = [data.statements[1]!.id];
    await api('POST', `${path}/split`, { as: operator, body: { assertionIds } });
    const splitId = await idOf('two');
    expect(splitId).not.toBe(id);
    await read('two', [south, organizationOf('Lakeview Clinic', [south], { ...at, key: 'new' })]);
    expect(await idOf('new')).toBe(splitId);
    expect((await list()).pairs).toEqual([]);
  });
});

describe('what is not the same', () => {
  it('stays decided, also under an id that was given up since', async () => {
    await read('one', [
      north,
      organizationOf('Lakeview Clinic', [north], { identifiers: [npi('1234567893')] }),
      organizationOf('Lakeview Pharmacy', [north], { identifiers: [npi('1234567893')] }),
      organizationOf('Lakeview Drugs', [north]),
    ]);
    const [pair] = (await list()).pairs;
    expect((await act(pair!.id, 'distinct')).data.state).toBe('distinct');
    expect((await act(pair!.id, 'distinct')).status).toBe(200);
    const [pharmacy, drugs] = [await idOf('Lakeview Pharmacy'), await idOf('Lakeview Drugs')];
    await merge((await name(pharmacy, drugs)).data.id, drugs);
    await read('one', [
      north,
      organizationOf('Lakeview Clinic', [north], { key: 'a', identifiers: [npi('1234567893')] }),
      organizationOf('Lakeview Drugs', [north], { key: 'b', identifiers: [npi('1234567893')] }),
    ]);
    expect((await list()).pairs).toEqual([]);
    expect(await idOf('b')).toBe(drugs);
  });
});

describe('merging endpoints', () => {
  const upper = endpointOf('https://fhir.lakeview.example/R4');

  async function namedEndpoints() {
    await read('one', [north, organizationOf('Lakeview Clinic', [north])]);
    await read('two', [upper, organizationOf('Lakeview Pharmacy', [upper])]);
    const client = await db();
    const idAt = async ({ urlKey }: typeof north) =>
      (await client.fhirEndpoint.findUniqueOrThrow({ where: { urlKey } })).id;
    const [kept, gone] = [await idAt(north), await idAt(upper)];
    const day = { day: '2026-11-20', probes: 2, worked: 1, milliseconds: 100 };
    await client.endpointDay.createMany({
      data: [kept, gone].map((endpointId) => ({ endpointId, ...day })),
    });
    await client.endpointProbe.create({
      data: {
        id: newId('epp'),
        endpointId: gone,
        kind: 'metadata',
        checkedAt: new Date(),
        outcome: 'ok',
        milliseconds: 50,
      },
    });
    await client.endpointCapability.create({ data: { endpointId: gone, software: 'Lake' } });
    await client.fhirEndpoint.update({
      where: { id: gone },
      data: { status: 'working', lastProbedAt: new Date(), lastWorkedAt: new Date() },
    });
    return { kept, gone, pair: (await name(kept, gone)).data };
  }

  it('moves links and what probes found, and a later reading follows', async () => {
    const { kept, gone, pair } = await namedEndpoints();
    expect(pair).toMatchObject({ kind: 'endpoint', hasSameDocument: null });
    await merge(pair.id, kept);
    const client = await db();
    const farAway = endpointOf('https://api.faraway.example/fhir');
    await read('three', [farAway]);
    const { id: far } = await client.fhirEndpoint.findUniqueOrThrow({
      where: { urlKey: farAway.urlKey },
    });
    await merge((await name(far, gone)).data.id, kept);
    await read('two', [upper, organizationOf('Lakeview Pharmacy', [upper])]);
    await read('three', [farAway, endpointOf('https://fhir.lakeview.example/R4')]);
    expect(await client.fhirEndpoint.findMany({ where: { retiredAt: null } })).toMatchObject([
      { id: kept, baseUrl: 'https://fhir.lakeview.example/r4', status: 'working' },
    ]);
    expect((await listed()).map(({ endpointId }) => endpointId)).toEqual([kept, kept]);
    expect(await client.endpointDay.findMany()).toMatchObject([
      { endpointId: kept, probes: 4, worked: 2, milliseconds: 200 },
    ]);
    expect(await client.endpointProbe.count({ where: { endpointId: kept } })).toBe(1);
    expect(await client.endpointCapability.findMany()).toMatchObject([
      { endpointId: kept, software: 'Lake' },
    ]);
    expect(
      await client.endpointChange.findMany({ where: { kind: 'merge', before: gone } }),
    ).toMatchObject([{ endpointId: kept, after: kept }]);
    const found = await api<{ hits: { endpoints: { id: string }[] }[] }>(
      'GET',
      `/workspaces/team/directory?q=${encodeURIComponent(farAway.url)}`,
      { as: member },
    );
    expect(found.data.hits[0]?.endpoints[0]?.id).toBe(kept);
    const endpoint = await api<{ id: string }>(
      'GET',
      `/workspaces/team/directory/endpoints/${gone}`,
      { as: member },
    );
    expect(endpoint.data.id).toBe(kept);
  });

  it('is undone: the address has its own endpoint and organizations again', async () => {
    const { kept, gone, pair } = await namedEndpoints();
    await merge(pair.id, kept);
    const { data } = await act(pair.id, 'split');
    expect([data.state, data.isMerged]).toEqual(['distinct', false]);
    expect(await listed()).toMatchObject([
      { name: 'Lakeview Clinic', endpointId: kept },
      { name: 'Lakeview Pharmacy', endpointId: gone },
    ]);
    await read('two', [upper, organizationOf('Lakeview Pharmacy', [upper])]);
    const client = await db();
    expect(await client.fhirEndpoint.count({ where: { retiredAt: null } })).toBe(2);
    expect(await client.endpointLink.count()).toBe(2);
  });
});
