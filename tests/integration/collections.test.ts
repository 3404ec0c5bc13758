import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { collectionRunEvents } from '@/lib/domain/collection-runs/collection-run-events';
import { startCollectionRunJob } from '@/lib/domain/collection-runs/start-collection-run-job';
import { evaluateFhirPath } from '@/lib/domain/fhirpath/evaluate-fhirpath';
import type { LeasedJob } from '@/lib/domain/jobs/start-leased-job';
import type { Collection, CollectionRun, SavedRequest } from '@/lib/schemas/collection';
import type { Environment } from '@/lib/schemas/environment';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeToken, makeWorkspace, type Sender } from './api';

const root = '/workspaces/kept';
let portal: Awaited<ReturnType<typeof startPortalServer>>;
let as: Sender;
let token: Sender;
let job: LeasedJob;

beforeAll(async () => {
  portal = await startPortalServer();
  const workspace = await makeWorkspace('kept', ['developer']);
  as = workspace.members.developer;
  token = await makeToken(workspace.id, 'developer');
  job = startCollectionRunJob({ isAlone: true, lookMs: 200 });
});

afterAll(async () => {
  await job.stop();
  await portal.close();
});

async function call<Data>(method: string, path: string, body?: unknown): Promise<Data> {
  const answer = await api<Data>(method, `${root}${path}`, { as, body });
  expect(answer.problem).toBeUndefined();
  return answer.data;
}

const makeCollection = (name: string) => call<Collection>('POST', '/collections', { name });
const save = (collection: string, name: string, request: unknown = {}) =>
  call<SavedRequest>('POST', `/collections/${collection}/requests`, { name, request });

