import 'server-only';
import type { ResourceType } from '../resource-types';
import { buildClause, type Clause } from './clause';
import { readCursor } from './cursor';
import { elementNames, summaries, type Summary } from './elements';
import { FhirError } from './fhir-error';
import { parseInclude, type Include } from './include';
import { findParameter } from './parameters/table';
import type { SortKey } from './store';

/** How many results a page has when nothing is said, and at most. */
export const defaultCount = 50;
export const maxCount = 200;

/** A search as it was understood. */
export interface SearchQuery {
  type: ResourceType;
  clauses: Clause[];
  sort: SortKey[];
  count: number;
  /** How many results come before this page. */
  offset: number;
  isCountOnly: boolean;
  hasTotal: boolean;
  includes: Include[];
  revincludes: Include[];
  /** Elements that are asked for; null: all. */
  elements: string[] | null;
  /** The part of each resource that is asked for; null: all. */
  summary: Summary | null;
  /** What was understood, as it was sent: the self link. */
  applied: [name: string, value: string][];
  /** What was not understood and left out, in words. */
  ignored: string[];
}

/** What is settled outside of the query. */
export interface QueryContext {
  baseUrl: string;
  /** `Prefer: handling=strict`: what is not understood is refused. */
  isStrict: boolean;
}

/** Parameters of the answer's form, which are read elsewhere and are no part of the search. */
export const formParameters = ['_format', '_pretty'];

/**
 * Reads the parameters of a search. Unknown ones are refused in strict handling and left out otherwise; wrong
 * values and modifiers of known ones are always refused.
 * @throws {FhirError}
 * @see https://hl7.org/fhir/R4/search.html#errors
 */
export function parseQuery(
  type: ResourceType,
  parameters: Iterable<readonly [name: string, value: string]>,
  context: QueryContext,
): SearchQuery {
  const query: SearchQuery = {
    type,
    clauses: [],
    sort: [],
    count: defaultCount,
    offset: 0,
    isCountOnly: false,
    hasTotal: true,
    includes: [],
    revincludes: [],
    elements: null,
    summary: null,
    applied: [],
    ignored: [],
  };
  let cursor: string | null = null;
  for (const [name, value] of parameters) {
    // FHIR: a parameter without a value is as good as none.
    if (value === '' || formParameters.includes(name)) continue;
    if (name === '_cursor') {
      cursor = value;
      continue;
    }
    const problem = applyParameter(query, name, value, context.baseUrl);
    if (problem === null) query.applied.push([name, shownValue(query, name, value)]);
    else if (context.isStrict) throw new FhirError(400, 'not-supported', problem);
    else query.ignored.push(problem);
  }
  if (cursor !== null) query.offset = readCursor(cursor, query.applied);
  return query;
}

/** Takes over one parameter. Returns why not when it is not known; throws when it is known and wrong. */
function applyParameter(
  query: SearchQuery,
  name: string,
  value: string,
  baseUrl: string,
): string | null {
  switch (name) {
    case '_count':
      query.count = Math.min(countOf(value), maxCount);
      // FHIR: a count of zero asks for the number alone.
      query.isCountOnly ||= query.count === 0;
      return null;
    case '_total':
      return applyTotal(query, value);
    case '_summary':
      return applySummary(query, value);
    case '_sort':
      return applySort(query, value);
    case '_elements':
      query.elements = [...(query.elements ?? []), ...elementNames(value)];
      return null;
    case '_include':
    case '_revinclude':
      return applyInclude(query, name, value);
    default:
      return applyCondition(query, name, value, baseUrl);
  }
}

function shownValue(query: SearchQuery, name: string, value: string): string {
  return name === '_count' ? String(query.count) : value;
}

/** Reads a `_count`. */
export function countOf(value: string): number {
  if (!/^\d{1,9}$/.test(value)) {
    throw new FhirError(400, 'value', `'_count' is a whole number from 0, found '${value}'.`);
  }
  return Number(value);
}

function applyTotal(query: SearchQuery, value: string): string | null {
  if (!['none', 'estimate', 'accurate'].includes(value)) {
    return `'_total' is none, estimate or accurate, found '${value}'.`;
  }
  query.hasTotal = value !== 'none';
  return null;
}

function applySummary(query: SearchQuery, value: string): string | null {
  const summary = summaries.find((known) => known === value);
  if (!summary) return `'_summary' is ${summaries.join(', ')}, found '${value}'.`;
  query.summary = summary;
  query.isCountOnly ||= summary === 'count';
  return null;
}

function applySort(query: SearchQuery, value: string): string | null {
  const keys = value.split(',').map((part) => {
    const text = part.trim();
    const isDescending = text.startsWith('-');
    return { name: isDescending ? text.slice(1) : text, isDescending };
  });
  const unknown = keys.find((key) => !findParameter(query.type, key.name));
  if (unknown) return `'_sort': ${query.type} has no search parameter '${unknown.name}' here.`;
  query.sort = keys;
  return null;
}

function applyInclude(
  query: SearchQuery,
  name: '_include' | '_revinclude',
  value: string,
): string | null {
  const include = parseInclude(value);
  if (typeof include === 'string') return `'${name}': ${include}`;
  if (name === '_revinclude') {
    query.revincludes.push(include);
    return null;
  }
  if (include.source !== query.type) {
    return `'_include': ${include.source} is not what is searched; nothing can be followed from it.`;
  }
  query.includes.push(include);
  return null;
}

function applyCondition(
  query: SearchQuery,
  nameWithModifier: string,
  value: string,
  baseUrl: string,
): string | null {
  const [name = '', ...rest] = nameWithModifier.split(':');
  const modifier = rest.length === 0 ? null : rest.join(':');
  if (name === '_has') {
    throw new FhirError(400, 'not-supported', "Reverse chaining ('_has') is not supported.");
  }
  const [chainStart = ''] = name.split('.');
  const isChained = name.includes('.') || (modifier?.includes('.') ?? false);
  if (isChained && findParameter(query.type, chainStart)?.type === 'reference') {
    throw new FhirError(
      400,
      'not-supported',
      `Chained parameters ('${nameWithModifier}') are not supported: search the other type first, then use the ids.`,
    );
  }
  const parameter = findParameter(query.type, name);
  if (!parameter) return `${query.type} has no search parameter '${nameWithModifier}' here.`;
  query.clauses.push(buildClause(name, modifier, value, parameter, baseUrl));
  return null;
}
