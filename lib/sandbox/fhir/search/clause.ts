import 'server-only';
import { FhirError } from './fhir-error';
import { dateMatcher, quantityMatcher } from './match-range';
import { referencesMeant } from './match-reference';
import { stringMatcher, tokenMatcher } from './match-text';
import type { ParameterType, SearchParameter } from './parameter';
import { splitUnescaped } from './split';
import type { Amount, Interval, Token } from './values';

/** What a parameter takes out of a resource. Which of them it is follows from the parameter's type. */
export type SearchValue = string | Token | Interval | Amount;

/** One condition that results meet. Several are joined by AND. */
export interface Clause {
  /** The parameter whose values are looked at. */
  name: string;
  /** References that the index can look up instead of asking `matches` for each resource. */
  references: readonly string[] | null;
  matches: (values: readonly SearchValue[]) => boolean;
}

const modifiers: Readonly<Record<ParameterType, readonly string[]>> = {
  string: ['exact', 'contains'],
  token: ['not'],
  date: [],
  quantity: [],
  reference: [],
};

/** The modifiers that a parameter understands, without the type names of references. */
export function modifiersOf(type: ParameterType): string[] {
  return ['missing', ...modifiers[type]];
}

/**
 * Makes the condition that one `name:modifier=a,b` states: a OR b.
 * @throws {FhirError} when the modifier or a value is not understood. FHIR demands a refusal, also in lenient
 *   handling: a condition that is dropped would return more than was asked for.
 * @see https://hl7.org/fhir/R4/search.html#modifiers
 */
export function buildClause(
  name: string,
  modifier: string | null,
  text: string,
  parameter: SearchParameter,
  baseUrl: string,
): Clause {
  if (modifier === 'missing') return missingClause(name, text);
  const targets = parameter.targets ?? [];
  const isTypeModifier = targets.some((type) => type === modifier);
  if (modifier !== null && !isTypeModifier && !modifiers[parameter.type].includes(modifier)) {
    throw new FhirError(
      400,
      'not-supported',
      `The modifier ':${modifier}' is not supported for '${name}'; supported are ${[...modifiersOf(parameter.type), ...targets].map((known) => `:${known}`).join(', ')}.`,
    );
  }
  const alternatives = splitUnescaped(text, ',').filter((part) => part !== '');
  if (parameter.type === 'reference') {
    const references = alternatives.flatMap((part) =>
      referencesMeant(name, part, modifier, targets, baseUrl),
    );
    return { name, references, matches: someOf<string>((value) => references.includes(value)) };
  }
  const matchers = alternatives.map((part) => valueMatcher(name, part, modifier, parameter.type));
  const matches = (values: readonly SearchValue[]) =>
    values.some((value) => matchers.some((matcher) => matcher(value)));
  const isNegated = modifier === 'not';
  return { name, references: null, matches: (values) => matches(values) !== isNegated };
}

function missingClause(name: string, text: string): Clause {
  if (text !== 'true' && text !== 'false') {
    throw new FhirError(400, 'value', `'${name}:missing' is true or false, found '${text}'.`);
  }
  const isMissing = text === 'true';
  return { name, references: null, matches: (values) => (values.length === 0) === isMissing };
}

function someOf<T extends SearchValue>(
  matcher: (value: T) => boolean,
): (values: readonly SearchValue[]) => boolean {
  return (values) => values.some((value) => matcher(value as T));
}

function valueMatcher(
  name: string,
  text: string,
  modifier: string | null,
  type: Exclude<ParameterType, 'reference'>,
): (value: SearchValue) => boolean {
  // The parameter's type says what its values are; the types of the values are not looked at again.
  switch (type) {
    case 'string':
      return stringMatcher(text, modifier) as (value: SearchValue) => boolean;
    case 'token':
      return tokenMatcher(text) as (value: SearchValue) => boolean;
    case 'date':
      return dateMatcher(name, text) as (value: SearchValue) => boolean;
    case 'quantity':
      return quantityMatcher(name, text) as (value: SearchValue) => boolean;
  }
}
