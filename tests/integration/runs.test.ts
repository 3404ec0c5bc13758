import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { cancelRun } from '@/lib/domain/runs/cancel-run';
import { followRun } from '@/lib/domain/runs/follow-run';
import { getRun } from '@/lib/domain/runs/get-run';
import { startRun } from '@/lib/domain/runs/start-run';
import { sweepInterruptedRuns } from '@/lib/domain/runs/sweep-interrupted-runs';
import { resetEnv } from '@/lib/env';
import type { Check } from '@/lib/protocol/check';
import type { RunFrame } from '@/lib/run/frames';
import { harOf } from '@/lib/run/har';
import { RunRequestSchema, type RunRequestInput } from '@/lib/schemas/run';
import { plainAnswers, startHostileHolder, type Answers } from '../fakes/hostile-holder';
import { startPortalServer } from '../fakes/portal-server';
import { signMetadata } from '../fakes/signed-metadata';

let workspaceId = '';
let portal: Awaited<ReturnType<typeof startPortalServer>>;
let hostile: Awaited<ReturnType<typeof startHostileHolder>>;
const answers: Answers = { ...plainAnswers };

beforeAll(async () => {
  portal = await startPortalServer();
  hostile = await startHostileHolder(answers);
  process.env.OUTBOUND_ALLOW = hostile.host;
  resetEnv();
  const client = await db();
  workspaceId = newId('wsp');
  await client.workspace.create({ data: { id: workspaceId, slug: 'runs', name: 'Runs' } });
  const json = (body: unknown) => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const wrongIss = await signMetadata({
    baseUrl: `${hostile.url}/wrong-iss/r4`,
    sanUri: `${hostile.url}/wrong-iss/r4`,
    iss: `${hostile.url}/somebody-else/r4`,
  });
  answers['wrong-iss'] = (path) =>
    path.includes('/.well-known/udap') ? json(wrongIss) : { status: 404 };
});

afterAll(async () => {
  await portal.close();
  await hostile.close();
});

async function runToEnd(request: RunRequestInput): Promise<RunFrame[]> {
  const run = await startRun(workspaceId, null, RunRequestSchema.parse(request));
  const frames: RunFrame[] = [];
  for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) frames.push(frame);
  return frames;
}

function checksOf(frames: readonly RunFrame[]): Check[] {
  return frames.flatMap((frame) => (frame.type === 'check' ? [frame.check] : []));
}

function failures(frames: readonly RunFrame[]): string[] {
  return checksOf(frames)
    .filter((check) => check.verdict === 'fail')
    .map((check) => `${check.id}: ${check.seen}`);
}

function end(frames: readonly RunFrame[]): Extract<RunFrame, { type: 'run.finished' }> {
  const last = frames.at(-1);
  if (last?.type !== 'run.finished') throw new Error(`the last frame is ${last?.type}`);
  return last;
}

