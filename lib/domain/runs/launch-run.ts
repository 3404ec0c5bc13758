import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { bringsData } from '@/lib/protocol/exchange';
import { longAnswers } from '@/lib/net/limits';
import { openTransport, type TransportOptions } from '@/lib/net/open-transport';
import type { StepKind } from '@/lib/run/frames';
import { createRedactor } from '@/lib/run/redact';
import type { Run } from '@/lib/schemas/run';
import { executeRun } from './execute-run';
import { liveRuns } from './live-runs';
import { openRecorder } from './run-recorder';
import type { PlannedStep, RunWorld } from './run-world';
import { searchTextOf } from './search-text';
import { runColumns, serializeRun } from './serialize-run';
import { storeBody } from './store-body';
import { heartbeatMs } from './sweep-interrupted-runs';
import { withoutData } from './without-data';

/** At once, per workspace: enough for a team, too few for a scanner. */
const maxLivePerWorkspace = 6;

/** What a cancelled run may still take to say good-bye. */
const farewellMs = 5_000;

function beat(runId: string): void {
  void db()
    .then((client) =>
      client.run.update({ where: { id: runId }, data: { heartbeatAt: new Date() } }),
    )
    .catch((error: unknown) => log.warn({ err: error, runId }, 'heartbeat of a run failed'));
}

/** What a run is about, and what it does. */
export interface RunPlan {
  kind: 'console' | 'trust-doctor' | 'registration' | 'preflight' | 'conformance' | 'token-tool';
  title: string;
  /** The address it is about, or what else it looks at. */
  holder: string;
  /** What was asked for, as it is stored and shown: never a secret. */
  request: Record<string, unknown>;
  /** The largest request it may send, when that is more than usual. */
  requestBytes?: number;
  /** The request to the FHIR server, for searching the history. */
  method?: string;
  path?: string;
  /** Values that are masked wherever they turn up. */
  secrets?: readonly string[];
  /** What was sent to the FHIR server and what it answered is not kept. */
  isProduction?: boolean;
  /** Not counted for the limit of runs at once: one of a job that limits itself. */
  isUnlimited?: boolean;
  /** The steps, made when the world is there; and what the run brought back at its end. */
  prepare: (world: RunWorld) => { steps: PlannedStep[]; resource?: () => unknown };
}

/**
 * Starts a run and returns at once; it goes on in the background whether or not anyone listens. Follow it
 * with `followRun`, stop it with `cancelRun`.
 *
 * @param startedBy the person, or null for a token of a script
 * @throws AppError `run.too_many`
 */
export async function launchRun(
  workspaceId: string,
  startedBy: string | null,
  plan: RunPlan,
): Promise<Run> {
  const live = [...liveRuns.values()].filter(
    (run) => run.workspaceId === workspaceId && !run.isUnlimited,
  );
  if (!plan.isUnlimited && live.length >= maxLivePerWorkspace) {
    throw new AppError('run.too_many', {
      detail: `${live.length} runs of this workspace are under way. Wait for one, or cancel it.`,
    });
  }
  const runId = newId('run');
  const controller = new AbortController();
  let finished = (): void => undefined;
  // The place is taken before the first await, so that the limit holds for calls at the same time.
  liveRuns.set(runId, {
    workspaceId,
    isUnlimited: plan.isUnlimited === true,
    controller,
    done: new Promise<void>((resolve) => (finished = resolve)),
  });
  const release = (): void => {
    liveRuns.delete(runId);
    finished();
  };
  try {
    const { kind, title, holder, request } = plan;
    const client = await db();
    const row = await client.run.create({
      data: {
        id: runId,
        workspaceId,
        createdById: startedBy,
        kind,
        status: 'running',
        title,
        holder,
        request: request as Prisma.InputJsonValue,
        method: plan.method ?? null,
        resourceType: /^\/?([A-Z][A-Za-z]+)/.exec(plan.path ?? '')?.[1] ?? null,
        searchText: searchTextOf({ title, holder }),
      },
      select: runColumns,
    });
    void run(runId, workspaceId, startedBy, plan, controller.signal).finally(release);
    return serializeRun(row);
  } catch (error) {
    release();
    throw error;
  }
}

async function run(
  runId: string,
  workspaceId: string,
  startedBy: string | null,
  plan: RunPlan,
  signal: AbortSignal,
): Promise<void> {
  const { kind, title, holder, request } = plan;
  const now = () => new Date();
  const redactor = createRedactor(randomBytes(16).toString('hex'));
  redactor.remember(plan.secrets ?? []);
  const recorder = openRecorder(
    runId,
    now,
    redactor.sweep,
    plan.isProduction ? withoutData : (frame) => frame,
  );
  let step: StepKind = 'discover';
  let isAside = false;
  const timer = setInterval(() => beat(runId), heartbeatMs);
  try {
    await recorder.emit({ type: 'run.started', runId, kind, title, holder, request });
    const recorded: Omit<TransportOptions, 'signal'> = {
      redactor,
      fhirLimits: longAnswers,
      ...(plan.requestBytes === undefined ? {} : { limits: { requestBytes: plan.requestBytes } }),
      onStart: (sent) => recorder.emit({ type: 'exchange.started', step, ...sent }),
      // Of production nothing is kept but that it happened.
      ...(plan.isProduction
        ? {}
        : { keepWhole: (exchangeId, whole) => storeBody(runId, exchangeId, whole) }),
      onExchange: (exchange) => {
        if (bringsData(exchange.purpose)) isAside = exchange.response?.body.isStored === true;
        return recorder.emit({
          type: 'exchange',
          step,
          exchange,
        });
      },
    };
    const world: RunWorld = {
      runId,
      workspaceId,
      startedBy,
      recorder,
      signal,
      currentStep: () => step,
      farewell: (request) =>
        openTransport({ ...recorded, signal: AbortSignal.timeout(farewellMs) })(request),
      conceal: redactor.conceal,
      context: {
        now,
        newJti: randomUUID,
        transport: openTransport({ ...recorded, signal }),
      },
    };
    const { steps, resource } = plan.prepare(world);
    const onStep = (next: StepKind): void => {
      step = next;
    };
    // What is kept beside the frames is not in the last one again.
    const brought = (): unknown => (isAside || plan.isProduction ? undefined : resource?.());
    await executeRun(world, steps, onStep, brought);
  } catch (error) {
    // The store itself failed: the sweep marks the run interrupted when its heartbeat has stopped.
    log.error({ err: error, runId }, 'a run could not be recorded');
  } finally {
    clearInterval(timer);
  }
}
