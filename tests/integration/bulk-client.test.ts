import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { cancelRun } from '@/lib/domain/runs/cancel-run';
import { followRun } from '@/lib/domain/runs/follow-run';
import { liveRuns, portalStops } from '@/lib/domain/runs/live-runs';
import { readBody } from '@/lib/domain/runs/read-body';
import { startRun } from '@/lib/domain/runs/start-run';
import { startExportJob } from '@/lib/domain/sandbox-exports/start-export-job';
import type { BulkEvent } from '@/lib/run/bulk-events';
import type { RunFrame } from '@/lib/run/frames';
import { sandboxStore } from '@/lib/sandbox/fhir/dataset';
import { RunRequestSchema, type RunRequestInput } from '@/lib/schemas/run';
import { startHostileHolder } from '../fakes/hostile-holder';
import { addExportHolder, line, refusal, type ExportPlan } from './bulk-holder';
import { openWorld, type World } from './explain/world';

let world: World;
let job: ReturnType<typeof startExportJob>;
let count = 0;

beforeAll(async () => {
  world = await openWorld('bulk-client');
  job = startExportJob({ isAlone: true, restMs: 30 });
}, 120_000);

afterAll(async () => {
  await job.stop();
  await world.close();
});

const eventsOf = (frames: readonly RunFrame[]): BulkEvent[] =>
  frames.flatMap((frame) => (frame.type === 'bulk' ? [frame.event] : []));
const exchangesOf = (frames: readonly RunFrame[], purpose: string) =>
  frames.flatMap((frame) =>
    frame.type === 'exchange' && frame.exchange.purpose === purpose ? [frame.exchange] : [],
  );
const verdictsOf = (frames: readonly RunFrame[]) =>
  frames.flatMap((frame) =>
    frame.type === 'check' && frame.check.id.startsWith('bulk.')
      ? [`${frame.check.verdict} ${frame.check.id}`]
      : [],
  );
const seenOf = (frames: readonly RunFrame[], id: string) =>
  frames.flatMap((frame) => (frame.type === 'check' && frame.check.id === id ? [frame.check] : []));

/** Follows an export of a holder that is good but for this. */
async function followed(
  plan: ExportPlan,
  bulk: RunRequestInput['bulk'] = {},
  auth: RunRequestInput['auth'] = { method: 'udap', register: 'always', scope: 'system/*.rs' },
) {
  const { base, asked } = await addExportHolder(world, `client${(count += 1)}`, plan);
  const frames = await world.run({
    holder: base,
    auth,
    request: { path: '$export' },
    bulk,
  });
  return { frames, asked, base };
}

/** Begins to follow an export of the sandbox, until its state was asked for the first time. */
async function beginAtHarbor() {
  const request = RunRequestSchema.parse({ request: { path: 'Patient/$export' }, bulk: {} });
  const run = await startRun(world.workspaceId, null, request);
  for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) {
    if (frame.type === 'bulk' && frame.event.kind === 'progress') break;
  }
  const exports = await (await db()).sandboxExport.findMany({ orderBy: { startedAt: 'desc' } });
  return { runId: run.id, exportId: exports[0]?.id ?? '' };
}

async function framesOf(runId: string): Promise<RunFrame[]> {
  const frames: RunFrame[] = [];
  for await (const frame of followRun(runId, AbortSignal.timeout(60_000))) frames.push(frame);
  return frames;
}

