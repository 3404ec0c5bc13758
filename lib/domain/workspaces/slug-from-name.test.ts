import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reservedSlugs, SlugSchema } from '@/lib/schemas/workspace';
import { slugFromName } from './slug-from-name';

describe('SlugSchema', () => {
  it.each(['ab', 'demo', 'blue-clinic', 'a1-b2-c3', '42', 'x'.repeat(40)])('takes %s', (slug) => {
    expect(SlugSchema.safeParse(slug).success).toBe(true);
  });

  it.each([
    '',
    'a',
    'x'.repeat(41),
    'Demo',
    'a--b',
    '-a',
    'a-',
    'a_b',
    'a b',
    'ä1',
    'a/b',
    'a.b',
    'demo\n',
  ])('refuses %j', (slug) => {
    expect(SlugSchema.safeParse(slug).success).toBe(false);
  });

  it.each(reservedSlugs)('keeps %s for the portal', (slug) => {
    const issues = SlugSchema.safeParse(slug).error?.issues ?? [];
    expect(issues.length).toBeGreaterThan(0);
  });
});

describe('slugFromName', () => {
  it.each([
    ['Blue Clinic', 'blue-clinic'],
    ['  Übersee & Söhne GmbH  ', 'ubersee-sohne-gmbh'],
    ['API', 'api-workspace'],
    ['Ω', 'workspace-1'],
    ['x', 'x-workspace'],
    ['A very long name that goes on and on and on', 'a-very-long-name-that-goes-on-an'],
  ])('%s becomes %s', (name, slug) => {
    expect(slugFromName(name)).toBe(slug);
  });

  it('always makes a valid slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (name) => {
        expect(SlugSchema.safeParse(slugFromName(name)).success).toBe(true);
      }),
    );
  });
});
