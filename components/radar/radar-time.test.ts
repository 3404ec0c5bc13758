import { describe, expect, it } from 'vitest';
import { radarSummary, radarTime } from './radar-time';

describe('radarTime', () => {
  it.each([
    ['later', 45, '45 days left'],
    ['urgent', 1, '1 day left'],
    ['urgent', 0, 'less than a day'],
    ['over', 0, 'over since today'],
    ['over', -1, 'over for 1 day'],
    ['over', -12, 'over for 12 days'],
    ['unknown', 3, 'not known'],
    ['unknown', null, 'not known'],
  ] as const)('says of %s with %s days', (state, daysLeft, words) => {
    expect(radarTime({ state, daysLeft })).toBe(words);
  });
});

describe('radarSummary', () => {
  it('counts what is over and what is near', () => {
    const of = (...states: ('over' | 'urgent' | 'soon' | 'later' | 'unknown')[]) =>
      radarSummary(states.map((state) => ({ state })));
    expect(of()).toBe('Nothing ends in the next 30 days.');
    expect(of('later', 'unknown')).toBe('Nothing ends in the next 30 days.');
    expect(of('urgent', 'soon', 'later')).toBe('2 things end in the next 30 days.');
    expect(of('over', 'soon')).toBe('1 thing is over. 1 thing ends in the next 30 days.');
    expect(of('over', 'over')).toBe('2 things are over. Nothing ends in the next 30 days.');
  });
});
