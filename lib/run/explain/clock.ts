import type { Exchange } from '@/lib/protocol/exchange';
import type { Proof } from './explanation';
import { headerOf } from '@/lib/protocol/headers';

/** What the clock of another server showed when it answered. */
export interface Clock {
  /** By its clock, ISO 8601. */
  theirs: string;
  /** By ours, at the same moment. */
  ours: string;
  /** How far theirs is ahead of ours, in seconds; behind is negative. */
  aheadSeconds: number;
  /** Whether the difference is more than a second of rounding and the way there and back explain. */
  isOff: boolean;
}

/**
 * Compares the Date header of an answer with our clock at the time when it came.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1
 */
export function readClock({ response, startedAt, timings }: Exchange): Clock | null {
  const theirs = Date.parse(response ? headerOf(response.headers, 'date') : '');
  const started = Date.parse(startedAt);
  if (Number.isNaN(theirs) || Number.isNaN(started)) return null;
  const totalMs = timings?.totalMs ?? 0;
  // Date is written between the arrival of the request and the answer, in whole seconds.
  const ours = started + totalMs;
  const aheadSeconds = Math.round((theirs - ours) / 1000);
  return {
    theirs: new Date(theirs).toISOString(),
    ours: new Date(ours).toISOString(),
    aheadSeconds,
    isOff: Math.abs(theirs - ours) > 2_000 + totalMs,
  };
}

/** How far two clocks are apart, in words. */
export function clockWords({ aheadSeconds, isOff }: Clock): string {
  if (!isOff) return 'The clocks agree.';
  const seconds = Math.abs(aheadSeconds);
  const amount = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 6) / 10} minutes`;
  return `The clock of the holder is ${amount} ${aheadSeconds > 0 ? 'ahead of' : 'behind'} ours.`;
}

/** Both clocks, as a proof. */
export function clockProof(clock: Clock): Proof {
  return {
    kind: 'values',
    label: 'Clock of the holder (Date header), and ours',
    found: clock.theirs,
    expected: `${clock.ours}. ${clockWords(clock)}`,
  };
}
