import { nameWords, normalizeName } from './normalize/names';
import { websiteKey } from './normalize/website';
import type { OrganizationStatement } from './statement';

/** Kinds of match key, the strongest first: by which two sources are taken to name one organization. */
export const matchKinds = [
  'npi',
  'oid',
  'ein',
  'website',
  'name-zip',
  'name-state-endpoint',
] as const;
export type MatchKind = (typeof matchKinds)[number];

/** One value by which an organization is recognized; it belongs to one organization. */
export interface MatchKey {
  kind: MatchKind;
  value: string;
}

/** With more of them they are those of the people who work there. */
const mostNpis = 20;

/** `npi|1234567893`: a key as sets hold it. */
export function matchToken({ kind, value }: MatchKey): string {
  return `${kind}|${value}`;
}

/**
 * By what an organization can be recognized in another source, the strongest first and each once. A name alone never
 * is: it goes with a ZIP code, or with a state and one of the endpoints.
 * @param urlKeys `endpointKey` of every endpoint that the organization is linked to.
 * @param ambiguous tokens of keys that the source gives to organizations of different names, left out; see `KeyCensus`.
 */
export function matchKeysOf(
  organization: OrganizationStatement,
  urlKeys: readonly string[],
  ambiguous: ReadonlySet<string> = new Set(),
): MatchKey[] {
  const npis = identifiersOf(organization, 'npi');
  const name = normalizeName(organization.name);
  const zips = organization.locations.flatMap(({ zip }) => zip ?? []);
  const states = organization.locations.flatMap(({ state }) => state ?? []);
  const values: Record<MatchKind, readonly string[]> = {
    npi: npis.length > mostNpis ? [] : npis,
    oid: identifiersOf(organization, 'oid'),
    ein: identifiersOf(organization, 'ein'),
    website: websites(organization),
    'name-zip': zips.map((zip) => `${name}|${zip}`),
    'name-state-endpoint': states.flatMap((state) =>
      urlKeys.map((urlKey) => `${name}|${state}|${urlKey}`),
    ),
  };
  return matchKinds
    .flatMap((kind) => [...new Set(values[kind])].map((value): MatchKey => ({ kind, value })))
    .filter((key) => !ambiguous.has(matchToken(key)));
}

function identifiersOf(organization: OrganizationStatement, kind: string): string[] {
  const values = organization.identifiers.filter((entry) => entry.kind === kind);
  return [...new Set(values.map((entry) => entry.value))];
}

/** Sites and departments share the website of their brand, so only what has nothing above it is known by its own. */
function websites(organization: OrganizationStatement): string[] {
  if (organization.parentKey !== null || organization.brand === null) return [];
  const published = [...identifiersOf(organization, 'website'), organization.website ?? ''];
  return published.flatMap((url) => websiteKey(url) ?? []);
}

const nearest = 0.99;

/**
 * How alike two names are, from 0 to 0.99: the weight of the words that both have over the weight of all their words,
 * so that rare words count for more. For suggestions to a person, never to merge by itself.
 * @param weightOf weight of a normalized word, above 0; usually its inverse document frequency.
 * @see https://en.wikipedia.org/wiki/Jaccard_index
 */
export function nameSimilarity(
  first: string,
  second: string,
  weightOf: (word: string) => number,
): number {
  const words = new Set(nameWords(first));
  const others = new Set(nameWords(second));
  let shared = 0;
  let all = 0;
  for (const word of new Set([...words, ...others])) {
    const weight = weightOf(word);
    all += weight;
    if (words.has(word) && others.has(word)) shared += weight;
  }
  return all === 0 ? 0 : Math.min(shared / all, nearest);
}
