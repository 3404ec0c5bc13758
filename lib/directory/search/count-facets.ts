import type { FacetName } from './facets';

/** What facets count, and for whom. */
export interface Countable {
  readonly values: Readonly<Record<FacetName, readonly string[]>>;
  /** Numbers from 1 on: each is counted once for a value, however often it comes with it. */
  readonly units: readonly number[];
}

/** Counts the units of each value of each facet. */
export function countFacets(
  countables: readonly Countable[],
  facets: readonly FacetName[],
): ReadonlyMap<FacetName, ReadonlyMap<string, number>> {
  const seen = new Map<FacetName, Map<string, Set<number>>>(
    facets.map((facet) => [facet, new Map()]),
  );
  for (const { values, units } of countables) {
    for (const facet of facets) {
      const counts = seen.get(facet)!;
      for (const value of values[facet]) {
        const counted = counts.get(value);
        if (!counted) counts.set(value, new Set(units));
        else for (const unit of units) counted.add(unit);
      }
    }
  }
  return new Map(
    [...seen].map(([facet, counts]) => [
      facet,
      new Map([...counts].map(([value, counted]) => [value, counted.size])),
    ]),
  );
}
