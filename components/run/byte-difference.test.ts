import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteDifference } from './byte-difference';

describe('byteDifference', () => {
  it.each([
    ['https://a.example/r4/', 'https://a.example/r4', '/', ''],
    ['https://a.example:443/r4', 'https://a.example/r4', ':443', ''],
    ['https://A.example', 'https://a.example', 'A', 'a'],
    ['', 'https://a.example', '', 'https://a.example'],
    ['same', 'same', '', ''],
  ])('%s against %s', (found, expected, differs, instead) => {
    const difference = byteDifference(found, expected);
    expect(difference.found.differing).toBe(differs);
    expect(difference.expected.differing).toBe(instead);
  });

  it('loses nothing and marks nothing that is the same at both ends', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(text, text, text, text, (start, one, other, end) => {
        const [found, expected] = [start + one + end, start + other + end];
        const difference = byteDifference(found, expected);
        const whole = ({ before, differing, after }: typeof difference.found) =>
          before + differing + after;
        expect(whole(difference.found)).toBe(found);
        expect(whole(difference.expected)).toBe(expected);
        expect(difference.found.before).toBe(difference.expected.before);
        expect(difference.found.after).toBe(difference.expected.after);
        expect(difference.found.differing === '' && difference.expected.differing === '').toBe(
          found === expected,
        );
      }),
    );
  });
});
