import { describe, expect, it } from 'vitest';
import { arrangeEntries, tableRow } from './arrange-entries';
import { bundleEntries, lineEntries } from './bundle-entries';

const born = { path: 'birthDate', label: 'Born' };
const patient = (id: string, birthDate?: string) => ({ resourceType: 'Patient', id, birthDate });
const entries = lineEntries([
  patient('a', '1990-01-01'),
  patient('b'),
  { resourceType: 'Observation', id: 'c' },
  'not a resource',
  patient('d', '1950-05-05'),
]);
const pathsOf = (query: Parameters<typeof arrangeEntries>[1]) =>
  arrangeEntries(entries, query).map(({ path }) => path);

describe('arrangeEntries', () => {
  it('shows all as they came, or one type', () => {
    const query = { resourceType: null, columns: [born], sorting: null };
    expect(pathsOf(query)).toEqual(['Patient/a', 'Patient/b', 'Observation/c', 'Patient/d']);
    expect(pathsOf({ ...query, resourceType: 'Observation' })).toEqual(['Observation/c']);
  });

  it('sorts either way, with what is empty at the end', () => {
    const query = { resourceType: 'Patient', columns: [born] };
    const sorting = (isDescending: boolean) => ({ path: 'birthDate', isDescending });
    const up = pathsOf({ ...query, sorting: sorting(false) });
    expect(up).toEqual(['Patient/d', 'Patient/a', 'Patient/b']);
    const down = pathsOf({ ...query, sorting: sorting(true) });
    expect(down).toEqual(['Patient/a', 'Patient/d', 'Patient/b']);
  });

  it('leaves the order alone when the column is not there any more', () => {
    const sorting = { path: 'gender', isDescending: false };
    expect(pathsOf({ resourceType: 'Patient', columns: [born], sorting })).toEqual([
      'Patient/a',
      'Patient/b',
      'Patient/d',
    ]);
  });
});

it('a row has what names the entry and its cells, and not the resource', () => {
  const [entry] =
    bundleEntries({
      resourceType: 'Bundle',
      entry: [{ resource: patient('a', '1990-01-01'), search: { mode: 'include' } }],
    }) ?? [];
  expect(entry && tableRow(entry, [{ path: 'id', label: 'Id' }])).toEqual({
    resourceType: 'Patient',
    path: 'Patient/a',
    mode: 'include',
    pointer: '/entry/0/resource',
    cells: ['a'],
  });
});
