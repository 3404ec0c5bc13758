import 'server-only';
import { db } from '@/lib/db/client';
import type { ItemOutcome } from './item-outcome';

/** An item that somebody has in hand. */
export interface HeldItem {
  id: string;
  holder: string;
  /** How often it was begun, this time included. */
  attempts: number;
  runId: string | null;
  startedAt: Date | null;
}

const columns = { id: true, holder: true, attempts: true, runId: true, startedAt: true } as const;

/** Takes the next item that waits, for the owner of the lease; null when none waits or the lease is not theirs. */
export async function claimItem(bulkId: string, owner: string): Promise<HeldItem | null> {
  const client = await db();
  for (;;) {
    const next = await client.bulkItem.findFirst({
      where: { bulkId, state: 'waiting', bulk: { status: 'running', leaseOwner: owner } },
      orderBy: { position: 'asc' },
      select: { id: true, holder: true, attempts: true },
    });
    if (!next) return null;
    const claimed = {
      ...next,
      attempts: next.attempts + 1,
      runId: null,
      startedAt: new Date(),
    };
    const { id, attempts, startedAt } = claimed;
    const { count } = await client.bulkItem.updateMany({
      where: { id, state: 'waiting', bulk: { status: 'running', leaseOwner: owner } },
      data: {
        state: 'running',
        attempts,
        startedAt,
        runId: null,
        registrationId: null,
        finishedAt: null,
        message: '',
      },
    });
    // Otherwise a neighbour was quicker: on to the one behind it.
    if (count === 1) return claimed;
  }
}

/** Notes which run has an item in hand, so that its outcome is found even when this process dies. */
export async function noteRun(item: HeldItem, runId: string): Promise<void> {
  const client = await db();
  await client.bulkItem.updateMany({
    where: { id: item.id, state: 'running', attempts: item.attempts },
    data: { runId },
  });
}

/** Writes down what came of an item, unless somebody else has taken it up meanwhile. */
export async function settleItem(
  item: HeldItem,
  outcome: ItemOutcome & { runId?: string | null },
): Promise<void> {
  const client = await db();
  await client.bulkItem.updateMany({
    where: { id: item.id, state: 'running', attempts: item.attempts },
    data: {
      ...outcome,
      finishedAt: outcome.state === 'waiting' ? null : new Date(),
      ...(outcome.state === 'waiting' ? { startedAt: null } : {}),
    },
  });
}

/** The items in hand: when nobody works on the bulk registration, those of a process that died. */
export async function heldItems(bulkId: string): Promise<HeldItem[]> {
  const client = await db();
  return client.bulkItem.findMany({
    where: { bulkId, state: 'running' },
    orderBy: { position: 'asc' },
    select: columns,
  });
}
