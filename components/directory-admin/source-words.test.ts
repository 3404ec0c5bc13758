import { describe, expect, it } from 'vitest';
import { isDue, saysNow, scheduleWord } from './source-words';

describe('words of a source', () => {
  it.each([
    [null, 'Only by hand'],
    [24, 'Every day'],
    [168, 'Every week'],
    [72, 'Every 3 days'],
    [5, 'Every 5 hours'],
  ])('calls a schedule of %s hours “%s”', (everyHours, word) => {
    expect(scheduleWord(everyHours)).toBe(word);
  });

  it('counts what a source says', () => {
    expect(saysNow({ endpoints: 17_136, organizations: 1 })).toBe(
      '17,136 endpoints, 1 organization',
    );
    expect(saysNow({ endpoints: 0, organizations: 0 })).toBe('Nothing yet');
  });

  it('takes a source for due only when the portal will fetch it', () => {
    const now = '2026-03-01T12:00:00.000Z';
    const due = { isEnabled: true, url: 'https://list.example.org', nextFetchAt: now };
    expect(isDue(due, now)).toBe(true);
    expect(isDue({ ...due, nextFetchAt: '2026-03-01T12:00:00.001Z' }, now)).toBe(false);
    expect(isDue({ ...due, isEnabled: false }, now)).toBe(false);
    expect(isDue({ ...due, url: null }, now)).toBe(false);
    expect(isDue({ ...due, nextFetchAt: null }, now)).toBe(false);
  });
});
