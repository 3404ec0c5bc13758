import 'server-only';
import { unseal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { bulkTokenBinding } from '@/lib/domain/registrations/registration-binding';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { bulkEvents } from './bulk-events';
import { claimItem, noteRun, settleItem, type HeldItem } from './bulk-items';
import type { LeaseWorker } from '../jobs/lease';
import { extendLease, releaseLease } from './bulk-lease';
import { BulkRequestSchema, requestAt, type BulkRequest } from './bulk-request';
import { findExisting } from './find-existing';
import type { ItemOutcome, RegisterAt } from './item-outcome';
import { settleLeftItems } from './settle-left-items';

/** How many holders of one bulk registration are asked at the same time. */
const lanes = 4;

const skipped = {
  state: 'skipped',
  message: 'The run at this holder was cancelled by hand. Retry it to register here after all.',
} as const;

interface Work {
  id: string;
  workspaceId: string;
  startedBy: string | null;
  request: BulkRequest;
  initialAccessToken: string | null;
  status: string;
}

async function openToken(sealed: string, bulkId: string): Promise<string> {
  return new TextDecoder().decode(await unseal(sealed, bulkTokenBinding(bulkId)));
}

async function readWork(id: string): Promise<Work> {
  const client = await db();
  const row = await client.bulkRegistration.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      workspaceId: true,
      createdById: true,
      request: true,
      sealedToken: true,
      status: true,
    },
  });
  return {
    id,
    workspaceId: row.workspaceId,
    startedBy: row.createdById,
    request: BulkRequestSchema.parse(row.request),
    initialAccessToken: row.sealedToken === null ? null : await openToken(row.sealedToken, id),
    status: row.status,
  };
}

/** Registers at the holder of one item, unless the app is registered there. */
async function outcomeOf(
  work: Work,
  item: HeldItem,
  registerAt: RegisterAt,
  signal: AbortSignal,
): Promise<ItemOutcome & { runId?: string }> {
  const { workspaceId, startedBy, request } = work;
  try {
    const existing = request.registerAgain
      ? null
      : await findExisting(workspaceId, request, item.holder, new Date());
    if (existing) return existing;
    return await registerAt({
      workspaceId,
      startedBy,
      request: requestAt(request, item.holder, work.initialAccessToken),
      signal,
      onStart: (runId) => noteRun(item, runId),
    });
  } catch (error) {
    // What the portal refuses is refused before a run begins; everything else is for the log and the next look.
    if (!(error instanceof AppError)) throw error;
    const [field] = error.fields;
    return {
      state: 'failed',
      registrationId: null,
      message: field?.detail ?? error.detail ?? error.message,
    };
  }
}

/** Marks a bulk registration as finished when nothing of it waits or is in hand. */
async function finish(id: string, owner: string): Promise<boolean> {
  const client = await db();
  return client.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "BulkRegistration" WHERE "id" = ${id} FOR UPDATE`;
    const open = await tx.bulkItem.count({
      where: { bulkId: id, state: { in: ['waiting', 'running'] } },
    });
    if (open > 0) return false;
    const { count } = await tx.bulkRegistration.updateMany({
      where: { id, status: 'running', leaseOwner: owner },
      data: { status: 'finished', finishedAt: new Date() },
    });
    return count === 1;
  });
}

/** Extends the lease until stopped, and aborts the work when it was cancelled or is somebody else's. */
function keepLease(worker: LeaseWorker, work: Work, abort: () => void): () => void {
  let extendedAt = Date.now();
  let isBusy = false;
  async function beat(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    const startedAt = Date.now();
    try {
      const status = await extendLease(worker, work.id);
      extendedAt = startedAt;
      if (status !== work.status) abort();
    } catch (error) {
      log.warn({ err: error, bulk: work.id }, 'the lease of a bulk registration was not extended');
    } finally {
      isBusy = false;
    }
  }
  const timer = setInterval(() => {
    // Well before the lease ends for others it ends for us.
    if (Date.now() - extendedAt > worker.leaseMs * 0.8) abort();
    void beat();
  }, worker.beatMs);
  const onCancelled = (id: string): void => {
    if (id === work.id && work.status === 'running') abort();
  };
  bulkEvents.on('cancelled', onCancelled);
  return () => {
    clearInterval(timer);
    bulkEvents.off('cancelled', onCancelled);
  };
}

/**
 * Works on one bulk registration whose lease this process has just taken, until it is finished, cancelled, taken over
 * or the process ends: first what a dead process left, then all that waits, four holders at a time. One that hangs
 * costs its own lane the time limit of the transport and no more. Gives the lease back.
 *
 * @param signal the end of this process
 */
export async function workOnBulk(
  id: string,
  worker: LeaseWorker,
  registerAt: RegisterAt,
  signal: AbortSignal,
): Promise<void> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  const stop = controller.signal;
  let endLease = (): void => undefined;

  async function lane(work: Work): Promise<void> {
    while (!stop.aborted) {
      const item = await claimItem(id, worker.owner);
      if (!item) return;
      const outcome = await outcomeOf(work, item, registerAt, stop);
      // Nothing came of it although we go on: somebody has cancelled that one run.
      const isSkipped = outcome.state === 'waiting' && !stop.aborted;
      await settleItem(item, isSkipped ? { ...outcome, ...skipped } : outcome);
    }
  }

  try {
    const work = await readWork(id);
    endLease = keepLease(worker, work, abort);
    for (;;) {
      await settleLeftItems(work, worker.beatMs, stop);
      if (stop.aborted || work.status !== 'running') return;
      const ends = await Promise.allSettled(
        Array.from({ length: lanes }, () =>
          lane(work).catch((error: unknown) => {
            abort();
            throw error;
          }),
        ),
      );
      const broken = ends.find((end) => end.status === 'rejected');
      if (broken) throw broken.reason;
      if (stop.aborted || (await finish(id, worker.owner))) return;
      // Items were put back meanwhile, or this is not ours to work on any more.
      if ((await extendLease(worker, id)) !== 'running') return;
    }
  } finally {
    endLease();
    signal.removeEventListener('abort', abort);
    await releaseLease(worker, id);
  }
}
