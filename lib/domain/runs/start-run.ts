import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { openTransport } from '@/lib/net/open-transport';
import type { StepKind } from '@/lib/run/frames';
import { createRedactor } from '@/lib/run/redact';
import type { Run, RunRequest } from '@/lib/schemas/run';
import { executeRun } from './execute-run';
import { liveRuns } from './live-runs';
import { resolveHolder, type ResolvedHolder } from './resolve-holder';
import { openRecorder } from './run-recorder';
import type { RunState } from './run-state';
import { runColumns, serializeRun } from './serialize-run';
import { heartbeatMs } from './sweep-interrupted-runs';

/** At once, per workspace: enough for a team, too few for a scanner. */
const maxLivePerWorkspace = 6;

function beat(runId: string): void {
  void db()
    .then((client) =>
      client.run.update({ where: { id: runId }, data: { heartbeatAt: new Date() } }),
    )
    .catch((error: unknown) => log.warn({ err: error, runId }, 'heartbeat of a run failed'));
}

/**
 * Starts a run and returns at once; it goes on in the background whether or not anyone listens. Follow it
 * with `followRun`, stop it with `cancelRun`.
 *
 * @param startedBy the person, or null for a token of a script
 * @throws AppError `request.invalid` for a holder that is none, `run.too_many`
 */
export async function startRun(
  workspaceId: string,
  startedBy: string | null,
  request: RunRequest,
): Promise<Run> {
  const holder = resolveHolder(request.holder);
  const live = [...liveRuns.values()].filter((run) => run.workspaceId === workspaceId);
  if (live.length >= maxLivePerWorkspace) {
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
    controller,
    done: new Promise<void>((resolve) => (finished = resolve)),
  });
  const release = (): void => {
    liveRuns.delete(runId);
    finished();
  };
  try {
    const title = `${request.request.method} ${request.request.path} at ${holder.label}`;
    const client = await db();
    const row = await client.run.create({
      data: {
        id: runId,
        workspaceId,
        createdById: startedBy,
        kind: 'console',
        status: 'running',
        title,
        holder: holder.baseUrl,
        request,
      },
      select: runColumns,
    });
    const { signal } = controller;
    void run({ runId, workspaceId, request, holder, title, signal }).finally(release);
    return serializeRun(row);
  } catch (error) {
    release();
    throw error;
  }
}

interface StartedRun {
  runId: string;
  workspaceId: string;
  request: RunRequest;
  holder: ResolvedHolder;
  title: string;
  signal: AbortSignal;
}

async function run(started: StartedRun): Promise<void> {
  const { runId, workspaceId, request, holder, title, signal } = started;
  const now = () => new Date();
  const redactor = createRedactor(randomBytes(16).toString('hex'));
  const recorder = openRecorder(runId, now, redactor.sweep);
  let step: StepKind = 'discover';
  const timer = setInterval(() => beat(runId), heartbeatMs);
  try {
    await recorder.emit({
      type: 'run.started',
      runId,
      kind: 'console',
      title,
      holder: holder.baseUrl,
      request,
    });
    const state: RunState = {
      runId,
      workspaceId,
      request,
      baseUrl: holder.baseUrl,
      isSandbox: holder.isSandbox,
      recorder,
      signal,
      context: {
        now,
        newJti: randomUUID,
        transport: openTransport({
          signal,
          redactor,
          onStart: (sent) => recorder.emit({ type: 'exchange.started', step, ...sent }),
          onExchange: (exchange) => recorder.emit({ type: 'exchange', step, exchange }),
        }),
      },
    };
    await executeRun(state, (kind) => {
      step = kind;
    });
  } catch (error) {
    // The store itself failed: the sweep marks the run interrupted when its heartbeat has stopped.
    log.error({ err: error, runId }, 'a run could not be recorded');
  } finally {
    clearInterval(timer);
  }
}