describe('an export of the sandbox', () => {
  it('is followed to its files, which are kept whole, and is deleted afterwards', async () => {
    const frames = await world.run({
      request: { path: 'Group/harbor-everyone/$export?_type=Patient,Observation,Group' },
      bulk: { deleteAfterwards: true },
    });
    const store = sandboxStore();
    const last = frames.at(-1);
    expect(last).toMatchObject({ type: 'run.finished', status: 'finished', verdict: 'pass' });
    expect(verdictsOf(frames).filter((text) => /^(warn|fail)/.test(text))).toEqual([]);
    expect(eventsOf(frames).map(({ kind }) => kind)).toEqual([
      'begun',
      ...eventsOf(frames)
        .filter(({ kind }) => kind === 'progress')
        .map(({ kind }) => kind),
      'manifest',
      'file',
      'file',
      'file',
      'deleted',
    ]);
    const files = eventsOf(frames).filter((event) => event.kind === 'file');
    expect(files.map(({ lines }) => lines)).toEqual([
      1,
      store.list('Observation').length,
      store.list('Patient').length,
    ]);
    const observations = exchangesOf(frames, 'bulk-file')[1];
    expect(observations?.response?.body.isStored).toBe(true);
    const runId = frames[0]?.type === 'run.started' ? frames[0].runId : '';
    const body = await readBody(world.workspaceId, runId, observations?.id ?? '');
    expect(body.bytes).toBe(files[1]?.bytes);
    const deleted = exchangesOf(frames, 'bulk-status').at(-1);
    expect(deleted).toMatchObject({ request: { method: 'DELETE' }, response: { status: 202 } });
    expect(await (await db()).sandboxExport.count()).toBe(0);
  });

  it('is ended at the holder when the run is cancelled', async () => {
    const { runId, exportId } = await beginAtHarbor();
    const run = await cancelRun(world.workspaceId, runId);
    expect(run.status).toBe('cancelled');
    expect(eventsOf(run.frames).at(-1)).toEqual({ kind: 'deleted', isAccepted: true });
    expect(await (await db()).sandboxExport.findUnique({ where: { id: exportId } })).toBeNull();
  });

  it('goes on at the holder when the portal stops, and another run goes on with it', async () => {
    const { runId, exportId } = await beginAtHarbor();
    const live = liveRuns.get(runId);
    live?.controller.abort(portalStops);
    await live?.done;
    const before = await framesOf(runId);
    expect(before.at(-1)).toMatchObject({ type: 'run.finished', status: 'interrupted' });
    expect(eventsOf(before).some(({ kind }) => kind === 'deleted')).toBe(false);
    const frames = await world.run({
      request: { path: 'Patient/$export' },
      bulk: { follows: runId },
    });
    expect(frames.at(-1)).toMatchObject({ verdict: 'pass' });
    expect(exchangesOf(frames, 'fhir')).toEqual([]);
    const status = exchangesOf(frames, 'bulk-status')[0]?.request.url;
    expect(status?.endsWith(exportId)).toBe(true);
    const kinds = eventsOf(frames).map(({ kind }) => kind);
    expect(kinds).toContain('manifest');
    expect(kinds).toContain('file');
  });

  it('can be followed by a run of the same workspace and holder only', async () => {
    const begin = (bulk: RunRequestInput['bulk'], holder = 'harbor') =>
      startRun(world.workspaceId, null, RunRequestSchema.parse({ holder, bulk }));
    await expect(begin({ follows: 'run_unknown' })).rejects.toMatchObject({
      fields: [{ path: 'bulk.follows' }],
    });
    const plain = await world.run({ until: 'discover' });
    const runId = plain[0]?.type === 'run.started' ? plain[0].runId : '';
    await expect(begin({ follows: runId })).rejects.toMatchObject({ code: 'request.invalid' });
    expect(RunRequestSchema.safeParse({ bulk: {} }).error?.issues[0]?.path).toEqual([
      'request',
      'path',
    ]);
  });
});

describe('what a holder does wrong', () => {
  it('a kick-off without Content-Location, with a relative one, or answered at once', async () => {
    const none = await followed({ kickOff: () => ({ status: 202 }) });
    expect(verdictsOf(none.frames)).toEqual([
      'pass bulk.kick-off.accepted',
      'fail bulk.kick-off.content-location',
    ]);
    const relative = await followed({
      kickOff: () => ({ status: 202, headers: { 'content-location': 'jobs/1' } }),
    });
    expect(verdictsOf(relative.frames)).toContain('warn bulk.kick-off.content-location');
    const atOnce = await followed({
      kickOff: () => ({ status: 200, body: { resourceType: 'Bundle', type: 'collection' } }),
    });
    expect(verdictsOf(atOnce.frames)).toEqual(['fail bulk.kick-off.accepted']);
  });

  it('a manifest that is not whole, and of another content type', async () => {
    const { frames } = await followed({
      manifest: () => ({ requiresAccessToken: undefined, error: undefined }),
      manifestHeaders: { 'content-type': 'text/plain' },
    });
    expect(verdictsOf(frames)).toContain('fail bulk.manifest.content-type');
    const [members] = seenOf(frames, 'bulk.manifest.members');
    expect(members?.seen).toContain('requiresAccessToken is absent');
    expect(members?.seen).toContain('error is absent');
    // Without the word of the manifest, files are fetched as the rest of the server.
    expect(exchangesOf(frames, 'bulk-file')).toHaveLength(1);
  });

  it.each([
    ['a line that is no JSON', 'not json\n', 'fail bulk.file.lines', /Line 1 is no JSON/],
    ['another type', line({ resourceType: 'Group' }), 'fail bulk.file.lines', /is a Group/],
    ['no resource', line({ id: '1' }), 'fail bulk.file.lines', /is no resource/],
    [
      'another count',
      line({ resourceType: 'Patient', id: '1' }),
      'fail bulk.file.count',
      /1 lines; the manifest says 2/,
    ],
  ])('a file with %s', async (_name, body, verdict, seen) => {
    const { frames } = await followed({
      file: () => ({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body,
      }),
    });
    expect(verdictsOf(frames)).toContain(verdict);
    expect(verdictsOf(frames)).toContain('warn bulk.file.content-type');
    expect(seenOf(frames, verdict.split(' ')[1] ?? '')[0]?.seen).toMatch(seen);
    expect(frames.at(-1)).toMatchObject({ verdict: 'fail' });
  });

  it('trouble that passes is waited for, and trouble that does not ends the run', async () => {
    const { frames } = await followed({
      status: () => [
        refusal(503, 'transient', 'busy', { 'retry-after': '0' }),
        refusal(429, 'throttled', 'slow down', { 'retry-after': '0' }),
        { status: 202, headers: { 'x-progress': 'about 40% done' } },
        { status: 200 },
      ],
    });
    const progress = eventsOf(frames).filter((event) => event.kind === 'progress');
    expect(progress.map(({ percent }) => percent)).toEqual([null, null, 40]);
    expect(verdictsOf(frames)).toContain('warn bulk.status.pace');
    expect(eventsOf(frames).at(-1)).toMatchObject({ kind: 'file', lines: 2 });
    const broken = await followed({ status: () => [refusal(500, 'exception', 'broken')] });
    expect(verdictsOf(broken.frames)).toContain('fail bulk.status.answered');
  });

  it('a token that ran out meanwhile is renewed', async () => {
    const { frames, asked } = await followed({
      status: () => [refusal(401, 'login', 'expired'), { status: 200 }],
    });
    expect(exchangesOf(frames, 'token')).toHaveLength(2);
    const tokens = asked
      .filter(({ path }) => path.includes('/jobs/'))
      .map(({ headers }) => headers.authorization);
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens).size).toBe(2);
    expect(frames.at(-1)).toMatchObject({ verdict: expect.stringMatching(/pass|warn/) as string });
  });
});

