import { describe, expect, it } from 'vitest';
import { dateWords } from './fhir-date';

describe('dateWords', () => {
  it.each([
    ['1990', '1990'],
    ['1990-05', 'May 1990'],
    ['1990-05-12', 'May 12, 1990'],
    ['2024-02-29', 'Feb 29, 2024'],
    ['2026-11-24T09:05:02Z', 'Nov 24, 2026, 9:05 AM UTC'],
    ['2026-11-24T09:05:02.123-05:00', 'Nov 24, 2026, 9:05 AM UTC−05:00'],
    ['2026-11-24T23:30:00+02:00', 'Nov 24, 2026, 11:30 PM UTC+02:00'],
  ])('%s is %s', (text, words) => {
    expect(dateWords(text)?.replaceAll('\u202f', ' ')).toBe(words);
  });

  it.each(['', '2023-02-29', '1990-13', 'yesterday', '19900512', '1990-5-1'])(
    '%s is no date',
    (text) => expect(dateWords(text)).toBeNull(),
  );
});
