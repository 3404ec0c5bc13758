import type { Tone } from '@/components/ui/badge';
import type { BulkItem, BulkSummary } from '@/lib/schemas/register';

/** The states of an item in the words that people read, in the order in which they are listed. */
export const itemStates: readonly {
  state: BulkItem['state'];
  word: string;
  tone: Tone;
  /** Its part of the progress bar. */
  bar: string;
}[] = [
  { state: 'registered', word: 'Registered', tone: 'pass', bar: 'bg-pass' },
  { state: 'failed', word: 'Failed', tone: 'fail', bar: 'bg-fail' },
  { state: 'unknown', word: 'Unknown', tone: 'warn', bar: 'bg-warn' },
  { state: 'skipped', word: 'Skipped', tone: 'skip', bar: 'bg-skip' },
  { state: 'running', word: 'Under way', tone: 'accent', bar: 'bg-accent' },
  { state: 'waiting', word: 'Waiting', tone: 'neutral', bar: 'bg-transparent' },
];

/** The state that an address names, or null for all of them. */
export function stateFilterOf(value: string | null): BulkItem['state'] | null {
  return itemStates.find(({ state }) => state === value)?.state ?? null;
}

/** The status of a bulk registration in the words that people read. */
export const bulkStatuses: Readonly<Record<BulkSummary['status'], { word: string; tone: Tone }>> = {
  running: { word: 'Running', tone: 'accent' },
  cancelled: { word: 'Cancelled', tone: 'skip' },
  finished: { word: 'Finished', tone: 'info' },
};

/** The methods of a bulk registration as people call them. */
export const methodWords: Readonly<Record<BulkSummary['method'], string>> = {
  udap: 'UDAP with a signed software statement',
  dcr: 'RFC 7591 with plain metadata',
};

/** How many holders are done with, one way or another. */
export function doneOf({ counts, total }: Pick<BulkSummary, 'counts' | 'total'>): number {
  return total - counts.waiting - counts.running;
}

/** Whether anything may still change by itself: it runs, or was cancelled and its runs are ending. */
export function isMoving({ status, counts }: Pick<BulkSummary, 'status' | 'counts'>): boolean {
  return status === 'running' || counts.running > 0;
}
