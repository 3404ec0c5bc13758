import { expect } from 'vitest';
import { GET as callback } from '@/app/oauth/callback/route';
import { GET as depart } from '@/app/oauth/go/[authorization]/route';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { followRun } from '@/lib/domain/runs/follow-run';
import { startRegistration } from '@/lib/domain/runs/start-registration';
import { startRun } from '@/lib/domain/runs/start-run';
import { startTokenTool } from '@/lib/domain/runs/token-tools/start-token-tool';
import { makeTestCertificate } from '@/lib/domain/test-certificates/make-test-certificate';
import { resetEnv } from '@/lib/env';
import type { Certainty } from '@/lib/run/explain/explanation';
import type { RunFrame } from '@/lib/run/frames';
import { RegisterRequestSchema, type RegisterRequestInput } from '@/lib/schemas/register';
import { TokenToolSchema, type TokenTool } from '@/lib/schemas/token-tool';
import { RunRequestSchema, type Run, type RunRequestInput } from '@/lib/schemas/run';
import {
  MakeTestCertificateSchema,
  type TestCertificateKind,
} from '@/lib/schemas/test-certificate';
import { startPlannedHolders, type HolderPlan } from '../../fakes/planned-holder';
import { startPortalServer } from '../../fakes/portal-server';
import { makeWorkspace } from '../api';

/** What a browser comes back with; null leaves out what is there otherwise. */
export type Answer = Record<string, string | null>;

export type World = Awaited<ReturnType<typeof openWorld>>;

/** One row of the catalogue of what goes wrong, made to go wrong, and what has to be told about it. */
export interface ExplainCase {
  /** Section and evidence, as in the list of rows. */
  row: string;
  /** The cause (`explain.…`), or the check that says it all itself. */
  told: string;
  /** Of a cause. */
  certainty?: Certainty;
  /** Other causes that have to be told with it. */
  also?: readonly string[];
  /** What has to be named as known to be right. */
  knownRight?: RegExp;
  /** A holder that is good but for this. */
  holder?: HolderPlan;
  /** What the run asks for beside the holder. */
  request?: RunRequestInput;
  /** Instead of both. */
  run?: (world: World) => Promise<RunFrame[]>;
  /** Has to be in what was seen, or in the proof. */
  proof: RegExp;
  fix: RegExp;
  cite: RegExp;
}

/** A workspace with an app and a certificate of the sandbox, the portal, and holders by plan. */
export async function openWorld(slug: string) {
  const portal = await startPortalServer();
  const holders = await startPlannedHolders();
  process.env.OUTBOUND_ALLOW = '127.0.0.1';
  resetEnv();
  const client = await db();
  const { id: workspaceId, members } = await makeWorkspace(slug, ['owner']);
  const { owner } = members;
  const appId = newId('app');
  await client.app.create({
    data: {
      id: appId,
      workspaceId,
      name: 'Chart Reader',
      metadata: {
        client_name: 'Chart Reader',
        client_uri: 'https://app.example.org/',
        logo_uri: 'https://app.example.org/logo.png',
        tos_uri: 'https://app.example.org/terms',
        policy_uri: 'https://app.example.org/privacy',
        contacts: ['mailto:dev@example.org'],
        redirect_uris: ['https://app.example.org/callback'],
        launch_uris: [],
      },
    },
  });

  async function framesOf(run: Run): Promise<RunFrame[]> {
    const frames: RunFrame[] = [];
    for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) frames.push(frame);
    return frames;
  }
  const run = async (request: RunRequestInput) =>
    framesOf(await startRun(workspaceId, null, RunRequestSchema.parse(request)));
  /** Runs with a person who comes back from the holder with these parameters; null: they never do. */
  async function signIn(
    request: RunRequestInput,
    answer: (sent: URLSearchParams) => Answer | Promise<Answer>,
  ): Promise<RunFrame[]> {
    const started = await startRun(workspaceId, owner.id, RunRequestSchema.parse(request));
    const frames: RunFrame[] = [];
    for await (const frame of followRun(started.id, AbortSignal.timeout(60_000))) {
      frames.push(frame);
      if (frame.type !== 'authorization.requested') continue;
      const { authorizationId } = frame;
      const headers = { cookie: owner.cookie };
      const go = await depart(
        new Request(`${portal.url}/oauth/go/${authorizationId}`, { headers }),
        { params: Promise.resolve({ authorization: authorizationId }) },
      );
      const sent = new URL(go.headers.get('location') ?? '').searchParams;
      const back = new URL(sent.get('redirect_uri') ?? '');
      const state = sent.get('state') ?? '';
      for (const [name, value] of Object.entries({ state, ...(await answer(sent)) })) {
        if (value !== null) back.searchParams.set(name, value);
      }
      await callback(new Request(back, { headers }));
    }
    return frames;
  }
  const register = async (request: Omit<RegisterRequestInput, 'appId'>) =>
    framesOf(
      await startRegistration(
        workspaceId,
        null,
        RegisterRequestSchema.parse({ ...request, appId }),
      ),
    );
  /** Does something with the token that a run has kept. */
  async function tool(frames: readonly RunFrame[], act: TokenTool['act'], more: object = {}) {
    const tokenId = frames.flatMap((frame) => (frame.type === 'scopes' ? [frame.tokenId] : []))[0];
    const asked = TokenToolSchema.parse({ act, tokenId: tokenId ?? '', ...more });
    const isOfPerson = frames.some(({ type }) => type === 'authorization.requested');
    return framesOf(await startTokenTool(workspaceId, isOfPerson ? owner.id : null, asked));
  }
  async function testCertificate(kind: TestCertificateKind): Promise<string> {
    const made = await makeTestCertificate(
      workspaceId,
      MakeTestCertificateSchema.parse({ kind, keep: true }),
      null,
    );
    return made.certificateId ?? '';
  }
  let count = 0;
  const addHolder = (plan: HolderPlan) => holders.add(`holder${(count += 1)}`, plan);

  // The workspace gets its certificate from the sandbox: the planned holders are of the same community.
  await run({ until: 'certificate' });
  return {
    portal,
    holders,
    workspaceId,
    ownerId: owner.id,
    cookie: owner.cookie,
    appId,
    run,
    tool,
    signIn,
    register,
    testCertificate,
    addHolder,
    close: async () => {
      await holders.close();
      await portal.close();
    },
  };
}

