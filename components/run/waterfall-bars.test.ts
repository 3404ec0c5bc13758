import { describe, expect, it } from 'vitest';
import { exchangeOf } from './fixtures/frames';
import { daysLeft } from './tls-facts';
import { hopBars, waterfallOf } from './waterfall-bars';

const timings = { dnsMs: 5, connectMs: 3, tlsMs: null, firstByteMs: 10, bodyMs: 2, totalMs: 19 };

describe('waterfallOf', () => {
  it('puts the phases that happened one after the other', () => {
    const { bars, total } = waterfallOf(timings);
    expect(bars.map(({ name, offset, milliseconds }) => [name, offset, milliseconds])).toEqual([
      ['DNS', 0, 5],
      ['Connect', 5, 3],
      ['Wait for the first byte', 8, 10],
      ['Download', 18, 2],
    ]);
    // Rounding must not push a bar out of the picture.
    expect(total).toBe(20);
  });
});

describe('hopBars', () => {
  it('puts redirects on one axis', () => {
    const first = exchangeOf('a', { timings });
    const second = exchangeOf('b', { timings, startedAt: '2026-11-24T12:00:00.030Z' });
    const { hops, total } = hopBars([first, second]);
    expect(hops.map(({ offset }) => offset)).toEqual([0, 30]);
    expect(total).toBe(50);
  });

  it('draws nothing of what was not sent', () => {
    expect(hopBars([exchangeOf('a', { timings: null })]).hops).toEqual([]);
  });
});

describe('daysLeft', () => {
  it.each([
    ['2026-12-24T00:00:00Z', '30 days left', 'pass'],
    ['2026-11-25T12:00:00Z', '1 day left', 'warn'],
    ['2026-11-23T12:00:00Z', 'expired 1 day before', 'fail'],
    ['whenever', 'unknown', 'neutral'],
  ])('%s', (validTo, text, tone) => {
    expect(daysLeft(validTo, '2026-11-24T00:00:00Z')).toEqual({ text, tone });
  });
});
