import 'server-only';
import { evaluateFhirPath } from '@/lib/domain/fhirpath/evaluate-fhirpath';
import { textOf } from '@/lib/protocol/bytes';
import { check } from '@/lib/protocol/assertions/assert-checks';
import type { Capture } from '@/lib/protocol/assertions/assertion';
import {
  judgeAssertions,
  valueText,
  type Evaluation,
} from '@/lib/protocol/assertions/judge-assertions';
import type { HttpResult } from '@/lib/protocol/transport';
import type { RunState } from '../run-state';

/** A value taken from an answer. */
export interface CapturedValue {
  variable: string;
  value: string;
  isSecret: boolean;
}

/** The answer that assertions look at, with the time that it took. */
export interface TimedResult {
  result: HttpResult;
  durationMs: number;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function firstValue({ expression }: Capture, evaluations: ReadonlyMap<string, Evaluation>) {
  const found = evaluations.get(expression) ?? { error: 'The expression was not evaluated.' };
  if ('error' in found) return { problem: found.error };
  return found.values.length === 0
    ? { problem: 'The expression has no value.' }
    : { value: valueText(found.values[0]) };
}

/** Takes values from the answer; says of each what came. Values of secrets are not said. */
async function takeValues(
  { recorder, request, onCaptured }: RunState,
  evaluations: ReadonlyMap<string, Evaluation>,
  exchangeId: string,
): Promise<void> {
  const taken: CapturedValue[] = [];
  for (const capture of request.captures) {
    const { value, problem } = firstValue(capture, evaluations);
    const { variable, isSecret } = capture;
    if (value !== undefined) taken.push({ variable, value, isSecret });
    const shown = isSecret ? 'a secret' : `“${(value ?? '').slice(0, 200)}”`;
    const seen =
      value === undefined ? `{{${variable}}}: ${problem}` : `{{${variable}}} is now ${shown}.`;
    const verdict = value === undefined ? 'fail' : 'pass';
    await recorder.checks('request', [check('assert.capture', { verdict, seen, exchangeId })]);
  }
  await onCaptured?.(taken);
}

/**
 * Judges the answer by the assertions of the request, and takes the values that later requests need. Without an answer
 * there is nothing to judge: the run says why there is none.
 */
export async function assertAnswer(state: RunState, timed: TimedResult): Promise<void> {
  const { assertions, captures } = state.request;
  const { response, exchangeId } = timed.result;
  if (!response || assertions.length + captures.length === 0) return;
  const json = parsed(textOf(response.body));
  const expressions = [
    ...assertions.flatMap((assertion) =>
      assertion.kind === 'fhirpath' ? [assertion.expression] : [],
    ),
    ...captures.map(({ expression }) => expression),
  ];
  const evaluations = await evaluateFhirPath(json, [...new Set(expressions)]);
  const { status, headers } = response;
  const { durationMs } = timed;
  const answer = { exchangeId, status, headers, durationMs, json };
  await state.recorder.checks('request', judgeAssertions(assertions, answer, evaluations));
  await takeValues(state, evaluations, exchangeId);
}
