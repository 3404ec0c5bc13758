import 'server-only';
import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4';

/** A refusal in the words of FHIR. It leaves as an OperationOutcome. */
export class FhirError extends Error {
  readonly status: number;
  readonly code: OperationOutcomeIssue['code'];
  readonly headers: Readonly<Record<string, string>>;
  /** Where there is more than one thing to say: all of it. */
  readonly issues: OperationOutcomeIssue[] | null;

  constructor(
    status: number,
    code: OperationOutcomeIssue['code'],
    diagnostics: string,
    headers: Readonly<Record<string, string>> = {},
    issues: OperationOutcomeIssue[] | null = null,
  ) {
    super(diagnostics);
    this.name = 'FhirError';
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.issues = issues;
  }
}

/** One remark for a person who reads the answer. */
export function issueOf(
  severity: OperationOutcomeIssue['severity'],
  code: OperationOutcomeIssue['code'],
  diagnostics: string,
): OperationOutcomeIssue {
  return { severity, code, details: { text: diagnostics }, diagnostics };
}

/** An OperationOutcome of some remarks. */
export function outcomeOf(issue: OperationOutcomeIssue[]): OperationOutcome {
  return { resourceType: 'OperationOutcome', issue };
}
