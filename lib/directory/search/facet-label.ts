import type { FacetName } from './facets';

const labels: Readonly<Partial<Record<FacetName, Readonly<Record<string, string>>>>> = {
  fhir: { dstu2: 'DSTU2', stu3: 'STU3', r4: 'R4', r5: 'R5', unknown: 'Not known' },
  status: {
    working: 'Working',
    degraded: 'Degraded',
    unreachable: 'Unreachable',
    'never-worked': 'Never worked',
    moved: 'Moved',
    'not-checked': 'Not checked',
  },
  has: { smart: 'SMART', udap: 'UDAP', registration: 'Dynamic registration' },
  kind: {
    provider: 'Provider',
    payer: 'Payer',
    government: 'Government',
    vendor: 'Vendor',
    laboratory: 'Laboratory',
    unknown: 'Not known',
  },
  audience: {
    patient: 'Patients',
    provider: 'Providers',
    payer: 'Payers',
    bulk: 'Bulk data',
    unknown: 'Not known',
  },
};

/** A value of a facet for people. What the standards name (grants, capabilities, states) keeps its spelling. */
export function facetLabel(facet: FacetName, value: string): string {
  const known = labels[facet];
  return known && Object.hasOwn(known, value) ? known[value]! : value;
}
