const minuteMs = 60_000;
/** The first pause after a failure; it doubles with every further one. */
const firstMs = 5 * minuteMs;
const longestMs = 24 * 60 * minuteMs;

/**
 * The pause that `Retry-After` asks for, in milliseconds; null when there is none that can be read.
 *
 * @param value seconds, or an HTTP date
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfterMs(value: string | null, now: Date): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Only the form of RFC 9110: Date.parse takes nearly everything for a date.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/**
 * For how long a host is left alone, in milliseconds: 5 minutes after the first failure, twice as long after each
 * further one, a day at most, between half and all of it by chance. Never shorter than the host asked for, but for more
 * than a day nobody can ask.
 *
 * @param failures in a row, the last one included
 * @param askedMs what `retryAfterMs` gave
 * @param chance from 0 to 1, so that hosts do not come back all at once
 */
export function backOffMs(failures: number, askedMs: number | null, chance: number): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20));
  const ownMs = fullMs * (0.5 + chance / 2);
  return Math.round(Math.min(longestMs, Math.max(ownMs, askedMs ?? 0)));
}
