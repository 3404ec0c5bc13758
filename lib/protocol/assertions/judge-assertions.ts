import { excerpt } from '../bytes';
import type { Check, CheckOutcome } from '../check';
import type { Assertion } from './assertion';
import { check } from './assert-checks';

/** What came of a FHIRPath expression: its values, or why there are none. */
export type Evaluation = { values: readonly unknown[] } | { error: string };

/** The answer that is judged. */
export interface JudgedAnswer {
  exchangeId: string;
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  durationMs: number;
  /** The parsed body; undefined when it is no JSON. */
  json: unknown;
}

type Judgement = Pick<CheckOutcome, 'seen' | 'expected'> & { isMet: boolean };

/** Whether a status is one of those that are demanded: 200, or 2xx for all of a class. */
export function isDemandedStatus(status: number, is: readonly string[]): boolean {
  return is.some((demand) => demand === String(status) || demand === `${String(status)[0]}xx`);
}

/** A value in words: text as it is, everything else as JSON. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function mediaTypeOf(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** What a JSON pointer leads to; undefined when it leads nowhere. RFC 6901 §4. */
function pointed(json: unknown, pointer: string): unknown {
  const names = pointer.split('/').slice(1);
  return names.reduce<unknown>((value, name) => {
    const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Record<string, unknown>)[key];
  }, json);
}

function judgeHeader(
  { name, is, value = '' }: Extract<Assertion, { kind: 'header' }>,
  { headers }: JudgedAnswer,
): Judgement {
  const found = headers[name.toLowerCase()];
  const seen = found === undefined ? `No header ${name}.` : `${name}: ${excerpt(found, 200)}`;
  switch (is) {
    case 'present':
      return { isMet: found !== undefined, seen, expected: `A header ${name}.` };
    case 'absent':
      return { isMet: found === undefined, seen, expected: `No header ${name}.` };
    case 'equals':
      return { isMet: found === value, seen, expected: `${name}: ${value}` };
    case 'contains':
      return {
        isMet: found?.includes(value) ?? false,
        seen,
        expected: `A header ${name} with “${value}” in it.`,
      };
  }
}

function judgeFhirPath(
  { expression, is, value = '' }: Extract<Assertion, { kind: 'fhirpath' }>,
  evaluation: Evaluation,
): Judgement {
  const demands = {
    true: `${expression} is true.`,
    exists: `${expression} has a value.`,
    equals: `${expression} is “${value}”.`,
    count: `${expression} has ${value} values.`,
  };
  const expected = demands[is];
  if ('error' in evaluation) return { isMet: false, seen: evaluation.error, expected };
  const { values } = evaluation;
  const texts = values.map(valueText);
  const met = {
    true: values.length === 1 && values[0] === true,
    exists: values.length > 0,
    equals: texts.length === 1 && texts[0] === value,
    count: String(values.length) === value.trim(),
  };
  const shown = texts.slice(0, 3).map((text) => excerpt(text, 100));
  const more = texts.length > 3 ? ` and ${texts.length - 3} more` : '';
  const seen =
    texts.length === 0
      ? 'The expression has no value.'
      : `${texts.length === 1 ? 'The value is' : `${texts.length} values:`} ${shown.join(', ')}${more}.`;
  return { isMet: met[is], seen, expected };
}

function judge(assertion: Assertion, answer: JudgedAnswer, evaluation: Evaluation): Judgement {
  switch (assertion.kind) {
    case 'status':
      return {
        isMet: isDemandedStatus(answer.status, assertion.is),
        seen: `Status ${answer.status}.`,
        expected: `Status ${assertion.is.join(' or ')}.`,
      };
    case 'time':
      return {
        isMet: answer.durationMs < assertion.belowMs,
        seen: `${Math.round(answer.durationMs)} ms.`,
        expected: `Less than ${assertion.belowMs} ms.`,
      };
    case 'header':
      return judgeHeader(assertion, answer);
    case 'content-type': {
      const found = mediaTypeOf(answer.headers['content-type']);
      return {
        isMet: found === assertion.is.toLowerCase(),
        seen: found === '' ? 'No content type.' : found,
        expected: assertion.is,
      };
    }
    case 'json': {
      const { pointer } = assertion;
      const found = pointed(answer.json, pointer);
      const place = pointer === '' ? 'JSON' : `a member ${pointer}`;
      return {
        isMet: found !== undefined,
        seen:
          found === undefined
            ? `There is no ${place.replace(/^a /, '')}.`
            : excerpt(valueText(found), 200),
        expected: pointer === '' ? 'A body of JSON.' : `JSON with ${place}.`,
      };
    }
    case 'fhirpath':
      return judgeFhirPath(assertion, evaluation);
  }
}

/**
 * Judges an answer by what was demanded, one check for each assertion, in their order.
 *
 * @param evaluations what came of each expression, by expression
 * @see https://hl7.org/fhirpath/
 */
export function judgeAssertions(
  assertions: readonly Assertion[],
  answer: JudgedAnswer,
  evaluations: ReadonlyMap<string, Evaluation>,
): Check[] {
  return assertions.map((assertion) => {
    const missing: Evaluation = { error: 'The expression was not evaluated.' };
    const evaluation =
      assertion.kind === 'fhirpath' ? (evaluations.get(assertion.expression) ?? missing) : missing;
    const { isMet, ...outcome } = judge(assertion, answer, evaluation);
    return check(`assert.${assertion.kind}`, {
      verdict: isMet ? 'pass' : 'fail',
      ...outcome,
      exchangeId: answer.exchangeId,
    });
  });
}
