import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { startBulkJob } from '@/lib/domain/bulk-registrations/start-bulk-job';
import type { LeasedJob } from '@/lib/domain/jobs/start-leased-job';
import type { ItemOutcome, RegisterAt } from '@/lib/domain/bulk-registrations/item-outcome';
import type { StartedBulk } from '@/lib/schemas/bulk';
import type { BulkDetail, BulkSummary } from '@/lib/schemas/register';
import { api, makeWorkspace } from './api';

const root = '/workspaces/fleet/registrations/bulk';
let team: Awaited<ReturnType<typeof makeWorkspace<'developer' | 'viewer'>>>;
let appId: string;
const jobs: LeasedJob[] = [];

beforeAll(async () => {
  team = await makeWorkspace('fleet', ['developer', 'viewer']);
  appId = await makeApp('Fleet app');
});

afterEach(async () => {
  await Promise.all(jobs.splice(0).map((job) => job.stop()));
  const client = await db();
  await client.bulkRegistration.deleteMany();
  await client.registration.deleteMany();
});

async function makeApp(name: string): Promise<string> {
  const client = await db();
  const id = newId('app');
  await client.app.create({
    data: { id, workspaceId: team.id, name, metadata: { client_name: name } },
  });
  await client.appClient.create({
    data: {
      id: newId('acl'),
      workspaceId: team.id,
      appId: id,
      grantType: 'client_credentials',
      issuer: `https://app.example.org/${id}`,
      scope: 'system/*.rs',
    },
  });
  return id;
}

const asDeveloper = () => ({ as: team.members.developer });
const urls = (count: number, word = 'holder') =>
  Array.from({ length: count }, (_, index) => `https://${word}-${index + 1}.example.org/r4`);
const registered = (registrationId: string | null = null): ItemOutcome => ({
  state: 'registered',
  registrationId,
  message: 'The holder gave the client_id abc.',
});

async function start(body: object): Promise<StartedBulk> {
  const answer = await api<StartedBulk>('POST', root, {
    ...asDeveloper(),
    body: { appId, grantType: 'client_credentials', method: 'udap', ...body },
  });
  expect(answer.status, JSON.stringify(answer.problem)).toBe(201);
  return answer.data;
}

const read = async (id: string) =>
  (await api<BulkDetail>('GET', `${root}/${id}`, asDeveloper())).data;

const act = (id: string, verb: 'cancel' | 'resume' | 'retry', body: object = {}) =>
  api<BulkSummary>('POST', `${root}/${id}/${verb}`, { ...asDeveloper(), body });

async function until<T>(look: () => Promise<T | null | false>, what: string): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look();
    if (found) return found;
    await pause(25);
  }
  throw new Error(`waited in vain for: ${what}`);
}

const untilStatus = (id: string, status: BulkSummary['status']) =>
  until(async () => {
    const bulk = await read(id);
    return bulk.status === status && bulk;
  }, `${id} is ${status}`);

function work(registerAt: RegisterAt, options: Partial<Parameters<typeof startBulkJob>[1]> = {}) {
  const job = startBulkJob(registerAt, {
    isAlone: false,
    leaseMs: 400,
    beatMs: 40,
    lookMs: 100,
    ...options,
  });
  jobs.push(job);
  return job;
}

/** Registers everywhere as `outcome` says, and counts who was asked and how many at once. */
function holdersThat(outcome: (holder: string) => ItemOutcome | Promise<ItemOutcome>) {
  const asked: string[] = [];
  let atOnce = 0;
  const seen = { asked, most: 0 };
  const registerAt: RegisterAt = async ({ request, onStart }) => {
    asked.push(request.holder);
    atOnce += 1;
    seen.most = Math.max(seen.most, atOnce);
    const runId = newId('run');
    try {
      await onStart(runId);
      await pause(5);
      return { runId, ...(await outcome(request.holder)) };
    } finally {
      atOnce -= 1;
    }
  };
  return { registerAt, seen };
}

