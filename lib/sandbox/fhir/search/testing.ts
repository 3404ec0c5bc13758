import 'server-only';
import type { Bundle, OperationOutcome } from 'fhir/r4';
import { sandboxStore } from '../dataset';
import type { ResourceType, StoredResource } from '../resource-types';
import { accessOf } from '../scopes';
import { FhirError } from './fhir-error';
import { parseQuery } from './query';
import { runSearch } from './run-search';

/** Where the tests pretend that the server is. */
export const baseUrl = 'http://localhost:3000/sandbox/harbor/fhir/r4';

/** Searches the sandbox's people, with everything in scope unless told otherwise. */
export function search(
  type: ResourceType,
  query: string,
  { isStrict = false, access = accessOf('system/*.rs') } = {},
): Bundle {
  const parsed = parseQuery(type, new URLSearchParams(query), { baseUrl, isStrict });
  return runSearch(sandboxStore(), parsed, access, baseUrl);
}

/** The resources of a Bundle that are in it for one reason. */
export function withMode(bundle: Bundle, mode: 'match' | 'include'): StoredResource[] {
  return (bundle.entry ?? [])
    .filter((entry) => entry.search?.mode === mode)
    .map((entry) => entry.resource as StoredResource);
}

/** The ids of the matches. */
export function idsOf(bundle: Bundle): string[] {
  return withMode(bundle, 'match').map((resource) => resource.id);
}

/** The URL of a link of a Bundle. */
export function linkOf(bundle: Bundle, relation: string): string | undefined {
  return bundle.link?.find((link) => link.relation === relation)?.url;
}

/** What the server remarked on a search. */
export function warningsOf(bundle: Bundle): (string | undefined)[] {
  return (bundle.entry ?? [])
    .filter((entry) => entry.search?.mode === 'outcome')
    .flatMap((entry) => (entry.resource as OperationOutcome).issue)
    .map((issue) => issue.diagnostics);
}

/** Follows the next links to the end. Throws when they lead elsewhere or do not end. */
export function walk(type: ResourceType, query: string): Bundle[] {
  let page = search(type, query);
  const pages = [page];
  for (;;) {
    const next = linkOf(page, 'next');
    if (next === undefined) return pages;
    const start = `${baseUrl}/${type}?`;
    if (!next.startsWith(start)) throw new Error(`The next page is elsewhere: ${next}.`);
    page = search(type, next.slice(start.length), { isStrict: true });
    pages.push(page);
    if (pages.length > 1000) throw new Error('The pages do not end.');
  }
}

/** The error that a search is refused with. Throws when it is not. */
export function refusal(type: ResourceType, query: string, isStrict = false): FhirError {
  try {
    search(type, query, { isStrict });
  } catch (error) {
    if (error instanceof FhirError) return error;
  }
  throw new Error(`${type}?${query} was not refused.`);
}
