import type { Audience, Environment } from '../statement';

/** What was guessed, and from which words; `reason` is null where nothing hints at it. */
export interface Guess<T> {
  value: T;
  reason: string | null;
}

const testAddress =
  /\b(?:test\d*|testing|tst|sandbox\d*|sbx|stage|staging|stg|uat\d*|dev\d*|demo\d*|non ?prod|nonproduction|pre ?prod|preproduction|qa\d*|train|training)\b/;
const testName = /\b(?:test|testing|sandbox|staging|uat|demo|non production|pre production)\b/;
const productionAddress = /\b(?:prod|prd|production|live\d*|prodfhir|prdfhir)\b/;
/** The first that fits wins. */
const audiences: readonly [Audience, RegExp][] = [
  ['bulk', /\b(?:bulk|bulkfhir|bulk ?data|fhirbulk)\b/],
  [
    'payer',
    /\b(?:payers?|payors?|carin|pdex|claims|medicaid|medicare|formulary|health ?plan|provider ?directory)\b/,
  ],
  ['patient', /\b(?:patients?|ptnt|patient ?access|my ?record|my ?chart|healow)\b/],
  ['provider', /\b(?:providers?|clinicians?|practitioners?|fhir ehr|fhir4 eclinicalworks)\b/],
];

/** `ProdFHIR/api` and `Prod-FHIR/api` both become `prod fhir api`, beside what they were. */
function words(text: string): string {
  const split = text.replace(/([a-z])([A-Z])/g, '$1 $2');
  return `${split} ${text}`.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
}

function guess<T>(text: string, rules: readonly (readonly [T, RegExp])[]): Guess<T> | null {
  const spaced = words(text);
  for (const [value, pattern] of rules) {
    const match = pattern.exec(spaced);
    if (match) return { value, reason: `“${match[0]}” in ${text}` };
  }
  return null;
}

/** Whether an endpoint is for tests or in production, by its address and name. A word for tests wins. */
export function guessEnvironment(url: string, name: string | null): Guess<Environment> {
  return (
    guess<Environment>(url, [['test', testAddress]]) ??
    guess<Environment>(name ?? '', [['test', testName]]) ??
    guess<Environment>(url, [['production', productionAddress]]) ??
    guess<Environment>(name ?? '', [['production', /\bproduction\b/]]) ?? {
      value: 'unknown',
      reason: null,
    }
  );
}

/** Whom an endpoint serves: by its address, else by its name, else by the name of the list that it stands in. */
export function guessAudience(
  url: string,
  name: string | null,
  list: string | null,
): Guess<Audience> {
  return (
    guess(url, audiences) ??
    guess(name ?? '', audiences) ??
    guess(list ?? '', audiences) ?? { value: 'unknown', reason: null }
  );
}
