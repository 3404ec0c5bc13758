import { shown } from '../json-body';

/** Seconds since 1970, whole, as JWT claims want them. */
export function toNumericDate(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

/**
 * A NumericDate claim as a Date; null when it is no whole number of seconds in a sensible range.
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-2
 */
export function fromNumericDate(value: unknown): Date | null {
  // 9999-12-31; milliseconds given for seconds are beyond it.
  if (typeof value !== 'number' || !Number.isInteger(value)) return null;
  return value >= 0 && value <= 253402300799 ? new Date(value * 1000) : null;
}

/** What a NumericDate claim holds, for messages: with the time in UTC, or with the likely mistake. */
export function shownNumericDate(value: unknown): string {
  const date = fromNumericDate(value);
  if (date) return `${shown(value)} (${date.toISOString()})`;
  if (typeof value === 'string') return `${shown(value)}, a string and not a number`;
  if (typeof value === 'number' && value > 253402300799) {
    return `${value}, which looks like milliseconds; seconds are needed`;
  }
  if (typeof value === 'number' && !Number.isInteger(value)) return `${value}, not a whole number`;
  return shown(value);
}
