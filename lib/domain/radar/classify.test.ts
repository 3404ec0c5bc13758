import { describe, expect, it } from 'vitest';
import { classify, dayMs } from './classify';

const now = new Date('2026-11-24T12:00:00.000Z');
const at = (ms: number, lifetimeMs?: number) =>
  classify(new Date(now.getTime() + ms), now, lifetimeMs ?? null);

describe('classify', () => {
  it.each([
    ['30 days and a moment', 30 * dayMs + 1, 'later', 30, null],
    ['30 days', 30 * dayMs, 'soon', 30, 30],
    ['14 days and a moment', 14 * dayMs + 1, 'soon', 14, 30],
    ['14 days', 14 * dayMs, 'soon', 14, 14],
    ['7 days and a moment', 7 * dayMs + 1, 'soon', 7, 14],
    ['7 days', 7 * dayMs, 'urgent', 7, 7],
    ['a day and a moment', dayMs + 1, 'urgent', 1, 7],
    ['a day', dayMs, 'urgent', 1, 1],
    ['a moment', 1, 'urgent', 0, 1],
    ['nothing', 0, 'urgent', 0, 1],
    ['a moment past', -1, 'over', 0, 1],
    ['a day past', -dayMs, 'over', -1, 1],
    ['7 days past', -7 * dayMs, 'over', -7, 1],
    ['longer past', -7 * dayMs - 1, 'over', -7, null],
  ] as const)('with %s left', (_, ms, state, daysLeft, threshold) => {
    expect(at(ms)).toEqual({ state, daysLeft, threshold });
  });

  it('takes a list as near its end in the last eighth of its life only', () => {
    // A list for a day has hours left all its life: that is no news.
    expect(at(12 * 3_600_000, dayMs)).toEqual({ state: 'later', daysLeft: 0, threshold: null });
    expect(at(3 * 3_600_000, dayMs)).toMatchObject({ state: 'urgent', threshold: 1 });
    expect(at(3 * 3_600_000 + 1, dayMs)).toMatchObject({ state: 'later', threshold: null });
    expect(at(-1, dayMs)).toMatchObject({ state: 'over', threshold: 1 });
    // One for a year is told of as anything else.
    expect(at(30 * dayMs, 365 * dayMs)).toMatchObject({ state: 'soon', threshold: 30 });
    // One for 40 days: five days before its end, with the threshold that fits.
    expect(at(5 * dayMs, 40 * dayMs)).toMatchObject({ state: 'urgent', threshold: 7 });
    expect(at(6 * dayMs, 40 * dayMs)).toMatchObject({ state: 'later', threshold: null });
  });
});
