import { expect, it } from 'vitest';
import { stateCodes } from '@/lib/directory/normalize/places';
import { columns, tilePlaces } from './tile-places';

it('every state has one tile, and no two share one', () => {
  expect([...tilePlaces.keys()].sort()).toEqual([...stateCodes].sort());
  const places = [...tilePlaces.values()].map(({ column, row }) => `${column} ${row}`);
  expect(new Set(places).size).toBe(places.length);
  for (const { column } of tilePlaces.values()) expect(column).toBeLessThanOrEqual(columns);
});
