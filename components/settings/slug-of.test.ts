import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugOf } from './slug-of';

describe('short names', () => {
  it.each([
    ['Blue Clinic', 'blue-clinic'],
    ['  Café  №5 — Süd ', 'cafe-no5-sud'],
    ['日本', ''],
    ['a'.repeat(39) + ' b', 'a'.repeat(39)],
  ])('%j becomes %j', (name, slug) => expect(slugOf(name)).toBe(slug));

  it('are always lower-case words joined by single hyphens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(slugOf(name)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      }),
    );
  });
});
