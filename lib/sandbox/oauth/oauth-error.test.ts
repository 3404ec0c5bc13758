import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toErrorDescription } from './oauth-error';

describe('toErrorDescription', () => {
  it('keeps to the characters of RFC 6749 §5.2, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toErrorDescription(text)).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]*$/);
      }),
    );
  });

  it('stays readable', () => {
    expect(toErrorDescription('Found "a\\b",\n expected “c” …')).toBe(
      "Found 'a/b', expected 'c' ...",
    );
  });
});
