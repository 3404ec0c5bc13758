const states: Readonly<Record<string, string>> = {
  AL: 'alabama',
  AK: 'alaska',
  AZ: 'arizona',
  AR: 'arkansas',
  CA: 'california',
  CO: 'colorado',
  CT: 'connecticut',
  DE: 'delaware',
  DC: 'district of columbia',
  FL: 'florida',
  GA: 'georgia',
  HI: 'hawaii',
  ID: 'idaho',
  IL: 'illinois',
  IN: 'indiana',
  IA: 'iowa',
  KS: 'kansas',
  KY: 'kentucky',
  LA: 'louisiana',
  ME: 'maine',
  MD: 'maryland',
  MA: 'massachusetts',
  MI: 'michigan',
  MN: 'minnesota',
  MS: 'mississippi',
  MO: 'missouri',
  MT: 'montana',
  NE: 'nebraska',
  NV: 'nevada',
  NH: 'new hampshire',
  NJ: 'new jersey',
  NM: 'new mexico',
  NY: 'new york',
  NC: 'north carolina',
  ND: 'north dakota',
  OH: 'ohio',
  OK: 'oklahoma',
  OR: 'oregon',
  PA: 'pennsylvania',
  RI: 'rhode island',
  SC: 'south carolina',
  SD: 'south dakota',
  TN: 'tennessee',
  TX: 'texas',
  UT: 'utah',
  VT: 'vermont',
  VA: 'virginia',
  WA: 'washington',
  WV: 'west virginia',
  WI: 'wisconsin',
  WY: 'wyoming',
  AS: 'american samoa',
  GU: 'guam',
  MP: 'northern mariana islands',
  PR: 'puerto rico',
  VI: 'virgin islands',
  FM: 'federated states of micronesia',
  MH: 'marshall islands',
  PW: 'palau',
  AA: 'armed forces americas',
  AE: 'armed forces europe',
  AP: 'armed forces pacific',
};
const otherNames: Readonly<Record<string, string>> = {
  'washington dc': 'DC',
  'commonwealth of the northern mariana islands': 'MP',
  'commonwealth of northern mariana islands': 'MP',
  'us virgin islands': 'VI',
  'u s virgin islands': 'VI',
  'united states virgin islands': 'VI',
  micronesia: 'FM',
};
const codeByName = new Map([
  ...Object.entries(states).map(([code, name]) => [name, code] as const),
  ...Object.entries(otherNames),
]);
const countries: Readonly<Record<string, string>> = {
  us: 'US',
  usa: 'US',
  'u s': 'US',
  'u s a': 'US',
  'united states': 'US',
  'united states of america': 'US',
  'the united states of america': 'US',
  '840': 'US',
  america: 'US',
  ca: 'CA',
  can: 'CA',
  canada: 'CA',
  gb: 'GB',
  gbr: 'GB',
  uk: 'GB',
  'united kingdom': 'GB',
  pr: 'PR',
  pri: 'PR',
  'puerto rico': 'PR',
  gu: 'GU',
  gum: 'GU',
  guam: 'GU',
  au: 'AU',
  aus: 'AU',
  australia: 'AU',
  mx: 'MX',
  mex: 'MX',
  mexico: 'MX',
};

const comparable = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The USPS code of a state, territory or military post, by its code or its name; null for anything else.
 * @see https://pe.usps.com/text/pub28/28apb.htm
 */
export function stateCode(text: string): string | null {
  const upper = text
    .trim()
    .toUpperCase()
    // “Guam (GU)”
    .replace(/^.*\(([A-Z]{2})\)$/, '$1');
  if (Object.hasOwn(states, upper)) return upper;
  const name = comparable(text).replace(/^(?:state|commonwealth) of /, '');
  return codeByName.get(comparable(text)) ?? codeByName.get(name) ?? null;
}

/** The USPS codes of all states, territories, freely associated states and military posts. */
export const stateCodes: readonly string[] = Object.keys(states);

/** “New Hampshire” of `NH`; null for what is no USPS code. */
export function stateName(code: string): string | null {
  if (!Object.hasOwn(states, code)) return null;
  return states[code]!.replace(/\b(?!of\b)\w/g, (letter) => letter.toUpperCase());
}

/**
 * The five digits of a ZIP code, of `55401`, `55401-1234` or `554011234`. Zeros that a spreadsheet dropped
 * (`2114`) are put back; null for anything else.
 */
export function zipOf(text: string): string | null {
  const value = text.trim();
  const digits =
    /^(\d{4,5})(?:[- ]+\d{0,4})?$/.exec(value)?.[1] ?? /^(\d{4,5})\d{4}$/.exec(value)?.[1];
  const zip = digits?.padStart(5, '0');
  return zip === undefined || zip === '00000' ? null : zip;
}

/** ISO 3166-1 alpha-2 for the spellings that lists use of the countries in them; null for anything else. */
export function countryCode(text: string): string | null {
  const name = comparable(text);
  if (Object.hasOwn(countries, name)) return countries[name]!;
  return /^[A-Z]{2}$/.test(text.trim()) ? text.trim() : null;
}