describe('a run against harbor', () => {
  it('goes from discovery to a Patient, and everything passes', async () => {
    const frames = await runToEnd({ request: { path: 'Patient?_count=1' } });
    expect(failures(frames)).toEqual([]);
    expect(end(frames)).toMatchObject({ status: 'finished', verdict: 'pass' });
    expect(checksOf(frames).filter((check) => check.verdict === 'warn')).toEqual([]);
    expect(end(frames).resource).toMatchObject({
      resourceType: 'Bundle',
      entry: [{ resource: { resourceType: 'Patient' } }],
    });
    expect(frames.map((frame) => frame.seq)).toEqual(frames.map((_, index) => index + 1));
    const steps = frames.flatMap((frame) => (frame.type === 'step.finished' ? [frame.step] : []));
    expect(steps).toEqual(['discover', 'trust', 'certificate', 'register', 'token', 'request']);
  });

  it('keeps no token, no assertion and no key in what it stores', async () => {
    const client = await db();
    const rows = await client.runFrame.findMany({ select: { frame: true } });
    const text = JSON.stringify(rows);
    expect(text).not.toMatch(/"access_token\\*":\\*"(?!‹)/);
    expect(text).not.toMatch(/Bearer [A-Za-z0-9._~+/-]{20,}/);
    expect(text).not.toContain('PRIVATE KEY');
    // A whole JWS has three parts; the signed metadata is public and the only one that keeps them.
    const whole = text.match(/eyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{40,}/g) ?? [];
    const kinds = whole.map((jws) =>
      Object.keys(
        JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as object,
      ),
    );
    expect(kinds.every((claims) => claims.includes('registration_endpoint'))).toBe(true);
  });

  it('reuses the registration the second time, and registers again when told to', async () => {
    const again = await runToEnd({});
    const purposes = (frames: readonly RunFrame[]) =>
      frames.flatMap((frame) => (frame.type === 'exchange' ? [frame.exchange.purpose] : []));
    expect(purposes(again)).not.toContain('registration');
    const forced = await runToEnd({ auth: { method: 'udap', register: 'always' } });
    expect(purposes(forced)).toContain('registration');
    expect(end(forced).verdict).toBe('pass');
  });

  it('is reopened as it was streamed, and exports as HAR', async () => {
    const run = await startRun(workspaceId, null, RunRequestSchema.parse({ until: 'trust' }));
    const streamed: RunFrame[] = [];
    for await (const frame of followRun(run.id, AbortSignal.timeout(30_000))) streamed.push(frame);
    const reopened = await getRun(workspaceId, run.id);
    expect(reopened.frames).toEqual(streamed);
    expect(reopened).toMatchObject({ status: 'finished', verdict: 'pass' });
    const har = harOf(reopened, reopened.frames) as {
      log: { version: string; entries: unknown[] };
    };
    expect(har.log.version).toBe('1.2');
    expect(har.log.entries).toHaveLength(reopened.summary?.exchanges ?? -1);
    await expect(getRun('wsp_other', run.id)).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('says which scope is missing when the data are outside the grant', async () => {
    const frames = await runToEnd({
      auth: { method: 'udap', register: 'always', scope: 'system/Patient.rs' },
      request: { path: 'Observation?_count=1' },
    });
    expect(end(frames).verdict).toBe('fail');
    expect(failures(frames).join('\n')).toContain('403');
  });
});

describe('a run against holders that misbehave', () => {
  const at = (name: string) => runToEnd({ holder: `${hostile.url}/${name}/r4` });

  it.each(['missing', 'page', 'wrong-iss', 'redirect', 'hang'])(
    '%s ends with a clear check',
    async (name) => {
      const frames = await at(name);
      expect(end(frames)).toMatchObject({ status: 'finished', verdict: 'fail' });
      const texts = failures(frames);
      expect(texts.length).toBeGreaterThan(0);
      const said: Record<string, RegExp> = {
        missing: /^udap\.metadata.*404/m,
        page: /^udap\.metadata.*(markup|text\/html)/m,
        'wrong-iss': /^udap\.signed-metadata\.iss.*somebody-else/m,
        redirect: /^net\.policy/m,
        hang: /^net\.timeout/m,
      };
      expect(texts.join('\n')).toMatch(said[name] ?? /$^/);
      expect(texts.every((text) => !text.includes('undefined'))).toBe(true);
    },
  );

  it('sends nothing where nothing may be sent', async () => {
    const frames = await at('redirect');
    const exchanges = frames.flatMap((frame) =>
      frame.type === 'exchange' ? [frame.exchange] : [],
    );
    const refused = exchanges.filter((exchange) => exchange.failure?.layer === 'policy');
    expect(refused.length).toBeGreaterThan(0);
    expect(
      refused.every((exchange) => exchange.remoteAddress === null && exchange.response === null),
    ).toBe(true);
    for (const holder of [
      'http://169.254.169.254/fhir',
      'http://127.0.0.1:1/fhir',
      `${portal.url}/api/v1`,
    ]) {
      expect(failures(await runToEnd({ holder, auth: { method: 'none' } })).join()).toContain(
        'net.policy',
      );
    }
  });

  it('refuses what is no holder at all before it starts', async () => {
    for (const holder of [
      'ftp://example.org/fhir',
      'nobody',
      'https://user:pw@example.org/',
      'https://a.example/?x=1',
    ]) {
      await expect(
        startRun(workspaceId, null, RunRequestSchema.parse({ holder })),
      ).rejects.toMatchObject({
        code: 'request.invalid',
        fields: [{ path: 'holder' }],
      });
    }
  });
});

describe('the life of a run', () => {
  it('can be cancelled while a holder hangs', async () => {
    const run = await startRun(
      workspaceId,
      null,
      RunRequestSchema.parse({ holder: `${hostile.url}/hang/r4` }),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const cancelled = await cancelRun(workspaceId, run.id);
    expect(cancelled).toMatchObject({ status: 'cancelled', verdict: null });
    expect(failures(cancelled.frames)).toEqual([]);
    expect(cancelled.frames.at(-1)?.type).toBe('run.finished');
    await expect(cancelRun(workspaceId, run.id)).rejects.toMatchObject({ code: 'run.not_running' });
  });

  it('is marked interrupted when its process died, and keeps what it had', async () => {
    const client = await db();
    const id = newId('run');
    const long = new Date(Date.now() - 120_000);
    await client.run.create({
      data: {
        id,
        workspaceId,
        kind: 'console',
        status: 'running',
        title: 'died',
        holder: 'x',
        request: {},
        startedAt: long,
        heartbeatAt: long,
        frames: {
          create: {
            seq: 1,
            type: 'run.started',
            at: long,
            frame: {
              v: 1,
              seq: 1,
              at: long.toISOString(),
              type: 'run.started',
              runId: id,
              kind: 'console',
              title: 'died',
              holder: 'x',
              request: {},
            },
          },
        },
      },
    });
    expect(await sweepInterruptedRuns()).toContain(id);
    const run = await getRun(workspaceId, id);
    expect(run.status).toBe('interrupted');
    expect(run.frames.map((frame) => frame.type)).toEqual(['run.started', 'run.finished']);
    expect(await sweepInterruptedRuns()).not.toContain(id);
  });
});
