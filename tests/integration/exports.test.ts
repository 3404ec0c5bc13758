import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { comparableRuns, previousOf } from '@/lib/domain/runs/comparable-runs';
import { getRun } from '@/lib/domain/runs/get-run';
import { searchTextOf } from '@/lib/domain/runs/search-text';
import { readImport } from '@/lib/run/import/read-import';
import type { Collection } from '@/lib/schemas/collection';
import { api, makeWorkspace, type TestMember } from './api';

let workspaceId = '';
let developer: TestMember;
const runs: string[] = [];
const holder = 'https://fhir.example.org/r4';

async function put(path: string, request: Record<string, unknown> = {}): Promise<void> {
  const id = newId('run');
  runs.push(id);
  const title = `GET ${path} at fhir.example.org`;
  const client = await db();
  await client.run.create({
    data: {
      id,
      workspaceId,
      kind: 'console',
      status: 'finished',
      method: 'GET',
      title,
      holder,
      searchText: searchTextOf({ title, holder }),
      request: { holder, auth: { method: 'none' }, request: { method: 'GET', path, ...request } },
    },
  });
}

beforeAll(async () => {
  const made = await makeWorkspace('exports', ['developer']);
  workspaceId = made.id;
  developer = made.members.developer;
  await put('Patient?_count=1');
  await put('Patient?_count=1', {
    headers: [
      ['Prefer', 'handling=strict'],
      ['Authorization', '‹authorization›'],
    ],
  });
  await put('Observation?token=canary-secret&code=1');
});

/** Reads a document back as another tool would. */
function readBack(document: unknown) {
  return readImport([{ name: 'x.json', text: JSON.stringify(document) }]);
}

describe('runs for another tool', () => {
  it.each(['postman', 'bruno'] as const)('are read by %s as they were sent', async (format) => {
    const answer = await api(
      'GET',
      `/workspaces/exports/runs/export?format=${format}&ids=${runs.toReversed().join(',')}`,
      { as: developer },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="3-runs\./);
    const { requests } = readBack(answer.data);
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${holder}/Patient?_count=1`,
      `GET ${holder}/Patient?_count=1`,
      `GET ${holder}/Observation?token={{token}}&code=1`,
    ]);
    expect(requests[1]?.headers).toEqual([
      ['Accept', 'application/fhir+json'],
      ['Prefer', 'handling=strict'],
    ]);
    expect(JSON.stringify(answer.data)).not.toMatch(/canary-secret|‹authorization›/);
  });

  it('are an archive with all their pages', async () => {
    const answer = await api<{ log: { version: string; pages: { id: string }[] } }>(
      'GET',
      `/workspaces/exports/runs/export?format=har&ids=${runs[1]},${runs[0]}`,
      { as: developer },
    );
    expect(answer.data.log.version).toBe('1.2');
    expect(answer.data.log.pages.map(({ id }) => id)).toEqual([runs[0], runs[1]]);
  });

  it('must be there, and be named', async () => {
    const { members } = await makeWorkspace('exports-other', ['developer']);
    for (const format of ['postman', 'har']) {
      const stranger = await api(
        'GET',
        `/workspaces/exports-other/runs/export?format=${format}&ids=${runs[0]}`,
        { as: members.developer },
      );
      expect(stranger.status).toBe(404);
    }
    for (const query of ['ids=', 'format=har', `format=word&ids=${runs[0]}`]) {
      const wrong = await api('GET', `/workspaces/exports/runs/export?${query}`, {
        as: developer,
      });
      expect([query, wrong.status]).toEqual([query, 422]);
    }
  });
});

describe('a collection for another tool', () => {
  it('keeps folders, variables and the address of the sandbox, and no credential', async () => {
    const made = await api<Collection>('POST', '/workspaces/exports/collections', {
      as: developer,
      body: { name: 'Büro / reads' },
    });
    const keep = (body: unknown) =>
      api('POST', `/workspaces/exports/collections/${made.data.id}/requests`, {
        as: developer,
        body,
      });
    await keep({
      name: 'At the sandbox',
      folder: 'One',
      request: {
        request: { path: 'Patient/{{patient}}', headers: [['X-Api-Key', '{{vendor_key}}']] },
      },
    });
    await keep({
      name: 'Elsewhere',
      request: {
        holder: '{{base}}',
        request: { method: 'POST', path: 'Patient', body: '{"resourceType":"Patient"}' },
      },
    });
    for (const format of ['postman', 'bruno', 'har'] as const) {
      const answer = await api(
        'GET',
        `/workspaces/exports/collections/${made.data.id}/export?format=${format}`,
        { as: developer },
      );
      expect(answer.headers.get('content-disposition')).toContain('filename="Bu');
      const { requests } = readBack(answer.data);
      expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
        expect.stringMatching(/^GET http.*\/sandbox\/harbor\/fhir\/r4\/Patient\/\{\{patient\}\}$/),
        'POST {{base}}/Patient',
      ]);
      expect(requests[0]?.headers).toContainEqual(['X-Api-Key', '{{vendor_key}}']);
      expect(requests[1]?.body).toBe('{"resourceType":"Patient"}');
      if (format !== 'har') expect(requests[0]?.folder).toBe('One');
    }
  });
});

describe('what a run is compared with', () => {
  it('is the run of the same request before it, else any other', async () => {
    const [first, second, third] = await Promise.all(runs.map((id) => getRun(workspaceId, id)));
    if (!first || !second || !third) throw new Error('runs are missing');
    const ofSecond = await comparableRuns(workspaceId, second);
    expect(ofSecond.same.map(({ id }) => id)).toEqual([first.id]);
    expect(previousOf(second, ofSecond)?.id).toBe(first.id);
    const ofFirst = await comparableRuns(workspaceId, first);
    expect(ofFirst.same.map(({ id }) => id)).toEqual([second.id]);
    expect(previousOf(first, ofFirst)).toBeNull();
    const ofThird = await comparableRuns(workspaceId, third);
    expect(ofThird.same).toEqual([]);
    expect(ofThird.latest.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await comparableRuns(workspaceId, null)).latest).toHaveLength(3);
  });
});
