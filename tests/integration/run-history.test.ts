import { beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { historyChoices } from '@/lib/domain/runs/history-choices';
import { searchTextOf } from '@/lib/domain/runs/search-text';
import type { Run } from '@/lib/schemas/run';
import type { RunPage } from '@/lib/schemas/run-history';
import { api, makeWorkspace, type TestMember } from './api';

type Members = Record<'admin' | 'developer' | 'viewer', TestMember>;
let workspaceId = '';
let members: Members;
/** Ids of runs by what they are called here. */
const ids: Record<string, string> = {};

const harbor = 'http://localhost:3000/sandbox/harbor/fhir/r4';
const other = 'https://fhir.example.org/r4';

async function put(
  key: string,
  row: Partial<Prisma.RunUncheckedCreateInput> & { title: string },
): Promise<void> {
  const id = newId('run');
  ids[key] = id;
  const full = {
    holder: harbor,
    method: 'GET',
    resourceType: 'Patient',
    answerStatus: 200,
    ...row,
  };
  const client = await db();
  await client.run.create({
    data: {
      id,
      workspaceId,
      kind: 'console',
      status: 'finished',
      verdict: 'pass',
      request: {},
      searchText: searchTextOf(full),
      ...full,
    },
  });
}

beforeAll(async () => {
  const made = await makeWorkspace('history', ['admin', 'developer', 'viewer']);
  workspaceId = made.id;
  members = made.members;
  const { developer } = members;
  await put('old', {
    title: 'GET Patient?name=Smith at harbor',
    startedAt: new Date('2026-01-10T23:30:00Z'),
    createdById: developer.id,
  });
  await put('gone', {
    title: 'GET Observation/1 at fhir.example.org',
    holder: other,
    resourceType: 'Observation',
    answerStatus: 404,
    verdict: 'fail',
    startedAt: new Date('2026-01-11T00:30:00Z'),
  });
  await put('written', {
    title: 'POST Patient at harbor',
    method: 'POST',
    answerStatus: 201,
    isStarred: true,
  });
  await put('silent', { title: 'GET 100%_a at harbor', resourceType: null, answerStatus: null });
  await put('doctor', {
    title: 'Trust doctor',
    kind: 'trust-doctor',
    method: null,
    resourceType: null,
    answerStatus: null,
  });
});

async function found(query: string): Promise<string[]> {
  const answer = await api<RunPage>('GET', `/workspaces/history/runs?${query}`, {
    as: members.viewer,
  });
  expect(answer.status).toBe(200);
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return answer.data.runs.map(({ id }) => names.get(id) ?? id);
}

const patch = (id: string | undefined, body: unknown, as: TestMember = members.developer) =>
  api<Run>('PATCH', `/workspaces/history/runs/${id}`, { as, body });

describe('the history of runs', () => {
  it.each([
    ['', ['doctor', 'silent', 'written', 'gone', 'old']],
    ['search=SMITH patient', ['old']],
    ['search=smith observation', []],
    ['search=example.org', ['gone']],
    // The signs that a pattern of SQL reads as others stand for themselves.
    ['search=%25_', ['silent']],
    ['search=_', ['silent']],
    ['search=%5C', []],
    ['verdict=fail', ['gone']],
    ['method=POST', ['written']],
    ['status=2xx', ['written', 'old']],
    ['status=404', ['gone']],
    ['status=none', ['silent']],
    ['resource=Observation', ['gone']],
    [`holder=${encodeURIComponent(other)}`, ['gone']],
    ['starred=true', ['written']],
    ['starred=true&status=4xx', []],
    ['person=token&resource=Patient', ['written']],
    ['to=2026-01-10', ['old']],
    ['from=2026-01-11&to=2026-01-11', ['gone']],
  ])('finds by %s', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('finds by person', async () => {
    expect(await found(`person=${members.developer.id}`)).toEqual(['old']);
    expect(await found(`person=${members.admin.id}`)).toEqual([]);
  });

  it('refuses what it does not know', async () => {
    for (const query of ['status=6xx', 'from=yesterday', 'starred=perhaps', 'body=x']) {
      const answer = await api('GET', `/workspaces/history/runs?${query}`, { as: members.viewer });
      expect([query, answer.status]).toEqual([query, 422]);
    }
  });

  it('is read page by page, and the last page says so', async () => {
    const pages: string[][] = [];
    let before = '';
    for (;;) {
      const { data } = await api<RunPage>(
        'GET',
        `/workspaces/history/runs?limit=2&resource=Patient${before}`,
        { as: members.viewer },
      );
      pages.push(data.runs.map(({ id }) => id));
      if (data.next === null) break;
      before = `&before=${data.next}`;
    }
    expect(pages).toEqual([[ids['written'], ids['old']]]);
    const all = await api<RunPage>('GET', '/workspaces/history/runs?limit=2', {
      as: members.viewer,
    });
    expect(all.data.next).toBe(ids['silent']);
    expect(await found(`limit=2&before=${all.data.next}`)).toEqual(['written', 'gone']);
  });

  it('says what it can be narrowed by', async () => {
    expect(await historyChoices(workspaceId)).toEqual({
      methods: ['GET', 'POST'],
      resourceTypes: ['Observation', 'Patient'],
      holders: [harbor, other],
      people: [{ id: members.developer.id, name: members.developer.email }],
    });
  });
});

describe('what people keep beside a run', () => {
  it('is a star, a name and a note, each for itself, and is searched', async () => {
    const starred = await patch(ids['old'], { isStarred: true });
    expect(starred.data).toMatchObject({ isStarred: true, name: null, note: null });
    await patch(ids['old'], { note: 'Ticket 4711\nasked the vendor' });
    const named = await patch(ids['old'], { name: '  The slow one ' });
    expect(named.data).toMatchObject({
      isStarred: true,
      name: 'The slow one',
      note: 'Ticket 4711\nasked the vendor',
    });
    expect(await found('search=slow 4711 smith')).toEqual(['old']);
    const cleared = await patch(ids['old'], { name: null, isStarred: false });
    expect(cleared.data).toMatchObject({ isStarred: false, name: null });
    expect(await found('search=slow')).toEqual([]);
    expect(await found('search=vendor')).toEqual(['old']);
  });

  it('is written down in the audit log, without the note', async () => {
    await patch(ids['gone'], { name: 'Missing', note: 'canary-note' });
    const client = await db();
    const entries = await client.auditEntry.findMany({
      where: { workspaceId, action: 'run.update', targetId: ids['gone'] ?? '' },
    });
    expect(entries.map(({ detail }) => detail)).toEqual([{ isStarred: false, name: 'Missing' }]);
    expect(JSON.stringify(entries)).not.toContain('canary-note');
  });

  it('is refused when it is nothing, too long, or of a run elsewhere', async () => {
    expect((await patch(ids['old'], { name: '  ' })).status).toBe(422);
    expect((await patch(ids['old'], { note: 'x'.repeat(4001) })).status).toBe(422);
    expect((await patch(ids['old'], { verdict: 'pass' })).status).toBe(422);
    const { members: strangers } = await makeWorkspace('history-other', ['developer']);
    const stranger = await api('PATCH', `/workspaces/history-other/runs/${ids['old']}`, {
      as: strangers.developer,
      body: { isStarred: true },
    });
    expect(stranger.status).toBe(404);
    expect((await patch(ids['old'], { isStarred: true }, members.viewer)).status).toBe(403);
  });
});
