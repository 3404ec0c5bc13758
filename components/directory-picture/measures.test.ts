import { describe, expect, it } from 'vitest';
import type { PictureCounts } from '@/lib/schemas/directory-picture';
import { levelOf, percent, searchFor, sentenceOf, shareOf, shortNumber } from './measures';

const counts = (given: Partial<PictureCounts> = {}): PictureCounts => ({
  known: 40,
  checked: 12,
  works: 3,
  smart: 12,
  udap: 0,
  registration: 1,
  ...given,
});
const empty = counts({ known: 0, checked: 0, works: 0, smart: 0, udap: 0, registration: 0 });

describe('shares', () => {
  it('are of what was checked: of the others nobody knows what they do', () => {
    expect(shareOf(counts(), 'works')).toBe(0.25);
    expect(shareOf(counts(), 'checked')).toBe(0.3);
    expect(shareOf(counts(), 'known')).toBeNull();
    expect(shareOf(counts({ checked: 0 }), 'works')).toBeNull();
  });

  it.each([
    [0, '0%'],
    [0.001, '<1%'],
    [0.5, '50%'],
    [0.999, '99%'],
    [1, '100%'],
  ])('%d is %s', (share, text) => expect(percent(share)).toBe(text));
});

describe('levels', () => {
  it('tell no data from nothing', () => {
    expect(levelOf(empty, 'works', true)).toBeNull();
    expect(levelOf(empty, 'known', false)).toBeNull();
    expect(levelOf(counts({ checked: 0 }), 'works', true)).toBeNull();
    expect(levelOf(counts(), 'udap', true)).toBe(0);
    expect(levelOf(counts(), 'udap', false)).toBe(0);
  });

  it('are quarters of shares, and powers of ten of counts', () => {
    expect([1, 2, 3, 6, 9, 12].map((works) => levelOf(counts({ works }), 'works', true))).toEqual([
      1, 1, 2, 3, 4, 4,
    ]);
    expect(
      [1, 9, 10, 999, 1000, 50_000].map((known) => levelOf(counts({ known }), 'known', false)),
    ).toEqual([1, 1, 2, 3, 4, 4]);
  });
});

describe('what a number leads to', () => {
  it('is the search for the same', () => {
    expect(searchFor('/d', 'works', 'OH')).toBe('/d?status=working&state=OH');
    expect(searchFor('/d', 'udap', 'OH')).toBe('/d?has=udap&state=OH');
    expect(searchFor('/d', 'known', null)).toBe('/d');
    expect(searchFor('/d', 'checked', 'OH')).not.toContain('not-checked');
  });
});

describe('sentences', () => {
  it('say what a tile shows', () => {
    expect(sentenceOf('Ohio', counts(), 'works')).toBe(
      'Ohio: 3 of 12 checked endpoints work now (25%)',
    );
    expect(sentenceOf('Ohio', counts(), 'checked')).toBe(
      'Ohio: 12 of 40 known endpoints checked (30%)',
    );
    expect(sentenceOf('Ohio', counts(), 'known')).toBe('Ohio: 40 known');
    expect(sentenceOf('Ohio', counts({ checked: 0 }), 'smart')).toBe(
      'Ohio: 40 known, none is checked yet',
    );
    expect(sentenceOf('Guam', empty, 'smart')).toBe('Guam: no endpoint is known');
  });

  it('fit into a tile', () => expect([950, 1234].map(shortNumber)).toEqual(['950', '1.2K']));
});
