import type { DirectoryQuery } from '@/lib/schemas/directory';

/** The facets of a search, in the order in which they are shown; each is a list in `DirectoryQuery`. */
export const facetNames = [
  'vendor',
  'fhir',
  'status',
  'has',
  'grant',
  'capability',
  'community',
  'state',
  'kind',
  'audience',
  'source',
] as const satisfies readonly (keyof DirectoryQuery)[];
export type FacetName = (typeof facetNames)[number];

/** What is chosen in each facet. */
export type Chosen = Readonly<Record<FacetName, readonly string[]>>;

/** Facets in which all chosen values must hold; in the others any of them. */
const conjunctive: ReadonlySet<FacetName> = new Set(['has', 'grant', 'capability']);

/** Whether every chosen value of a facet must hold. */
export function isConjunctive(facet: FacetName): boolean {
  return conjunctive.has(facet);
}

/** The chosen values of a query, together with those that were typed as tokens (`vendor:epic`), each once. */
export function chosenOf(
  query: DirectoryQuery,
  typed: Readonly<Partial<Record<FacetName, readonly string[]>>>,
): Chosen {
  const entries = facetNames.map(
    (facet) => [facet, [...new Set([...query[facet], ...(typed[facet] ?? [])])]] as const,
  );
  return Object.fromEntries(entries) as Record<FacetName, readonly string[]>;
}
