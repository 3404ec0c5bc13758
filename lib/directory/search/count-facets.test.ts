import { describe, expect, it } from 'vitest';
import { countFacets, type Countable } from './count-facets';
import { facetNames, type FacetName } from './facets';

const none = Object.fromEntries(facetNames.map((facet) => [facet, []])) as unknown as Record<
  FacetName,
  string[]
>;
const countable = (
  values: Partial<Record<FacetName, string[]>>,
  singles: number,
  units: number[] = [],
): Countable => ({ values: { ...none, ...values }, singles, units });

describe('countFacets', () => {
  it('counts an organization once for a value, however many of its endpoints have it', () => {
    const counts = countFacets(
      [
        countable({ vendor: ['epic'], fhir: ['r4'], has: ['smart', 'udap'] }, 3, [1, 2]),
        countable({ vendor: ['epic'], fhir: ['dstu2'] }, 0, [2]),
      ],
      ['vendor', 'fhir', 'has'],
    );
    expect(Object.fromEntries(counts.get('vendor')!)).toEqual({ epic: 5 });
    expect(Object.fromEntries(counts.get('fhir')!)).toEqual({ r4: 5, dstu2: 1 });
    expect(Object.fromEntries(counts.get('has')!)).toEqual({ smart: 5, udap: 5 });
    expect(counts.has('state')).toBe(false);
  });
});
