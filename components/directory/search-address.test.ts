import { describe, expect, it } from 'vitest';
import { DirectoryQuerySchema } from '@/lib/schemas/directory';
import { exportPath, queryOf, searchAddress, toggled, withoutFilters } from './search-address';

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

  it('is read as far as it can be', () => {
    const read = queryOf({ q: ' mayo ', fhir: 'R4', state: ['OH', 'MN'], page: 'x', utm: '1' });
    expect(read).toEqual(query({ q: 'mayo', state: ['OH', 'MN'] }));
    expect(queryOf({ q: ['a', 'b'], page: '3' })).toEqual(query({ page: 3 }));
    expect(queryOf({ q: 'a'.repeat(300) }).q).toHaveLength(100);
  });

  it('keeps the words when filters are cleared', () => {
    const asked = query({ q: 'lake', vendor: 'epic', junk: '1', exact: '1', page: '2' });
    expect(withoutFilters(asked)).toEqual(query({ q: 'lake' }));
  });

  it('goes along with an export, without its page', () => {
    expect(exportPath('demo', query(), 'csv')).toBe('/workspaces/demo/directory/export?format=csv');
    expect(exportPath('demo', query({ q: 'a&b', state: 'OH', page: '3' }), 'brands')).toBe(
      '/workspaces/demo/directory/export?q=a%26b&state=OH&format=brands',
    );
  });
});