/** What the portal stored of the run of these frames. */
async function storedFrames(frames: readonly RunFrame[]): Promise<unknown[]> {
  const first = frames.find((frame) => frame.type === 'run.started');
  const client = await db();
  const rows = await client.runFrame.findMany({
    where: { runId: first?.runId ?? '' },
    orderBy: { seq: 'asc' },
    select: { frame: true },
  });
  return rows.map(({ frame }) => frame);
}

/** Runs a case and holds what the run tells against it. */
export async function expectExplained(world: World, entry: ExplainCase): Promise<void> {
  const frames = entry.run
    ? await entry.run(world)
    : await world.run({ holder: await world.addHolder(entry.holder ?? {}), ...entry.request });
  // What is told was told by the run itself, of what happened on the wire.
  expect(await storedFrames(frames)).toEqual(frames);
  expect(frames.at(-1)?.type).toBe('run.finished');
  const checks = frames.flatMap((frame) => (frame.type === 'check' ? [frame.check] : []));
  const causes = frames.flatMap((frame) =>
    frame.type === 'explanation' ? frame.explanation.causes : [],
  );
  const told = `checks: ${checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ id, verdict, seen }) => `${verdict} ${id} ${seen}`)
    .join(
      '\n',
    )}\ncauses: ${causes.map(({ certainty, check }) => `${certainty} ${check.id} ${check.seen}`).join('\n')}`;
  if (entry.told.startsWith('explain.')) {
    const cause = causes.find(({ check }) => check.id === entry.told);
    expect(cause, told).toBeDefined();
    if (!cause) return;
    expect(cause.certainty, told).toBe(entry.certainty ?? 'proven');
    expect(JSON.stringify([cause.check.seen, cause.proof])).toMatch(entry.proof);
    expect(cause.check.fix).toMatch(entry.fix);
    expect(cause.check.citation.label).toMatch(entry.cite);
    // What is proven stands alone or among equals; what is not says what would decide.
    const its = frames.find(
      (frame) => frame.type === 'explanation' && frame.explanation.causes.includes(cause),
    );
    if (its?.type !== 'explanation') throw new Error('no explanation');
    const isProven = its.explanation.causes.some(({ certainty }) => certainty === 'proven');
    if (isProven) {
      expect(its.explanation.causes.every(({ certainty }) => certainty === 'proven')).toBe(true);
    } else {
      expect(cause.decide, entry.told).not.toBeNull();
    }
    expect(checks.map(({ id }) => id)).toContain(its.explanation.explains);
    const together = its.explanation.causes.map(({ check }) => check.id);
    expect(together).toEqual(expect.arrayContaining([...(entry.also ?? [])]));
    if (entry.knownRight) expect(its.explanation.knownRight.join('; ')).toMatch(entry.knownRight);
  } else {
    const check = checks.find(({ id, verdict }) => id === entry.told && verdict !== 'pass');
    expect(check, told).toBeDefined();
    expect(check?.seen).toMatch(entry.proof);
    expect(check?.fix).toMatch(entry.fix);
    expect(check?.citation.label).toMatch(entry.cite);
  }
  expect(told).not.toContain('undefined');
}
