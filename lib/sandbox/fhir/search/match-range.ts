import 'server-only';
import { FhirError } from './fhir-error';
import { splitUnescaped, unescapeValue } from './split';
import { parseInterval, type Amount, type Interval } from './values';

const prefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const;
type Prefix = (typeof prefixes)[number];

function splitPrefix(text: string): [Prefix, string] {
  const prefix = prefixes.find((known) => text.startsWith(known));
  return prefix ? [prefix, text.slice(2)] : ['eq', text];
}

/**
 * Compares two intervals: what was asked for and what is there.
 * @see https://hl7.org/fhir/R4/search.html#prefix
 */
function compare(prefix: Prefix, asked: Interval, there: Interval, margin: number): boolean {
  const isInside = asked.from <= there.from && there.to <= asked.to;
  switch (prefix) {
    case 'eq':
      return isInside;
    case 'ne':
      return !isInside;
    case 'gt':
      return there.to > asked.to;
    case 'lt':
      return there.from < asked.from;
    case 'ge':
      return there.to > asked.to || isInside;
    case 'le':
      return there.from < asked.from || isInside;
    case 'sa':
      return there.from > asked.to;
    case 'eb':
      return there.to < asked.from;
    case 'ap':
      return there.from <= asked.to + margin && there.to >= asked.from - margin;
  }
}

/** “About” a day means a week around it; data that do not move need no clock for that. */
const dateMarginMs = 7 * 86_400_000;

/**
 * Compares dates: an optional prefix, then a date of any precision.
 * @throws {FhirError} when it is no date
 * @see https://hl7.org/fhir/R4/search.html#date
 */
export function dateMatcher(name: string, text: string): (value: Interval) => boolean {
  const [prefix, date] = splitPrefix(unescapeValue(text));
  const asked = parseInterval(date);
  if (!asked) {
    throw new FhirError(
      400,
      'value',
      `'${text}' is no value for the date parameter '${name}': expected YYYY, YYYY-MM, YYYY-MM-DD or a time, after an optional prefix (${prefixes.join(', ')}).`,
    );
  }
  return (value) => compare(prefix, asked, value, dateMarginMs);
}

/**
 * Compares quantities: an optional prefix, a number, and after `|` system and code, or the unit. A number stands
 * for the interval of its precision: `7.0` is 6.95 to 7.05.
 * @throws {FhirError} when it is no number
 * @see https://hl7.org/fhir/R4/search.html#quantity
 */
export function quantityMatcher(name: string, text: string): (value: Amount) => boolean {
  const [amount = '', system = '', unit = ''] = splitUnescaped(text, '|').map(unescapeValue);
  const [prefix, digits] = splitPrefix(amount);
  if (!/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(digits)) {
    throw new FhirError(
      400,
      'value',
      `'${text}' is no value for the quantity parameter '${name}': expected a number after an optional prefix, then |system|code if wanted.`,
    );
  }
  const value = Number(digits);
  const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  const isRange = prefix === 'eq' || prefix === 'ne';
  const half = isRange ? 0.5 * 10 ** -decimals : 0;
  // Half a step up belongs to the next number.
  const asked = { from: value - half, to: half === 0 ? value : value + half - half * 1e-9 };
  const margin = Math.abs(value) * 0.1;
  return (there) => {
    const isUnit = unit === '' || there.code === unit || there.unit === unit;
    const isSystem = system === '' || there.system === system;
    return (
      isUnit && isSystem && compare(prefix, asked, { from: there.value, to: there.value }, margin)
    );
  };
}
