import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { db } from '@/lib/db/client';
import { resolveHolder } from '@/lib/domain/runs/resolve-holder';
import { sweepInterruptedRuns } from '@/lib/domain/runs/sweep-interrupted-runs';
import { AppError } from '@/lib/errors';
import { heldItems, settleItem, type HeldItem } from './bulk-items';
import type { BulkRequest } from './bulk-request';
import { spellingsOf } from './find-existing';
import type { ItemOutcome } from './item-outcome';
import { outcomeOfRun } from './run-outcome';

/** An item whose process died this often is given up: it may be the one that kills it. */
const maxAttempts = 5;
/** How far the clocks of two processes may be apart. */
const skewMs = 5_000;

/** The bulk registration to which left items belong. */
export interface LeftOf {
  id: string;
  workspaceId: string;
  request: BulkRequest;
}

/** The holder of an item as its runs name it; null when it cannot be resolved any more. */
async function baseUrlOf({ holder }: HeldItem): Promise<string | null> {
  try {
    return (await resolveHolder(holder)).baseUrl;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function isPartOf(part: Record<string, string>, whole: unknown): boolean {
  return Object.entries(part).every(
    ([name, value]) => (whole as Record<string, unknown>)[name] === value,
  );
}

/** The run of an item whose process died between starting it and noting it: a moment, but one in which it may run. */
async function findUnnotedRun(bulk: LeftOf, item: HeldItem): Promise<string | null> {
  const client = await db();
  const baseUrl = await baseUrlOf(item);
  if (baseUrl === null) return null;
  const since = new Date((item.startedAt ?? new Date(0)).getTime() - skewMs);
  const runs = await client.run.findMany({
    where: {
      workspaceId: bulk.workspaceId,
      kind: 'registration',
      holder: { in: spellingsOf(baseUrl) },
      startedAt: { gte: since },
    },
    orderBy: { startedAt: 'asc' },
    select: { id: true, request: true },
  });
  const { appId, method, grantType } = bulk.request;
  const ids = runs
    .filter(({ request }) => isPartOf({ appId, method, grantType }, request))
    .map(({ id }) => id);
  const noted = await client.bulkItem.findMany({
    where: { runId: { in: ids } },
    select: { runId: true },
  });
  return ids.find((id) => !noted.some(({ runId }) => runId === id)) ?? null;
}

async function outcomeOfLeft(
  bulk: LeftOf,
  item: HeldItem,
): Promise<(ItemOutcome & { runId: string | null }) | null> {
  const runId = item.runId ?? (await findUnnotedRun(bulk, item));
  const outcome: ItemOutcome | null =
    runId === null
      ? { state: 'waiting', registrationId: null, message: 'Not begun yet.' }
      : await outcomeOfRun(bulk.workspaceId, runId, bulk.request.method);
  if (outcome?.state === 'waiting' && item.attempts >= maxAttempts) {
    const message = `Begun ${item.attempts} times, and each time the portal stopped or was cancelled before it was done. Retry it when you know why.`;
    return { state: 'failed', registrationId: null, message, runId };
  }
  return outcome && { ...outcome, runId };
}

/**
 * Looks at the items that a dead process left in hand, and gives each its true outcome: what its run kept, or that it
 * failed, or that nobody knows; otherwise it waits again. A run that still lives elsewhere is waited for.
 */
export async function settleLeftItems(
  bulk: LeftOf,
  pollMs: number,
  signal: AbortSignal,
): Promise<void> {
  let left = await heldItems(bulk.id);
  while (left.length > 0 && !signal.aborted) {
    const open: HeldItem[] = [];
    for (const item of left) {
      const outcome = await outcomeOfLeft(bulk, item);
      if (outcome) await settleItem(item, outcome);
      else open.push(item);
    }
    left = open;
    if (left.length === 0) return;
    await pause(pollMs, undefined, { signal }).catch(() => undefined);
    await sweepInterruptedRuns();
  }
}
