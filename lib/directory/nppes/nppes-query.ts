import type { NppesSearch } from '@/lib/schemas/nppes';
import { npiProblem } from '@/lib/protocol/npi';
import { stateCode, zipOf } from '../normalize/places';

/** Records of one answer. NPPES gives at most 200; nobody reads that many. */
export const nppesLimit = 50;

/** What is wrong with one field of a look-up, before NPPES is asked. */
export interface NppesFieldProblem {
  field: keyof NppesSearch;
  detail: string;
}

/**
 * The query of the NPPES API v2.1 for a look-up, or what has to be mended first. An NPI is looked up alone, whatever
 * else was typed. Names are looked up by their beginning, among organizations (NPI-2) only. Equal look-ups give equal
 * queries.
 *
 * @returns the part of the URL behind `?`, parameters by name
 * @see https://npiregistry.cms.hhs.gov/api-page
 */
export function nppesQuery(
  search: NppesSearch,
): { query: string; problems: null } | { query: null; problems: NppesFieldProblem[] } {
  const problems = problemsOf(search);
  if (problems.length > 0) return { query: null, problems };
  const { npi, name, city, state, zip } = search;
  const parameters: Record<string, string | undefined> =
    npi === undefined
      ? {
          enumeration_type: 'NPI-2',
          organization_name: name && `${beginningOf(name).toUpperCase()}*`,
          city: city?.toUpperCase(),
          state: state && (stateCode(state) ?? undefined),
          postal_code: zip && (zipOf(zip) ?? undefined),
          limit: String(nppesLimit),
        }
      : { number: npi };
  const given = Object.entries({ ...parameters, version: '2.1' }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { query: new URLSearchParams(given.sort(byName)).toString(), problems: null };
}

/** NPPES takes a star at the end only, so the ones that people type are taken off. */
function beginningOf(name: string): string {
  return name.replace(/[\s*]+/g, ' ').trim();
}

function byName([one]: [string, string], [other]: [string, string]): number {
  return one < other ? -1 : 1;
}

function problemsOf({ npi, name, state, zip }: NppesSearch): NppesFieldProblem[] {
  if (npi !== undefined) {
    const problem = npiProblem(npi);
    return problem === null
      ? []
      : [{ field: 'npi', detail: `“${npi}” ${problem}. Compare it with where you have it from.` }];
  }
  const problems: NppesFieldProblem[] = [];
  // The star needs two characters before it.
  if (name !== undefined && beginningOf(name).length < 2) {
    problems.push({ field: 'name', detail: `expected two characters or more; found “${name}”` });
  }
  if (state !== undefined && stateCode(state) === null) {
    problems.push({
      field: 'state',
      detail: `expected a state of the USA such as MN or Minnesota; found “${state}”`,
    });
  }
  if (zip !== undefined && zipOf(zip) === null) {
    problems.push({ field: 'zip', detail: `expected five digits; found “${zip}”` });
  }
  return problems;
}
