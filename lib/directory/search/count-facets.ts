import type { FacetName } from './facets';

/** What facets count, and for whom. */
export interface Countable {
  readonly values: Readonly<Record<FacetName, readonly string[]>>;
  /** How many come with these values only. */
  readonly singles: number;
  /** Numbers of those that come with other values as well: each is counted once for a value. */
  readonly units: readonly number[];
}

interface Count {
  singles: number;
  units: Set<number>;
}

/** Counts for how many each value of each facet holds. */
export function countFacets(
  countables: readonly Countable[],
  facets: readonly FacetName[],
): ReadonlyMap<FacetName, ReadonlyMap<string, number>> {
  const counts = new Map<FacetName, Map<string, Count>>(facets.map((facet) => [facet, new Map()]));
  for (const { values, singles, units } of countables) {
    for (const facet of facets) {
      const ofFacet = counts.get(facet)!;
      for (const value of values[facet]) {
        const count = ofFacet.get(value) ?? { singles: 0, units: new Set() };
        count.singles += singles;
        for (const unit of units) count.units.add(unit);
        ofFacet.set(value, count);
      }
    }
  }
  return new Map(
    [...counts].map(([facet, ofFacet]) => [
      facet,
      new Map([...ofFacet].map(([value, { singles, units }]) => [value, singles + units.size])),
    ]),
  );
}
