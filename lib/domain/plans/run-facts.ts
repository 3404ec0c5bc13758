import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import type { RunFact } from '@/lib/guide/plan/plan-facts';

/** How many runs are looked through: the first good ones, where evidence begins, and the last of all. */
const windowSize = 200;

const columns = {
  id: true,
  kind: true,
  holder: true,
  verdict: true,
  request: true,
  method: true,
  answerStatus: true,
  startedAt: true,
} as const satisfies Prisma.RunSelect;
type RunRow = Prisma.RunGetPayload<{ select: typeof columns }>;

/** A registration as runs are told to belong to it. */
export interface RunClient {
  id: string;
  clientId: string | null;
  holderBaseUrl: string;
  /** The runs that made or changed it. */
  runIds: readonly string[];
}

async function findRuns(workspaceId: string, holders: readonly string[]): Promise<RunRow[]> {
  const client = await db();
  const over = { workspaceId, status: { not: 'running' } } as const satisfies Prisma.RunWhereInput;
  const at = { ...over, holder: { in: [...holders] } };
  const none: RunRow[] = [];
  const [first, last, sandbox] = await Promise.all([
    holders.length === 0
      ? none
      : client.run.findMany({
          where: { ...at, verdict: { in: ['pass', 'warn'] } },
          orderBy: { startedAt: 'asc' },
          take: windowSize,
          select: columns,
        }),
    holders.length === 0
      ? none
      : client.run.findMany({
          where: at,
          orderBy: { startedAt: 'desc' },
          take: windowSize,
          select: columns,
        }),
    client.run.findMany({
      where: {
        ...over,
        holder: { startsWith: `${env().APP_URL}/sandbox/` },
        answerStatus: { gte: 200, lt: 300 },
      },
      orderBy: { startedAt: 'asc' },
      take: 1,
      select: columns,
    }),
  ]);
  const once = new Map([...first, ...last, ...sandbox].map((row) => [row.id, row]));
  return [...once.values()].sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
}

interface FrameRow {
  runId: string;
  type: string;
  step: string | null;
  verdict: string | null;
  clientId: string | null;
  registrationId: string | null;
}

/** What of the frames tells how far a run came and as whom: steps, grants, renewals and clients that were there before. */
async function findFrames(runIds: readonly string[]): Promise<Map<string, FrameRow[]>> {
  if (runIds.length === 0) return new Map();
  const client = await db();
  const rows = await client.$queryRaw<FrameRow[]>`
    SELECT f."runId", f."type",
      f."frame"->>'step' AS "step",
      f."frame"->>'verdict' AS "verdict",
      f."frame"->'facts'->>'client_id' AS "clientId",
      f."frame"->'facts'->>'registration' AS "registrationId"
    FROM "RunFrame" f
    WHERE f."runId" IN (${Prisma.join([...runIds])}) AND (
      f."type" = 'scopes'
      OR (f."type" = 'step.finished' AND f."frame"->>'step' IN ('discover', 'trust'))
      OR (f."type" = 'note' AND f."frame"->'facts'->>'client_id' IS NOT NULL)
      OR (
        f."type" = 'exchange'
        AND f."frame"->'exchange'->>'purpose' = 'token'
        AND f."frame"->'exchange'->'response'->>'status' = '200'
        AND f."frame"->'exchange'->'request'->'body'->>'text' LIKE '%grant_type=refresh_token%'
      )
    )`;
  const frames = new Map<string, FrameRow[]>();
  for (const row of rows) {
    const known = frames.get(row.runId);
    if (known) known.push(row);
    else frames.set(row.runId, [row]);
  }
  return frames;
}

/** A member of a stored request that may hold anything. */
function memberOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null
        ? (found as Record<string, unknown>)[name]
        : undefined,
    value,
  );
}

function verdictOf(frames: readonly FrameRow[], step: string): RunFact['discover'] {
  const found = frames.findLast((frame) => frame.type === 'step.finished' && frame.step === step);
  return (found?.verdict ?? null) as RunFact['discover'];
}

/** The registrations as which a run acted: those that it names, made, or was noted to go on with. */
function clientsOf(
  run: RunRow,
  frames: readonly FrameRow[],
  clients: readonly RunClient[],
  byToken: ReadonlyMap<string, readonly string[]>,
): string[] {
  const named = memberOf(run.request, 'auth', 'registrationId');
  const ofTokens = byToken.get(run.id) ?? [];
  return clients
    .filter(({ holderBaseUrl }) => holderBaseUrl === run.holder)
    .filter(
      ({ id, clientId, runIds }) =>
        named === id ||
        runIds.includes(run.id) ||
        ofTokens.includes(id) ||
        frames.some(
          (frame) =>
            frame.registrationId === id ||
            (frame.clientId !== null && frame.clientId === clientId && frame.type === 'note'),
        ),
    )
    .map(({ id }) => id);
}

function answerOf(run: RunRow): RunFact['answer'] {
  if (run.answerStatus === null) return null;
  const path = memberOf(run.request, 'request', 'path');
  const what = typeof path === 'string' ? (path.split('?')[0] ?? '') : '';
  return { method: run.method ?? 'GET', what: what || 'the FHIR server', status: run.answerStatus };
}

/** Which runs went with a sign-in or a kept token of which registration. */
async function tokenRuns(registrationIds: readonly string[]): Promise<Map<string, string[]>> {
  if (registrationIds.length === 0) return new Map();
  const client = await db();
  const where = { registrationId: { in: [...registrationIds] } };
  const select = { runId: true, registrationId: true } as const;
  const [signIns, tokens] = await Promise.all([
    client.runAuthorization.findMany({ where, select }),
    client.runToken.findMany({ where, select }),
  ]);
  const runs = new Map<string, string[]>();
  for (const { runId, registrationId } of [...signIns, ...tokens]) {
    if (runId !== null) runs.set(runId, [...(runs.get(runId) ?? []), registrationId]);
  }
  return runs;
}

/**
 * What the runs of a workspace show at these holders, the last one first. Production is an environment that is marked
 * so; without any environment, every holder that is not the sandbox.
 */
export async function readRunFacts(
  workspaceId: string,
  holders: readonly string[],
  clients: readonly RunClient[],
): Promise<RunFact[]> {
  const database = await db();
  const runs = await findRuns(workspaceId, holders);
  const [frames, byToken, environments] = await Promise.all([
    findFrames(runs.map(({ id }) => id)),
    tokenRuns(clients.map(({ id }) => id)),
    database.environment.findMany({
      where: { workspaceId, isProduction: true },
      select: { id: true },
    }),
  ]);
  const production = new Set(environments.map(({ id }) => id));
  const sandboxRoot = `${env().APP_URL}/sandbox/`;
  return runs.map((run) => {
    const own = frames.get(run.id) ?? [];
    const environment = memberOf(run.request, 'environment');
    const act = run.kind === 'token-tool' ? memberOf(run.request, 'act') : undefined;
    const isGood = run.verdict === 'pass' || run.verdict === 'warn';
    const isSandbox = run.holder.startsWith(sandboxRoot);
    return {
      id: run.id,
      holder: run.holder,
      isSandbox,
      at: run.startedAt.toISOString(),
      registrationIds: clientsOf(run, own, clients, byToken),
      discover: verdictOf(own, 'discover'),
      trust: verdictOf(own, 'trust'),
      hasToken: own.some(({ type }) => type === 'scopes'),
      hasRenewed: own.some(({ type }) => type === 'exchange'),
      hasRevoked: act === 'revoke' && isGood,
      answer: answerOf(run),
      isProduction: typeof environment === 'string' ? production.has(environment) : !isSandbox,
    };
  });
}
