import { describe, expect, it } from 'vitest';
import { DirectoryQuerySchema } from '@/lib/schemas/directory';
import { chosenOf } from './facets';
import { allOf, anyOf, filterQuery, nameLexeme, term } from './lexemes';

describe('terms of a tsquery', () => {
  it('quotes what would end them', () => {
    expect(term("o'neil\\", 'A*')).toBe("'o''neil\\\\':A*");
  });

  it('joins only what says something', () => {
    expect(allOf(['', 'a', anyOf(['b', 'c'])])).toBe('(a & (b | c))');
    expect(allOf([])).toBe('');
  });

  it('cuts long names', () => {
    expect(nameLexeme('a'.repeat(5000))).toHaveLength(201);
  });
});

describe('filterQuery', () => {
  const query = DirectoryQuerySchema.parse({
    vendor: ['epic', 'meditech'],
    has: ['smart', 'udap'],
  });
  const chosen = chosenOf(query, { vendor: ['epic'], state: ['OH'] });

  it('takes any value of most facets, and all of “has”', () => {
    expect(filterQuery(chosen)).toBe(
      "(('~vendor:epic' | '~vendor:meditech') & ('~has:smart' & '~has:udap') & '~state:OH')",
    );
  });

  it('leaves a facet out to count what else could be chosen', () => {
    expect(filterQuery(chosen, 'vendor')).toBe("(('~has:smart' & '~has:udap') & '~state:OH')");
  });
});
