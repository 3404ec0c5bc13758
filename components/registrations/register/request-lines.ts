import type { SignedStatement } from '@/lib/schemas/statement';

/** A request as it goes over the wire: request line, headers, an empty line, the body. */
export function requestLines({ method, url, headers, body }: SignedStatement['request']): string {
  const { pathname, search, host } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${pathname}${search} HTTP/1.1`, ...lines, '', body].join('\n');
}

/** Whole seconds from `now` until a moment, never below zero; null when one of them is not known. */
export function secondsUntil(at: string | null, now: string | null): number | null {
  if (at === null || now === null) return null;
  return Math.max(0, Math.ceil((Date.parse(at) - Date.parse(now)) / 1000));
}

/** A countdown for people: `4:05`. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
