import { describe, expect, it } from 'vitest';
import { matchedName } from './matched-name';

describe('matchedName', () => {
  it.each([
    ['Lakeside', ['LS Heart', 'Lakeside'], ['heart'], 'LS Heart'],
    ['Lakeside Heart', ['LS Heart'], ['heart'], null],
    ['Lakeside', ['Foo'], ['mystic'], null],
    [
      'Lakeside',
      ['Seaside Heart', 'Lakeside Heart Clinic'],
      ['lake', 'heart'],
      'Lakeside Heart Clinic',
    ],
    ['Lakeside', ['Foo'], [], null],
  ])('of %s and %j, for %j, it is %s', (name, others, words, expected) => {
    expect(matchedName(name, others, words)).toBe(expected);
  });
});
