import { describe, expect, it } from 'vitest';
import { backOffMs, retryAfterMs } from './back-off';

const now = new Date('2026-03-01T12:00:00Z');
const minute = 60_000;

describe('patience', () => {
  it('reads seconds and dates of Retry-After, and nothing else', () => {
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs('Sun, 01 Mar 2026 12:05:00 GMT', now)).toBe(5 * minute);
    expect(retryAfterMs('Sun, 01 Mar 2026 11:00:00 GMT', now)).toBe(0);
    for (const text of [null, '', 'soon', '-5', '1.5', 'March 2026']) {
      expect(retryAfterMs(text, now)).toBeNull();
    }
  });

  it('doubles, up to a day, and never below what was asked for', () => {
    expect([1, 2, 3].map((failures) => backOffMs(failures, null, 1))).toEqual([
      5 * minute,
      10 * minute,
      20 * minute,
    ]);
    expect(backOffMs(1, null, 0)).toBe(2.5 * minute);
    expect(backOffMs(1, 60 * minute, 0)).toBe(60 * minute);
    expect(backOffMs(500, null, 1)).toBe(24 * 60 * minute);
    expect(backOffMs(1, 10 ** 12, 1)).toBe(24 * 60 * minute);
  });
});
