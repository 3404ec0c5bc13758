import { describe, expect, it } from 'vitest';
import { isToBeReplaced } from './key-words';

describe('isToBeReplaced', () => {
  it.each([
    [null, false],
    ['2026-06-16T00:00:00.000Z', false],
    ['2026-06-15T00:00:00.000Z', true],
    ['2026-06-14T00:00:00.000Z', true],
    // The same moment in another zone.
    ['2026-06-15T02:00:00+02:00', true],
  ])('by %s is %s', (replaceBy, expected) => {
    expect(isToBeReplaced({ replaceBy }, '2026-06-15T00:00:00.000Z')).toBe(expected);
  });
});
