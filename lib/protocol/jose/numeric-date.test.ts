import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNumericDate, shownNumericDate, toNumericDate } from './numeric-date';

describe('NumericDate', () => {
  it('goes there and back for whole seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253402300799 }), (seconds) => {
        const date = fromNumericDate(seconds);
        expect(date && toNumericDate(date)).toBe(seconds);
      }),
    );
  });

  it.each<[unknown, string]>([
    [1772366400, '1772366400 (2026-03-01T12:00:00.000Z)'],
    ['1772366400', 'a string and not a number'],
    [1772366400000, 'looks like milliseconds'],
    [1.5, 'not a whole number'],
    [undefined, 'absent'],
  ])('shows %j with the likely mistake', (value, words) => {
    expect(shownNumericDate(value)).toContain(words);
  });

  it('shows anything without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.double()), (value) => {
        expect(typeof shownNumericDate(value)).toBe('string');
      }),
    );
  });
});
