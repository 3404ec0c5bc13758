import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, fromBase64Url, toBase64Url, toHex } from './bytes';

describe('base64url', () => {
  it('gives back what went in, in its own alphabet and without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
        expect(fromBase64Url(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('agrees with Node', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      }),
    );
  });

  it.each(['a', 'ab=', 'ab==', 'a+b/', 'a b', 'ä'])('refuses %s', (text) => {
    expect(() => fromBase64Url(text)).toThrow();
  });
});

describe('excerpt', () => {
  it('is one line and never much longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const short = excerpt(text, 20);
        expect(short.length).toBeLessThanOrEqual(21);
        expect(short).not.toContain('\n');
      }),
    );
  });
});
