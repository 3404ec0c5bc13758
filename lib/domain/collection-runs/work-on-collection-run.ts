import 'server-only';
import * as z from 'zod';
import { seal, unseal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { readFrames } from '@/lib/domain/runs/get-run';
import { liveRuns } from '@/lib/domain/runs/live-runs';
import { startRun } from '@/lib/domain/runs/start-run';
import type { CapturedValue } from '@/lib/domain/runs/steps/assert-answer';
import { AppError } from '@/lib/errors';
import { RunRequestSchema, type RunRequest } from '@/lib/schemas/run';
import { collectionRunEvents } from './collection-run-events';
import type { LeaseWorker } from '../jobs/lease';
import { extendLease, releaseLease } from './collection-run-lease';
import { testedOutcome, type TestedOutcome } from './item-outcome';
import { collectionValuesBinding } from './values-binding';

const CapturedSchema = z.array(
  z.object({ variable: z.string(), value: z.string(), isSecret: z.boolean() }),
);

type Work = Awaited<ReturnType<typeof readWork>>;
type Item = NonNullable<Awaited<ReturnType<typeof nextItem>>>;

async function readWork(id: string) {
  const client = await db();
  const row = await client.collectionRun.findUniqueOrThrow({ where: { id } });
  const opened =
    row.sealedValues === null ? null : await unseal(row.sealedValues, collectionValuesBinding(id));
  const captured =
    opened === null ? [] : CapturedSchema.parse(JSON.parse(new TextDecoder().decode(opened)));
  return { ...row, captured: captured as CapturedValue[] };
}

async function nextItem(id: string) {
  const client = await db();
  return client.collectionRunItem.findFirst({
    where: { collectionRunId: id, state: 'waiting', collectionRun: { status: 'running' } },
    orderBy: { position: 'asc' },
  });
}

async function settle(item: Pick<Item, 'id'>, outcome: TestedOutcome): Promise<void> {
  const client = await db();
  await client.collectionRunItem.updateMany({
    where: { id: item.id, state: 'running' },
    data: { ...outcome, assertions: [...outcome.assertions], finishedAt: new Date() },
  });
}

/** Remembers what was taken, so that requests that follow have it also when another process goes on. */
async function keepValues(work: Work, values: readonly CapturedValue[]): Promise<void> {
  if (values.length === 0) return;
  const taken = new Set(values.map(({ variable }) => variable));
  work.captured = [...work.captured.filter(({ variable }) => !taken.has(variable)), ...values];
  const sealed = await seal(JSON.stringify(work.captured), collectionValuesBinding(work.id));
  const client = await db();
  await client.collectionRun.update({ where: { id: work.id }, data: { sealedValues: sealed } });
}

function requestOf(work: Work, item: Item): RunRequest {
  return RunRequestSchema.parse({
    ...(item.request as Record<string, unknown>),
    ...(work.environmentId === null ? {} : { environment: work.environmentId }),
    ...(work.isConfirmed ? { confirmed: true } : {}),
  });
}

/** What the portal refuses before a run begins, as the outcome of a request. */
function refusal(error: unknown): TestedOutcome {
  if (!(error instanceof AppError)) throw error;
  const [field] = error.fields;
  const message = field ? `${field.path}: ${field.detail}` : (error.detail ?? error.message);
  return { state: 'failed', message, assertions: [] };
}

async function runItem(work: Work, item: Item, signal: AbortSignal): Promise<void> {
  const client = await db();
  const { count } = await client.collectionRunItem.updateMany({
    where: { id: item.id, state: 'waiting' },
    data: { state: 'running', startedAt: new Date(), attempts: { increment: 1 } },
  });
  if (count === 0) return;
  try {
    const run = await startRun(work.workspaceId, work.createdById, requestOf(work, item), {
      captured: work.captured,
      onCaptured: (values) => keepValues(work, values),
      isUnlimited: true,
    });
    const live = liveRuns.get(run.id);
    const cancel = (): void => live?.controller.abort();
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    await client.collectionRunItem.updateMany({ where: { id: item.id }, data: { runId: run.id } });
    await live?.done;
    signal.removeEventListener('abort', cancel);
    // Put down with the process: whoever goes on decides by what is stored.
    if (signal.aborted) return;
    await settle(item, testedOutcome(await readFrames(run.id)));
  } catch (error) {
    await settle(item, refusal(error));
  }
}

/** What a process that died left in hand: its true outcome when the run came to its end, else a failure that says so. */
async function settleLeft(id: string): Promise<void> {
  const client = await db();
  const left = await client.collectionRunItem.findMany({
    where: { collectionRunId: id, state: 'running' },
  });
  for (const item of left) {
    const frames = item.runId === null ? [] : await readFrames(item.runId);
    const { request } = RunRequestSchema.parse(item.request);
    const isOver =
      frames.at(-1)?.type === 'run.finished' && testedOutcome(frames).assertions.length > 0;
    const mayRepeat = request.method === 'GET' && item.attempts < 3;
    if (!isOver && mayRepeat) {
      await client.collectionRunItem.update({ where: { id: item.id }, data: { state: 'waiting' } });
    } else {
      const outcome = testedOutcome(frames);
      const message = 'The portal stopped while this request was under way; it may have been sent.';
      await settle(item, isOver ? outcome : { ...outcome, state: 'failed', message });
    }
  }
}

async function skipRest(id: string): Promise<void> {
  const client = await db();
  await client.collectionRunItem.updateMany({
    where: { collectionRunId: id, state: 'waiting' },
    data: { state: 'skipped', message: 'A request before it failed.' },
  });
}

async function hasFailed(id: string): Promise<boolean> {
  const client = await db();
  return (
    (await client.collectionRunItem.count({ where: { collectionRunId: id, state: 'failed' } })) > 0
  );
}

/**
 * Works on one collection run whose lease this process has just taken: first what a dead process left, then the
 * requests that wait, one after the other, until all are done or it is cancelled. Gives the lease back.
 *
 * @param signal the end of this process
 */
export async function workOnCollectionRun(
  id: string,
  worker: LeaseWorker,
  signal: AbortSignal,
): Promise<void> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const onCancelled = (cancelled: string): void => {
    if (cancelled === id) abort();
  };
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  collectionRunEvents.on('cancelled', onCancelled);
  const timer = setInterval(() => {
    void extendLease(worker, id).then(
      (isOurs) => {
        if (!isOurs) abort();
      },
      () => undefined,
    );
  }, worker.beatMs);
  try {
    const work = await readWork(id);
    await settleLeft(id);
    for (;;) {
      if (controller.signal.aborted) return;
      if (work.stopsOnFailure && (await hasFailed(id))) await skipRest(id);
      const item = await nextItem(id);
      if (!item) break;
      await runItem(work, item, controller.signal);
    }
    const client = await db();
    await client.collectionRun.updateMany({
      where: { id, status: 'running', leaseOwner: worker.owner },
      data: { status: 'finished', finishedAt: new Date(), sealedValues: null },
    });
  } finally {
    clearInterval(timer);
    collectionRunEvents.off('cancelled', onCancelled);
    signal.removeEventListener('abort', abort);
    await releaseLease(worker, id);
  }
}
