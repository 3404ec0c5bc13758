import 'server-only';
import type { RadarItem } from '@/lib/schemas/radar';

export const dayMs = 86_400_000;

/** How many days before its end somebody is told, the nearest first. */
export const thresholds = [1, 7, 14, 30] as const;
export type Threshold = (typeof thresholds)[number];

const urgentDays = 7;
const soonDays = 30;
/** What ended longer ago than this and was not told of is history when it is first seen. */
const toldAfterEndMs = 7 * dayMs;
/** A revocation list is replaced long before its end; only the last part of its life is a sign that it was not. */
const lastPart = 1 / 8;

export interface Nearness {
  state: Exclude<RadarItem['state'], 'unknown'>;
  /** Whole days, negative when it is past. */
  daysLeft: number;
  /** The nearest threshold that has been reached, or null: nobody has to be told (yet, or any more). */
  threshold: Threshold | null;
}

/**
 * How near an end is.
 *
 * @param lifetimeMs for things that are replaced in the ordinary course (revocation lists): how long one
 *   lasts; they count as near their end in the last eighth of it only. Null for all others.
 */
export function classify(dueAt: Date, now: Date, lifetimeMs: number | null = null): Nearness {
  const leftMs = dueAt.getTime() - now.getTime();
  // Adding zero turns -0 into 0.
  const daysLeft = Math.trunc(leftMs / dayMs) + 0;
  const isNear = lifetimeMs === null || leftMs <= lifetimeMs * lastPart;
  const reached = isNear ? thresholds.find((days) => leftMs <= days * dayMs) : undefined;
  const threshold = leftMs < -toldAfterEndMs ? null : (reached ?? null);
  if (leftMs < 0) return { state: 'over', daysLeft, threshold };
  if (isNear && leftMs <= urgentDays * dayMs) return { state: 'urgent', daysLeft, threshold };
  if (isNear && leftMs <= soonDays * dayMs) return { state: 'soon', daysLeft, threshold };
  return { state: 'later', daysLeft, threshold };
}
