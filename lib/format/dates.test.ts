import { describe, expect, it } from 'vitest';
import { dayOf, exactTime, relativeTime } from './dates';
import { byteSize, counted, duration } from './quantities';

describe('times and quantities for people', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:30Z', 'just now'],
    ['2026-01-01T00:00:00Z', '2026-01-01T00:05:10Z', '5 minutes ago'],
    ['2026-01-03T00:00:00Z', '2026-01-01T00:00:00Z', 'in 2 days'],
    ['2026-01-01T00:00:00Z', '2026-01-02T12:00:00Z', 'yesterday'],
  ])('%s seen from %s is “%s”', (at, now, text) => {
    expect(relativeTime(at, now)).toBe(text);
  });

  it('names the zone of an exact time', () => {
    expect(exactTime('2026-11-24T21:15:02Z')).toBe('Nov 24, 2026, 9:15:02 PM UTC');
    expect(dayOf('2026-11-24T23:59:59Z')).toBe('Nov 24, 2026');
  });

  it.each([
    [0.42, '0.4 ms'],
    [312.4, '312 ms'],
    [1234, '1.2 s'],
    [125_000, '2 min 5 s'],
  ])('%d ms is %s', (milliseconds, text) => expect(duration(milliseconds)).toBe(text));

  it('counts and sizes', () => {
    expect([byteSize(512), byteSize(4300), byteSize(1_572_864)]).toEqual([
      '512 B',
      '4.2 KiB',
      '1.5 MiB',
    ]);
    expect([counted(1, 'check'), counted(3, 'check'), counted(2, 'entry', 'entries')]).toEqual([
      '1 check',
      '3 checks',
      '2 entries',
    ]);
  });
});
