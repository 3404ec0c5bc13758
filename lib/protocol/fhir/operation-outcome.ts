import { excerpt } from '../bytes';
import type { FhirResource } from './resource';

/** One issue of an OperationOutcome, in words. */
export interface OutcomeIssue {
  severity: string;
  code: string;
  text: string;
}

const words = (value: unknown) => (typeof value === 'string' ? excerpt(value, 300) : '');

/**
 * The issues of an OperationOutcome, however incomplete they are; of another resource, none.
 * @see https://hl7.org/fhir/R4/operationoutcome.html
 */
export function issuesOf(resource: FhirResource | null): OutcomeIssue[] {
  if (resource?.resourceType !== 'OperationOutcome' || !Array.isArray(resource.issue)) return [];
  return resource.issue.slice(0, 20).map((entry: unknown) => {
    const issue = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
      string,
      unknown
    >;
    const details = (
      typeof issue.details === 'object' && issue.details !== null ? issue.details : {}
    ) as Record<string, unknown>;
    return {
      severity: words(issue.severity) || 'unknown severity',
      code: words(issue.code) || 'no code',
      text: [words(details.text), words(issue.diagnostics)].filter(Boolean).join(' – '),
    };
  });
}

/** The issues on one line, for messages; empty when there are none. */
export function issuesText(issues: readonly OutcomeIssue[]): string {
  return issues
    .map(({ severity, code, text }) => `${severity} ${code}${text ? `: ${text}` : ''}`)
    .join('; ');
}