/** A holder that never answers; the run ends when it is cancelled. */
const hanging: RegisterAt = async ({ signal, onStart }) => {
  const runId = newId('run');
  await onStart(runId);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  return { runId, state: 'waiting', registrationId: null, message: 'Broken off.' };
};

/** Puts an item as a process leaves it that dies while the item is in hand. */
async function leaveInHand(
  bulkId: string,
  holder: string,
  run: { status: string; sent?: boolean; attempts?: number } | null,
): Promise<string | null> {
  const client = await db();
  const runId = run && newId('run');
  if (run && runId) {
    await client.run.create({
      data: {
        id: runId,
        workspaceId: team.id,
        kind: 'registration',
        status: run.status as 'running',
        title: 'Register',
        holder,
        request: {},
      },
    });
    const sent = { purpose: 'registration', method: 'POST', url: `${holder}/register` };
    const frame = { v: 1, seq: 1, at: new Date().toISOString(), step: 'register' };
    const started = { ...frame, type: 'exchange.started', exchangeId: 'exc_1', ...sent };
    if (run.sent) {
      await client.runFrame.create({
        data: { runId, seq: 1, type: 'exchange.started', at: new Date(), frame: started },
      });
    }
  }
  await client.bulkItem.updateMany({
    where: { bulkId, holder },
    data: { state: 'running', attempts: run?.attempts ?? 1, startedAt: new Date(), runId },
  });
  return runId;
}

const leased = async (id: string, leaseUntil: Date, leaseOwner = 'own_dead') =>
  (await db()).bulkRegistration.update({ where: { id }, data: { leaseOwner, leaseUntil } });

async function makeRegistration(holderBaseUrl: string, data: object = {}): Promise<string> {
  const client = await db();
  const id = newId('reg');
  const app = await client.appClient.findFirstOrThrow({
    where: { appId, grantType: 'client_credentials' },
  });
  await client.registration.create({
    data: {
      id,
      workspaceId: team.id,
      appId,
      holderBaseUrl,
      method: 'udap',
      community: 'https://community.example.org',
      issuer: app.issuer,
      registrationEndpoint: `${holderBaseUrl}/register`,
      clientId: 'known-before',
      scope: 'system/*.rs',
      status: 'active',
      response: {},
      ...data,
    },
  });
  return id;
}

const stateOf = (bulk: BulkDetail, holder: string) =>
  bulk.items.find((item) => item.holder === holder);

