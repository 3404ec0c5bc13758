import 'server-only';
import type { Bundle, BundleEntry } from 'fhir/r4';
import type { Access } from '../scopes';
import type { StoredResource } from '../resource-types';
import { partOf } from './elements';
import { issueOf, outcomeOf } from './fhir-error';
import { findIncluded, maxIncluded } from './include';
import { pageLinks } from './page-links';
import type { SearchQuery } from './query';
import type { ResourceStore } from './store';

/** The positions that meet every clause of a query, in its order. */
export function findMatches(
  store: ResourceStore,
  query: Pick<SearchQuery, 'type' | 'clauses' | 'sort'>,
): readonly number[] {
  const { type, clauses, sort } = query;
  // What the reference index knows comes first: it leaves few to look at.
  const indexed = clauses.filter((clause) => clause.references !== null);
  let found: number[] | null = null;
  for (const { name, references } of indexed) {
    const here = new Set(
      (references ?? []).flatMap((reference) => store.referrers(type, name, reference)),
    );
    found = found ? found.filter((position) => here.has(position)) : [...here];
  }
  found?.sort((a, b) => a - b);
  let matches: readonly number[] = found ?? store.list(type).map((_, position) => position);
  for (const clause of clauses) {
    if (clause.references !== null) continue;
    const column = store.column(type, clause.name);
    matches = matches.filter((position) => clause.matches(column[position] ?? []));
  }
  if (sort.length === 0) return matches;
  const isMatch = new Uint8Array(store.list(type).length);
  for (const position of matches) isMatch[position] = 1;
  return store.order(type, sort).filter((position) => isMatch[position] === 1);
}

/**
 * Runs a search and makes the page of results.
 * @see https://hl7.org/fhir/R4/http.html#search
 */
export function runSearch(
  store: ResourceStore,
  query: SearchQuery,
  access: Access,
  baseUrl: string,
): Bundle {
  const list = store.list(query.type);
  const positions = findMatches(store, query).filter((position) => {
    const resource = list[position];
    return resource !== undefined && access.shows(resource, 'search');
  });
  const total = positions.length;
  const warnings = query.ignored.map((text) => issueOf('warning', 'not-supported', text));
  if (query.isCountOnly) return bundleOf(query, baseUrl, total, [], warningEntries(warnings));

  const matches = positions
    .slice(query.offset, query.offset + query.count)
    .flatMap((position) => list[position] ?? []);
  const included = findIncluded(store, matches, query, access);
  if (included.isCut) {
    const text = `More than ${maxIncluded} resources would have to be included; the rest is left out. Ask for a smaller page.`;
    warnings.push(issueOf('warning', 'too-costly', text));
  }
  return bundleOf(query, baseUrl, total, matches, [
    ...matches.map((resource) => entryOf(partOf(resource, query), 'match', baseUrl)),
    ...included.resources.map((resource) => entryOf(resource, 'include', baseUrl)),
    ...warningEntries(warnings),
  ]);
}

/** An entry of a searchset. */
export function entryOf(
  resource: StoredResource,
  mode: 'match' | 'include',
  baseUrl: string,
): BundleEntry {
  return {
    fullUrl: `${baseUrl}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode },
  };
}

function warningEntries(warnings: ReturnType<typeof issueOf>[]): BundleEntry[] {
  return warnings.length === 0
    ? []
    : [{ resource: outcomeOf(warnings), search: { mode: 'outcome' } }];
}

function bundleOf(
  query: SearchQuery,
  baseUrl: string,
  total: number,
  matches: readonly StoredResource[],
  entry: BundleEntry[],
): Bundle {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...((query.hasTotal || query.isCountOnly) && { total }),
    link: pageLinks(`${baseUrl}/${query.type}`, query, total, matches.length),
    // FHIR has no empty arrays.
    ...(entry.length > 0 && { entry }),
  };
}
