import { describe, expect, it } from 'vitest';
import { DirectoryQuerySchema } from '@/lib/schemas/directory';
import { searchAddress, toggled } from './search-address';

const query = (input: object = {}) => DirectoryQuerySchema.parse(input);

describe('the address of a search', () => {
  it('has nothing in it when nothing is searched for', () => {
    expect(searchAddress('/w/demo/directory', query())).toBe('/w/demo/directory');
  });

  it('holds the search: read back, it is the same', () => {
    const asked = query({ q: 'lake & view', vendor: ['epic', 'meditech'], has: 'udap', page: '3' });
    const address = new URL(searchAddress('/d', asked), 'http://localhost');
    const read = Object.fromEntries(
      [...new Set(address.searchParams.keys())].map((key) => [
        key,
        address.searchParams.getAll(key),
      ]),
    );
    const { q = [''], page = ['1'], ...facets } = read;
    expect(query({ q: q[0], page: page[0], ...facets })).toEqual(asked);
  });

  it('goes back to the first page when a facet is switched', () => {
    const on = toggled(query({ page: 4, state: 'OH' }), 'vendor', 'epic');
    expect(on).toMatchObject({ vendor: ['epic'], state: ['OH'], page: 1 });
    expect(toggled(on, 'vendor', 'epic').vendor).toEqual([]);
  });
});
