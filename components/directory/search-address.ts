import { DirectoryQuerySchema, type DirectoryQuery } from '@/lib/schemas/directory';

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

/**
 * The search that an address holds. One that somebody has mended by hand is no reason for an error: what cannot be read
 * counts as left out, and of what is too long the beginning is taken.
 */
export function queryOf(
  parameters: Readonly<Record<string, string | string[] | undefined>>,
): DirectoryQuery {
  const { q, ...facets } = parameters;
  const given = { ...facets, q: typeof q === 'string' ? q.trim().slice(0, 100) : undefined };
  const parsed = DirectoryQuerySchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const unreadable = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  const rest = Object.entries(given).filter(([name]) => !unreadable.has(name));
  return DirectoryQuerySchema.parse(Object.fromEntries(rest));
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

/** The same words, with nothing that narrows the search. */
export function withoutFilters(query: DirectoryQuery): DirectoryQuery {
  return DirectoryQuerySchema.parse({ q: query.q });
}

/** Where the API gives what a search fits as a file, below `/api/v1`. */
export function exportPath(workspace: string, query: DirectoryQuery, format: string): string {
  const address = searchAddress('', { ...query, page: 1 });
  return `/workspaces/${workspace}/directory/export${address === '' ? '?' : `${address}&`}format=${format}`;
}
