import { describe, expect, it } from 'vitest';
import { daysOfUptime, firstDayOfUptime, uptimeOf } from './uptime';

const now = new Date('2026-03-01T12:00:00Z');

describe('uptimeOf', () => {
  it('counts 30 days, today included, and no lifetime', () => {
    const row = (day: string, probes: number, worked: number) => ({
      day,
      probes,
      worked,
      milliseconds: worked * 100,
    });
    const days = [row('2026-01-30', 10, 0), row('2026-01-31', 1, 1), row('2026-03-01', 2, 1)];
    expect(uptimeOf(days, now)).toEqual({ percent: 66.7, probes: 3, days: 2, meanMs: 100 });
    expect(uptimeOf([], now)).toBeNull();
    expect(uptimeOf([row('2026-03-01', 1, 0)], now)?.meanMs).toBeNull();
  });

  it('names the days of its window', () => {
    const days = daysOfUptime(now);
    expect(days).toHaveLength(30);
    expect([days[0], days.at(-1)]).toEqual([firstDayOfUptime(now), '2026-03-01']);
    expect(days).toEqual([...new Set(days)].toSorted());
  });
});
