import 'server-only';
import type { Observation } from './observation';

/** What a probe says of the host as a whole. `busy`: it asked to be left alone, for `retryAfterMs` if it said how long. */
export type HostVerdict =
  { state: 'fine' } | { state: 'down' } | { state: 'busy'; retryAfterMs: number | null };

/** Judges a host by one probe of one of its endpoints. */
export function hostVerdict({ answers }: Pick<Observation, 'answers'>): HostVerdict {
  const busy = answers.filter(({ httpStatus }) => httpStatus === 429 || httpStatus === 503);
  if (busy.length > 0) {
    const asked = busy.map(({ retryAfterMs }) => retryAfterMs ?? 0);
    return { state: 'busy', retryAfterMs: Math.max(...asked) || null };
  }
  return answers[0]?.isOfHost ? { state: 'down' } : { state: 'fine' };
}
