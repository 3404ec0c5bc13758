import 'server-only';

const minuteMs = 60_000;
const pausesMs = [1, 5, 30, 120, 720].map((minutes) => minutes * minuteMs);

/**
 * How long to wait after a failed attempt, in milliseconds; null when it was the last one.
 *
 * @param attempts how many there were, this one included
 */
export function pauseAfter(attempts: number): number | null {
  return pausesMs[attempts - 1] ?? null;
}
