import 'server-only';
import { findResourceType, type ResourceType, type StoredResource } from '../resource-types';
import { FhirError } from '../search/fhir-error';
import { parseQuery, type SearchQuery } from '../search/query';
import { findMatches } from '../search/run-search';
import type { ResourceStore } from '../search/store';

/**
 * Reads one search of `_typeFilter`.
 * @throws {FhirError} 400 when the type or a parameter is not known, or when it is more than conditions
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#_typefilter-query-parameter
 */
export function parseTypeFilter(text: string, baseUrl: string): SearchQuery {
  const [name = '', query] = splitOnce(text);
  const type = findResourceType(name);
  if (!type || query === undefined) {
    throw new FhirError(
      400,
      'value',
      `Found _typeFilter '${text}', expected a search of a type that is served here, such as Condition?clinical-status=active.`,
    );
  }
  const parsed = parseQuery(type, new URLSearchParams(query), { baseUrl, isStrict: true });
  const foreign = ['_include', '_revinclude', '_sort', '_count', '_summary', '_elements', '_total'];
  const used = parsed.applied.find(([known]) => foreign.includes(known.split(':')[0] ?? ''));
  if (used) {
    const text = `'${used[0]}' is no condition and has no meaning in a _typeFilter.`;
    throw new FhirError(400, 'not-supported', text);
  }
  return parsed;
}

function splitOnce(text: string): [string, string | undefined] {
  const index = text.indexOf('?');
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

/** The resources of a type that one of the filters of this type lets through; all of them where there is none. */
export function filteredBy(
  store: ResourceStore,
  type: ResourceType,
  filters: readonly SearchQuery[],
): readonly StoredResource[] {
  const own = filters.filter((filter) => filter.type === type);
  const list = store.list(type);
  if (own.length === 0) return list;
  const positions = new Set(own.flatMap((filter) => findMatches(store, filter)));
  return list.filter((_, position) => positions.has(position));
}