describe('where the token goes', () => {
  const withFiles = async (requiresAccessToken: boolean, tokenOrigins: string[] = []) => {
    const received: (string | undefined)[] = [];
    const other = await startHostileHolder({
      files: () => ({
        status: 200,
        headers: { 'content-type': 'application/fhir+ndjson' },
        body: line({ resourceType: 'Patient', id: '1' }),
      }),
    });
    try {
      const { frames } = await followed(
        {
          manifest: () => ({
            requiresAccessToken,
            output: [{ type: 'Patient', url: `${other.url}/files/r4/1`, count: 1 }],
          }),
        },
        { tokenOrigins: tokenOrigins.map((origin) => (origin === 'other' ? other.url : origin)) },
      );
      const [file] = exchangesOf(frames, 'bulk-file');
      received.push(
        file?.request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1],
      );
      expect(file?.response?.status).toBe(200);
      return { frames, authorization: received[0] };
    } finally {
      await other.close();
    }
  };

  it('to another origin it does not go, and that is said where the manifest asks for it', async () => {
    const quiet = await withFiles(false);
    expect(quiet.authorization).toBeUndefined();
    expect(verdictsOf(quiet.frames)).not.toContain('warn bulk.token.origin');
    const wanted = await withFiles(true);
    expect(wanted.authorization).toBeUndefined();
    expect(verdictsOf(wanted.frames)).toContain('warn bulk.token.origin');
  });

  it('to an origin that the developer names it goes', async () => {
    const named = await withFiles(true, ['other']);
    expect(named.authorization).toMatch(/^Bearer/);
  });

  it('to the own origin it goes only where the manifest asks for it', async () => {
    const open = await followed({ manifest: () => ({ requiresAccessToken: false }) });
    const sent = (list: typeof open.asked) =>
      list.find(({ path }) => path.includes('/files/'))?.headers.authorization;
    expect(sent(open.asked)).toBeUndefined();
    const closed = await followed({});
    expect(sent(closed.asked)).toMatch(/^Bearer/);
    expect(JSON.stringify(closed.frames)).not.toContain(sent(closed.asked)?.slice(7));
  });

  it('not to a state at another origin', async () => {
    const other = await startHostileHolder({});
    const { frames } = await followed({
      kickOff: () => ({ status: 202, headers: { 'content-location': `${other.url}/job` } }),
    });
    await other.close();
    const [status] = exchangesOf(frames, 'bulk-status');
    const names = status?.request.headers.map(([name]) => name.toLowerCase());
    expect(names).not.toContain('authorization');
    expect(verdictsOf(frames)).toContain('warn bulk.token.origin');
  });

  it('is not kept back where there is none', async () => {
    const other = await startHostileHolder({});
    const { frames } = await followed(
      { kickOff: () => ({ status: 202, headers: { 'content-location': `${other.url}/job` } }) },
      {},
      { method: 'none' },
    );
    await other.close();
    expect(exchangesOf(frames, 'bulk-status')).not.toEqual([]);
    expect(verdictsOf(frames)).not.toContain('warn bulk.token.origin');
  });

  it('plain http is a finding where the holder is https', async () => {
    const { processKickOff } = await import('@/lib/protocol/bulk/kick-off');
    const response = {
      status: 202,
      statusText: '',
      headers: { 'content-location': 'http://fhir.example.org/job' },
      url: 'https://fhir.example.org/r4/$export',
      body: new Uint8Array(),
      receivedAt: new Date(),
    };
    const result = { exchangeId: 'e', response, failure: null };
    const { checks } = processKickOff(result, 'https://fhir.example.org/r4');
    expect(checks.map(({ id, verdict }) => `${verdict} ${id}`)).toContain('fail bulk.url.https');
  });
});
