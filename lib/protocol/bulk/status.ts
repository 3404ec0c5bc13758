import { excerpt, textOf } from '../bytes';
import type { Check } from '../check';
import { failureCheck } from '../failures';
import { issuesOf, issuesText } from '../fhir/operation-outcome';
import { readResource } from '../fhir/resource';
import type { HttpResponse, HttpResult } from '../transport';
import { check } from './bulk-checks';

/** The shortest and the longest distance between two questions, in milliseconds, whatever the holder says. */
export const minWaitMs = 500;
export const maxWaitMs = 300_000;
const firstWaitMs = 2_000;

/** What the state of an export means for whoever follows it. */
export type StatusResult =
  | { kind: 'running'; progress: string | null; waitMs: number; checks: Check[] }
  | { kind: 'done'; response: HttpResponse; checks: Check[] }
  /** The holder has no time, or trouble that passes: ask again. */
  | { kind: 'again'; waitMs: number; checks: Check[] }
  | { kind: 'over'; checks: Check[] };

/**
 * How long to wait, in milliseconds: as long as Retry-After says, by seconds or date; without it twice as long as the
 * last time.
 */
export function waitOf(response: HttpResponse, lastWaitMs: number | null): number {
  const text = response.headers['retry-after']?.trim() ?? '';
  const asked = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - response.receivedAt.getTime();
  const wait = Number.isNaN(asked)
    ? lastWaitMs === null
      ? firstWaitMs
      : Math.min(lastWaitMs * 2, 30_000)
    : asked;
  return Math.min(maxWaitMs, Math.max(minWaitMs, wait));
}

/**
 * Reads the answer to a question for the state of an export.
 * @param lastWaitMs how long was waited before; null: it is the first question
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-status-request
 */
export function processStatus(result: HttpResult, lastWaitMs: number | null): StatusResult {
  const { response, exchangeId } = result;
  if (!response) return { kind: 'over', checks: [failureCheck(result.failure, exchangeId)] };
  const { status, headers } = response;
  if (status === 200) {
    const seen = 'Status 200: the manifest is there.';
    const pass = check('bulk.status.answered', { verdict: 'pass', seen, exchangeId });
    return { kind: 'done', response, checks: [pass] };
  }
  const waitMs = waitOf(response, lastWaitMs);
  if (status === 202) {
    const isSaid = headers['retry-after'] !== undefined;
    return {
      kind: 'running',
      progress: headers['x-progress'] === undefined ? null : excerpt(headers['x-progress'], 100),
      waitMs,
      // Once is enough: the next answers will be the same.
      checks:
        isSaid || lastWaitMs !== null
          ? []
          : [
              check('bulk.status.retry-after', {
                verdict: 'warn',
                seen: 'No Retry-After.',
                exchangeId,
              }),
            ],
    };
  }
  const seen = `Status ${status}. ${said(response)}`;
  if (status === 429) {
    return {
      kind: 'again',
      waitMs,
      checks: [check('bulk.status.pace', { verdict: 'warn', seen, exchangeId })],
    };
  }
  if (status === 503 || (status >= 500 && isTransient(response))) {
    return { kind: 'again', waitMs, checks: [] };
  }
  return {
    kind: 'over',
    checks: [check('bulk.status.answered', { verdict: 'fail', seen, exchangeId })],
  };
}

/** A holder says with this code that asking again may help. */
function isTransient(response: HttpResponse): boolean {
  return issuesOf(readResource(response).resource).some(({ code }) => code === 'transient');
}

/** What the holder said beside the status. */
export function said(response: HttpResponse): string {
  const issues = issuesText(issuesOf(readResource(response).resource));
  if (issues !== '') return `OperationOutcome: ${issues}.`;
  const body = excerpt(textOf(response.body.subarray(0, 2000)));
  return body === '' ? 'The body is empty.' : `The body begins with: ${body}`;
}
