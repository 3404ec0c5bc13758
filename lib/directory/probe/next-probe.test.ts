import { describe, expect, it } from 'vitest';
import { nextProbeAt } from './next-probe';

const now = new Date('2026-03-01T12:00:00Z');

describe('nextProbeAt', () => {
  it('comes back daily to who is alone, weekly to one of many', () => {
    const hours = (onHost: number, chance: number) =>
      (nextProbeAt(now, onHost, chance).getTime() - now.getTime()) / 3_600_000;
    expect([hours(1, 0), hours(1, 1)].map((value) => Math.round(value * 10) / 10)).toEqual([
      21.6, 26.4,
    ]);
    expect(Math.round(hours(2, 0.5))).toBe(7 * 24);
  });
});
