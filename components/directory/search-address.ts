import type { DirectoryQuery } from '@/lib/schemas/directory';

/** The facets of a search that can have several values. */
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
] as const;
export type FacetName = (typeof facetNames)[number];

/** Whether a name is one of a facet: answers may have others in later versions. */
export function isFacetName(name: string): name is FacetName {
  return (facetNames as readonly string[]).includes(name);
}

/** A search as the query of an address: what is as usual is left out. */
export function searchAddress(root: string, query: DirectoryQuery): string {
  const parameters = new URLSearchParams();
  if (query.q !== '') parameters.set('q', query.q);
  for (const name of facetNames) {
    for (const value of query[name]) parameters.append(name, value);
  }
  if (query.junk === '1') parameters.set('junk', '1');
  if (query.exact === '1') parameters.set('exact', '1');
  if (query.page > 1) parameters.set('page', String(query.page));
  const text = parameters.toString();
  return text === '' ? root : `${root}?${text}`;
}

/** The same search with a value of a facet switched on or off, from its first page. */
export function toggled(query: DirectoryQuery, name: FacetName, value: string): DirectoryQuery {
  const values: readonly string[] = query[name];
  const next = values.includes(value)
    ? values.filter((other) => other !== value)
    : [...values, value];
  return { ...query, [name]: next, page: 1 };
}
