import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNpi } from './npi';

describe('isNpi', () => {
  it.each([
    ['1234567893', true],
    ['1245319599', true],
    ['1234567890', false],
    ['3234567893', false],
    ['123456789', false],
    ['12345678930', false],
    ['123456789x', false],
    ['', false],
  ])('%s: %s', (text, expected) => expect(isNpi(text)).toBe(expected));

  it('finds each digit that was mistyped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'1234567893'].map(Number);
        digits[at] = ((digits[at] ?? 0) + by) % 10;
        expect(isNpi(digits.join(''))).toBe(false);
      }),
    );
  });

  it('has exactly one check digit for nine digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 299_999_999 }), (nine) => {
        const good = [...'0123456789'].filter((digit) => isNpi(`${nine}${digit}`));
        expect(good).toHaveLength(1);
      }),
    );
  });
});