describe('starting a bulk registration', () => {
  it('merges holders that are named twice, in whatever way, and keeps their order', async () => {
    const bulk = await start({
      holders: [
        ' https://b.example.org/r4 ',
        'harbor',
        'https://b.example.org/r4',
        'https://B.example.org/r4/',
        'http://localhost:3000/sandbox/harbor/fhir/r4',
      ],
    });
    expect(bulk).toMatchObject({
      total: 2,
      duplicates: 3,
      status: 'running',
      appName: 'Fleet app',
    });
    expect((await read(bulk.id)).items.map(({ holder, position }) => [position, holder])).toEqual([
      [1, 'https://b.example.org/r4'],
      [2, 'harbor'],
    ]);
  });

  it('says which lines are no holders, all at once', async () => {
    const { status, problem } = await api('POST', root, {
      ...asDeveloper(),
      body: {
        appId,
        grantType: 'client_credentials',
        method: 'udap',
        holders: ['harbor', 'ftp://x.example.org', 'https://y.example.org/r4?a=1', 'no such name'],
      },
    });
    expect(status).toBe(422);
    expect(problem.errors?.map(({ path }) => path)).toEqual([
      'holders.1',
      'holders.2',
      'holders.3',
    ]);
    expect(problem.errors?.[0]?.detail).toMatch(/^Line 2: Found the scheme ftp:/);
  });

  it('refuses apps and certificates of nobody here, and a token where there is none', async () => {
    const { problem } = await api('POST', root, {
      ...asDeveloper(),
      body: {
        appId: 'app_none',
        grantType: 'client_credentials',
        method: 'udap',
        holders: ['harbor'],
        certificateId: 'crt_none',
        initialAccessToken: 'abc',
      },
    });
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual([
      'appId',
      'certificateId',
      'initialAccessToken',
    ]);
  });

  it('seals the initial access token, and hands it to each registration', async () => {
    const secret = 'initial-access-token-42';
    const bulk = await start({ method: 'dcr', holders: urls(2), initialAccessToken: secret });
    const client = await db();
    const row = await client.bulkRegistration.findUniqueOrThrow({ where: { id: bulk.id } });
    expect(JSON.stringify(row)).not.toContain(secret);
    const tokens: unknown[] = [];
    work(async ({ request, onStart }) => {
      tokens.push(request.initialAccessToken);
      await onStart('run_1');
      return { runId: 'run_1', ...registered() };
    });
    await untilStatus(bulk.id, 'finished');
    expect(tokens).toEqual([secret, secret]);
  });

  it('does not begin where another one of the same kind is under way', async () => {
    const first = await start({ holders: urls(3) });
    const body = { appId, grantType: 'client_credentials', holders: urls(1) };
    const refused = await api('POST', root, {
      ...asDeveloper(),
      body: { ...body, method: 'udap' },
    });
    expect(refused.problem).toMatchObject({ code: 'bulk_registration.overlaps', status: 409 });
    expect(refused.problem.detail).toContain(first.id);
    // Another method, and other holders, are another matter.
    await start({ holders: urls(1), method: 'dcr' });
    await start({ holders: urls(1, 'other') });
    await act(first.id, 'cancel');
    await start({ holders: urls(1) });
    expect((await act(first.id, 'resume')).problem.code).toBe('bulk_registration.overlaps');
  });

  it('of two that start at the same moment lets one begin', async () => {
    const body = { appId, grantType: 'client_credentials', method: 'dcr', holders: urls(5) };
    const answers = await Promise.all(
      [1, 2, 3].map(() => api('POST', root, { ...asDeveloper(), body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('working on it', () => {
  it('registers at every holder, four at a time, and says what came of each', async () => {
    const { registerAt, seen } = holdersThat(async (holder) => {
      // The first ones wait for each other.
      await until(() => Promise.resolve(seen.most >= 4), 'four are asked at once');
      return holder.includes('holder-3.')
        ? { state: 'failed', registrationId: null, message: 'invalid_client_metadata' }
        : registered();
    });
    work(registerAt);
    const bulk = await start({ holders: urls(30) });
    const done = await untilStatus(bulk.id, 'finished');
    expect(done.counts).toMatchObject({ registered: 29, failed: 1, waiting: 0, running: 0 });
    expect(done.finishedAt).not.toBeNull();
    expect([...seen.asked].sort()).toEqual(urls(30).sort());
    expect(seen.most).toBe(4);
    expect(stateOf(done, urls(3)[2] ?? '')).toMatchObject({
      state: 'failed',
      message: 'invalid_client_metadata',
      attempts: 1,
    });
  });

  it('goes on beside a holder that hangs', async () => {
    const [slow = ''] = urls(1);
    let release = (): void => undefined;
    const { registerAt } = holdersThat(async (holder) => {
      if (holder === slow) await new Promise<void>((resolve) => (release = resolve));
      return registered();
    });
    work(registerAt);
    const bulk = await start({ holders: urls(25) });
    await until(async () => (await read(bulk.id)).counts.registered === 24, '24 of 25');
    expect(stateOf(await read(bulk.id), slow)?.state).toBe('running');
    release();
    await untilStatus(bulk.id, 'finished');
  });

  it('leaves holders alone where the app is registered, unless asked otherwise', async () => {
    const [first = '', second = '', third = ''] = urls(3);
    const existing = await makeRegistration(`${first}/`);
    await makeRegistration(second, { status: 'cancelled' });
    await makeRegistration(third, { issuer: 'https://other.example.org' });
    const { registerAt, seen } = holdersThat(() => registered());
    work(registerAt);
    const done = await untilStatus((await start({ holders: urls(3) })).id, 'finished');
    expect(seen.asked.sort()).toEqual([second, third]);
    expect(stateOf(done, first)).toMatchObject({ state: 'registered', registrationId: existing });
    expect(stateOf(done, first)?.message).toContain('known-before');
    const again = await start({ holders: [first], registerAgain: true });
    await untilStatus(again.id, 'finished');
    expect(seen.asked).toContain(first);
  });

  it('by two processes at one database asks each holder once', async () => {
    const { registerAt, seen } = holdersThat(() => registered());
    // Both live: a lease that ends because a busy machine is slow would be that of a dead process.
    work(registerAt, { leaseMs: 20_000 });
    work(registerAt, { leaseMs: 20_000 });
    const bulks = await Promise.all([
      start({ holders: urls(20, 'a') }),
      start({ holders: urls(20, 'b') }),
      start({ holders: urls(20, 'c') }),
    ]);
    for (const { id } of bulks) await untilStatus(id, 'finished');
    expect(seen.asked).toHaveLength(60);
    expect(new Set(seen.asked).size).toBe(60);
  });

  it('keeps its lease for as long as it lives', async () => {
    const first = work(hanging);
    const bulk = await start({ holders: urls(1) });
    await until(async () => (await read(bulk.id)).counts.running === 1, 'one is in hand');
    const { registerAt, seen } = holdersThat(() => registered());
    work(registerAt);
    // Longer than the lease: the first one has extended it again and again.
    await pause(1200);
    expect(seen.asked).toEqual([]);
    // It puts its work down, and the other one need not wait for the end of the lease.
    await first.stop();
    const done = await untilStatus(bulk.id, 'finished');
    expect(done.items[0]).toMatchObject({ state: 'registered', attempts: 2 });
    expect(seen.asked).toEqual(urls(1));
  });

  it('skips a holder whose run somebody cancelled by hand', async () => {
    const { registerAt } = holdersThat(() => ({
      state: 'waiting',
      registrationId: null,
      message: 'Broken off.',
    }));
    work(registerAt);
    const done = await untilStatus((await start({ holders: urls(1) })).id, 'finished');
    expect(done.items[0]).toMatchObject({ state: 'skipped', attempts: 1 });
  });
});

describe('after a process that died', () => {
  it('another one takes over when the lease is over, not before', async () => {
    const bulk = await start({ holders: urls(2) });
    await leased(bulk.id, new Date(Date.now() + 1500));
    const { registerAt, seen } = holdersThat(() => registered());
    work(registerAt);
    await pause(500);
    expect(seen.asked).toEqual([]);
    await untilStatus(bulk.id, 'finished');
    expect(seen.asked).toHaveLength(2);
  });

  it('the next one on the embedded database takes over at once', async () => {
    const bulk = await start({ holders: urls(1) });
    await leased(bulk.id, new Date(Date.now() + 3_600_000));
    work(holdersThat(() => registered()).registerAt, { isAlone: true });
    await untilStatus(bulk.id, 'finished');
  });

  it('gives what was in hand its true outcome: UDAP is made again where nothing was kept', async () => {
    const [kept = '', failed = '', broken = '', unbegun = ''] = urls(4);
    const bulk = await start({ holders: urls(5) });
    const registrationId = await makeRegistration(kept);
    const keptRun = await leaveInHand(bulk.id, kept, { status: 'interrupted', sent: true });
    const client = await db();
    await client.registrationRevision.create({
      data: {
        id: newId('rev'),
        workspaceId: team.id,
        registrationId,
        number: 1,
        kind: 'registered',
        byName: 'x',
        runId: keptRun,
        snapshot: {},
      },
    });
    await leaveInHand(bulk.id, failed, { status: 'finished', sent: true });
    await leaveInHand(bulk.id, broken, { status: 'interrupted', sent: true });
    await leaveInHand(bulk.id, unbegun, null);
    const { registerAt, seen } = holdersThat(() => registered());
    work(registerAt);
    const done = await untilStatus(bulk.id, 'finished');
    expect(stateOf(done, kept)).toMatchObject({ state: 'registered', registrationId, attempts: 1 });
    expect(stateOf(done, kept)?.message).toContain('known-before');
    expect(stateOf(done, failed)).toMatchObject({ state: 'failed', attempts: 1 });
    expect(stateOf(done, broken)).toMatchObject({ state: 'registered', attempts: 2 });
    expect(seen.asked.sort()).toEqual([broken, unbegun, urls(5)[4]].sort());
  });

  it('never repeats an RFC 7591 registration that may have arrived; a person may', async () => {
    const [sent = '', unsent = '', lost = ''] = urls(3);
    const bulk = await start({ holders: urls(3), method: 'dcr' });
    await leaveInHand(bulk.id, sent, { status: 'interrupted', sent: true });
    await leaveInHand(bulk.id, unsent, { status: 'interrupted' });
    const lostRun = await leaveInHand(bulk.id, lost, { status: 'interrupted' });
    await (await db()).run.delete({ where: { id: lostRun ?? '' } });
    const { registerAt, seen } = holdersThat(() => registered());
    work(registerAt);
    const done = await untilStatus(bulk.id, 'finished');
    expect(done.counts).toMatchObject({ unknown: 2, registered: 1 });
    expect(seen.asked).toEqual([unsent]);
    const item = stateOf(done, sent);
    expect(item?.message).toMatch(/may have made a client .* Ask the holder/);
    expect((await act(bulk.id, 'retry')).problem.code).toBe('bulk_registration.wrong_state');
    expect((await act(bulk.id, 'retry', { items: [item?.id] })).status).toBe(200);
    await until(async () => (await read(bulk.id)).counts.registered === 2, 'it is tried again');
    expect(seen.asked).toEqual([unsent, sent]);
  });

  it('waits for a run that still lives elsewhere', async () => {
    const bulk = await start({ holders: urls(1) });
    const runId = await leaveInHand(bulk.id, urls(1)[0] ?? '', { status: 'running' });
    const { registerAt, seen } = holdersThat(() => registered());
    work(registerAt);
    await pause(300);
    expect((await read(bulk.id)).counts.running).toBe(1);
    const client = await db();
    await client.run.update({ where: { id: runId ?? '' }, data: { status: 'finished' } });
    expect((await untilStatus(bulk.id, 'finished')).counts.failed).toBe(1);
    expect(seen.asked).toEqual([]);
  });

  it('gives up an item with which it died again and again', async () => {
    const bulk = await start({ holders: urls(1) });
    await leaveInHand(bulk.id, urls(1)[0] ?? '', { status: 'interrupted', attempts: 5 });
    work(hanging);
    const done = await untilStatus(bulk.id, 'finished');
    expect(done.items[0]).toMatchObject({ state: 'failed', attempts: 5 });
    expect(done.items[0]?.message).toContain('Begun 5 times');
  });

  it('settles what it had in hand also where a person has cancelled meanwhile', async () => {
    const bulk = await start({ holders: urls(2), method: 'dcr' });
    await leaveInHand(bulk.id, urls(1)[0] ?? '', { status: 'interrupted', sent: true });
    await act(bulk.id, 'cancel');
    const { registerAt, seen } = holdersThat(() => registered());
    work(registerAt);
    await until(async () => (await read(bulk.id)).counts.unknown === 1, 'it is settled');
    const client = await db();
    await until(
      async () =>
        !(await client.bulkRegistration.findUniqueOrThrow({ where: { id: bulk.id } })).leaseOwner,
      'the lease is given back',
    );
    expect(await read(bulk.id)).toMatchObject({ status: 'cancelled', counts: { waiting: 1 } });
    expect(seen.asked).toEqual([]);
  });
});

describe('cancel, resume and retry', () => {
  it('stops the runs and begins no other; resume goes on where it was', async () => {
    let isCalm = false;
    const asked: string[] = [];
    work((call) => {
      asked.push(call.request.holder);
      return isCalm
        ? call.onStart('run_2').then(() => ({ runId: 'run_2', ...registered() }))
        : hanging(call);
    });
    const bulk = await start({ holders: urls(10) });
    await until(async () => (await read(bulk.id)).counts.running === 4, 'four are in hand');
    const cancelled = await act(bulk.id, 'cancel');
    expect(cancelled.data.status).toBe('cancelled');
    await until(async () => (await read(bulk.id)).counts.waiting === 10, 'all wait again');
    expect(asked).toHaveLength(4);
    expect((await act(bulk.id, 'cancel')).problem.code).toBe('bulk_registration.wrong_state');
    expect((await act(bulk.id, 'retry')).problem.code).toBe('bulk_registration.wrong_state');
    isCalm = true;
    expect((await act(bulk.id, 'resume')).data.status).toBe('running');
    const done = await untilStatus(bulk.id, 'finished');
    expect(done.counts.registered).toBe(10);
    expect((await act(bulk.id, 'resume')).problem.code).toBe('bulk_registration.wrong_state');
  });

  it('is seen by a process that was not told', async () => {
    work(hanging);
    const bulk = await start({ holders: urls(1) });
    await until(async () => (await read(bulk.id)).counts.running === 1, 'one is in hand');
    const client = await db();
    await client.bulkRegistration.update({ where: { id: bulk.id }, data: { status: 'cancelled' } });
    await until(async () => (await read(bulk.id)).counts.waiting === 1, 'it is put down');
  });

  it('retries what failed, or what is named, and nothing else', async () => {
    let isMended = false;
    const { registerAt, seen } = holdersThat((holder) =>
      !isMended && /holder-[12]\./.test(holder)
        ? { state: 'failed', registrationId: null, message: 'broken' }
        : registered(),
    );
    work(registerAt);
    const bulk = await start({ holders: urls(4) });
    const first = await untilStatus(bulk.id, 'finished');
    expect(first.counts.failed).toBe(2);
    isMended = true;
    const [one, , three] = first.items;
    const refused = await act(bulk.id, 'retry', { items: [one?.id, three?.id, 'bli_none'] });
    expect(refused.problem.errors?.map(({ path }) => path)).toEqual(['items.1', 'items.2']);
    expect((await act(bulk.id, 'retry', { items: [one?.id] })).data.status).toBe('running');
    expect((await untilStatus(bulk.id, 'finished')).counts).toMatchObject({ failed: 1 });
    await act(bulk.id, 'retry');
    const done = await untilStatus(bulk.id, 'finished');
    expect(done.counts.registered).toBe(4);
    expect(done.items.map(({ attempts }) => attempts)).toEqual([2, 2, 1, 1]);
    expect(seen.asked).toHaveLength(6);
  });

  it('is for those who may manage registrations, here, and is in the audit log', async () => {
    const bulk = await start({ holders: urls(1) });
    for (const verb of ['cancel', 'resume', 'retry']) {
      const body = {};
      const viewer = { as: team.members.viewer, body };
      expect((await api('POST', `${root}/${bulk.id}/${verb}`, viewer)).status).toBe(403);
    }
    const stranger = await makeWorkspace(`bystanders-${bulk.id.slice(-6)}`, ['developer']);
    const theirs = `/workspaces/${stranger.slug}/registrations/bulk/${bulk.id}`;
    const as = stranger.members.developer;
    expect((await api('GET', theirs, { as })).status).toBe(404);
    expect((await api('POST', `${theirs}/cancel`, { as })).status).toBe(404);
    await act(bulk.id, 'cancel');
    await act(bulk.id, 'resume');
    const client = await db();
    const entries = await client.auditEntry.findMany({
      where: { workspaceId: team.id, targetId: bulk.id },
      orderBy: { at: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'bulk-registration.start',
      'bulk-registration.cancel',
      'bulk-registration.resume',
    ]);
    const listed = await api<{ bulkRegistrations: BulkSummary[] }>('GET', root, {
      as: team.members.viewer,
    });
    expect(listed.data.bulkRegistrations).toMatchObject([{ id: bulk.id, total: 1 }]);
  });
});