async function ended(id: string): Promise<CollectionRun> {
  for (let turn = 0; turn < 300; turn += 1) {
    const run = await call<CollectionRun>('GET', `/collection-runs/${id}`);
    if (run.status !== 'running') return run;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the collection run did not end');
}

async function runToEnd(collection: string, body: unknown = {}): Promise<CollectionRun> {
  const { id } = await call<CollectionRun>('POST', `/collections/${collection}/runs`, body);
  return ended(id);
}

describe('collections', () => {
  it('keep requests in order and in folders, copy, move, delete and bring back', async () => {
    const one = await makeCollection('One');
    const two = await makeCollection('Two');
    const first = await save(one.id, 'First', { request: { path: 'Patient/{{id}}' } });
    const second = await save(one.id, 'Second');
    const copy = await call<SavedRequest>('POST', `/saved-requests/${first.id}/duplicate`);
    expect(copy).toMatchObject({ name: 'First (copy)', request: first.request });
    await call('PATCH', `/collections/${one.id}`, {
      version: 1,
      order: [
        { id: copy.id, folder: 'F' },
        { id: second.id, folder: null },
        { id: first.id, folder: 'F' },
      ],
    });
    const namesOf = async (id: string) =>
      (await call<Collection>('GET', `/collections/${id}`)).requests.map(
        ({ folder, name }) => `${folder ?? ''}/${name}`,
      );
    expect(await namesOf(one.id)).toEqual(['F/First (copy)', '/Second', 'F/First']);
    await call('PUT', `/saved-requests/${second.id}`, {
      name: 'Second',
      request: {},
      collectionId: two.id,
      version: second.version,
    });
    expect(await namesOf(two.id)).toEqual(['/Second']);
    const gone = await api('DELETE', `${root}/saved-requests/${copy.id}`, { as });
    expect(gone.status).toBe(204);
    expect(await namesOf(one.id)).toEqual(['F/First']);
    await call('POST', `/saved-requests/${copy.id}/restore`);
    expect(await namesOf(one.id)).toEqual(['F/First (copy)', 'F/First']);
    expect((await api('DELETE', `${root}/collections/${one.id}`, { as })).status).toBe(204);
    expect((await api('GET', `${root}/saved-requests/${first.id}`, { as })).status).toBe(404);
    await call('POST', `/collections/${one.id}/restore`);
    expect(await namesOf(one.id)).toEqual(['F/First (copy)', 'F/First']);
    const client = await db();
    const audited = await client.auditEntry.findMany({ where: { targetId: one.id } });
    expect(audited.map(({ action }) => action)).toEqual([
      'collection.create',
      'collection.update',
      'collection.delete',
      'collection.restore',
    ]);
  });

  it('say when somebody else was quicker', async () => {
    const { id } = await makeCollection('Conflicts');
    const request = await save(id, 'R');
    const change = (name: string) =>
      api<SavedRequest>('PUT', `${root}/saved-requests/${request.id}`, {
        as,
        body: { name, request: {}, version: request.version },
      });
    const answers = await Promise.all([change('A'), change('B')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.problem.code).toBe('resource.changed');
    const rename = (version: number) =>
      api('PATCH', `${root}/collections/${id}`, { as, body: { name: 'N', version } });
    expect((await rename(1)).status).toBe(200);
    expect((await rename(1)).problem.code).toBe('resource.changed');
  });

  it('keep no secret and no request of others', async () => {
    const { id } = await makeCollection('Secrets');
    const refused = await api('POST', `${root}/collections/${id}/requests`, {
      as,
      body: {
        name: 'S',
        request: {
          auth: { method: 'none' },
          request: { headers: [['Authorization', 'Bearer abcdefgh']] },
        },
      },
    });
    expect(refused.problem.errors).toMatchObject([{ path: 'request.request.headers.0.1' }]);
    const kept = await save(id, 'S', {
      auth: { method: 'none' },
      environment: 'env_1',
      request: { headers: [['Authorization', 'Bearer {{token}}']] },
    });
    expect(kept.request).not.toHaveProperty('environment');
    await makeWorkspace('kept-other', ['owner']).then(async ({ members }) => {
      const other = await api('GET', `/workspaces/kept-other/collections/${id}`, {
        as: members.owner,
      });
      expect(other.status).toBe(404);
    });
  });
});

describe('a collection that is run as a test', () => {
  it('passes as the starter stands, with values that go from one request to the next', async () => {
    const starter = await call<Collection>('POST', '/collections/starter', {});
    const run = await runToEnd(starter.id);
    expect(run.items.map(({ name, state, message }) => [name, state, message])).toEqual([
      ['Capabilities', 'passed', ''],
      ['Patients', 'passed', ''],
      ['That patient', 'passed', ''],
      ['No such patient', 'passed', ''],
    ]);
    expect(run).toMatchObject({ status: 'finished', counts: { passed: 4, failed: 0 } });
    expect(run.items[1]?.assertions.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'assert.status pass',
      'assert.content-type pass',
      'assert.fhirpath pass',
      'assert.capture pass',
    ]);
    const client = await db();
    const row = await client.collectionRun.findUniqueOrThrow({ where: { id: run.id } });
    expect(row).toMatchObject({ sealedValues: null, leaseOwner: null });
  });

  it('says which assertion failed, goes on or stops, and reports it as JUnit to a script', async () => {
    const { id } = await makeCollection('Fails & <more>');
    await save(id, 'Wrong', {
      auth: { method: 'none' },
      request: { path: 'metadata' },
      assertions: [{ kind: 'fhirpath', expression: 'fhirVersion', is: 'equals', value: '5.0.0' }],
    });
    await save(id, 'Unknown', { request: { path: 'Patient/{{nobody}}' } });
    const run = await runToEnd(id);
    expect(run.items).toMatchObject([
      { state: 'failed', message: expect.stringContaining('The value is 4.0.1') as string },
      { state: 'failed', message: expect.stringContaining('{{nobody}}') as string, runId: null },
    ]);
    const stopped = await runToEnd(id, { stopOnFailure: true });
    expect(stopped.items.map(({ state }) => state)).toEqual(['failed', 'skipped']);
    const report = await api('GET', `${root}/collection-runs/${stopped.id}/junit`, { as: token });
    const text = new TextDecoder().decode(report.bytes);
    expect(text).toContain('<testsuite name="Fails &amp; &lt;more&gt;" tests="2" failures="1"');
    expect(text).toContain('<skipped message="A request before it failed."/>');
    const listed = await api<{ collectionRuns: unknown[] }>(
      'GET',
      `${root}/collection-runs?collection=${id}`,
      { as: token },
    );
    expect(listed.data.collectionRuns).toHaveLength(2);
  });

  it('is cancelled, and refused for a collection without requests', async () => {
    const { id } = await makeCollection('Cancel');
    const none = await api('POST', `${root}/collections/${id}/runs`, { as, body: {} });
    expect(none.problem.code).toBe('collection.empty');
    for (let at = 0; at < 5; at += 1) await save(id, `R${at}`);
    const started = await call<CollectionRun>('POST', `/collections/${id}/runs`, {});
    const run = await call<CollectionRun>('POST', `/collection-runs/${started.id}/cancel`);
    expect(run.status).toBe('cancelled');
    expect(run.counts.waiting + run.counts.running).toBe(0);
    const again = await api('POST', `${root}/collection-runs/${started.id}/cancel`, { as });
    expect(again.problem.code).toBe('run.not_running');
  });

  it('goes on after the process has died with a request in hand', async () => {
    const { id } = await makeCollection('Restart');
    await save(id, 'Read', { auth: { method: 'none' }, request: { path: 'metadata' } });
    await save(id, 'Write', { request: { method: 'POST', path: 'Patient', body: '{}' } });
    await job.stop();
    const { id: run } = await call<CollectionRun>('POST', `/collections/${id}/runs`, {});
    const client = await db();
    await client.collectionRun.update({
      where: { id: run },
      data: { leaseOwner: 'own_dead', leaseUntil: new Date(Date.now() + 60_000) },
    });
    await client.collectionRunItem.updateMany({
      where: { collectionRunId: run },
      data: { state: 'running', attempts: 1 },
    });
    job = startCollectionRunJob({ isAlone: true, lookMs: 200 });
    collectionRunEvents.emit('wake');
    const after = await ended(run);
    expect(after.items).toMatchObject([
      { name: 'Read', state: 'passed' },
      {
        name: 'Write',
        state: 'failed',
        message: expect.stringContaining('may have been sent') as string,
      },
    ]);
  });

  it('wants writes in production confirmed', async () => {
    const { id } = await makeCollection('Production');
    await save(id, 'Write', { request: { method: 'DELETE', path: 'Patient/none' } });
    const environment = await call<Environment>('POST', '/environments', {
      name: 'P',
      isProduction: true,
    });
    const start = (body: Record<string, unknown>) =>
      api('POST', `${root}/collections/${id}/runs`, {
        as,
        body: { environment: environment.id, ...body },
      });
    expect((await start({})).problem.code).toBe('run.unconfirmed_write');
    expect((await start({ confirmed: true })).status).toBe(201);
  });
});

describe('evaluateFhirPath', () => {
  const patient = {
    resourceType: 'Patient',
    birthDate: '1970-01-01',
    name: [{ given: ['A', 'B'] }],
  };

  it('knows the types of R4', async () => {
    const found = await evaluateFhirPath(patient, ['Patient.birthDate < today()', 'name.given']);
    expect([...found.values()]).toEqual([{ values: [true] }, { values: ['A', 'B'] }]);
  });

  it('ends what does not end, and goes on', async () => {
    const endless = '(1 | 2).repeat($this + 1).count()';
    const [result] = (await evaluateFhirPath(patient, [endless])).values();
    expect(result).toMatchObject({ error: expect.any(String) as string });
    const [next] = (await evaluateFhirPath(patient, ['name.exists()'])).values();
    expect(next).toEqual({ values: [true] });
  });

  it('says what is wrong with an expression, and calls nobody', async () => {
    const found = await evaluateFhirPath(patient, ['((', "'http://x'.resolve()"]);
    for (const result of found.values()) {
      expect(result).toMatchObject({
        error: expect.stringContaining('cannot be evaluated') as string,
      });
    }
  });
});
