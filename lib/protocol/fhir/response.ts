import { excerpt, textOf } from '../bytes';
import type { Check, CheckOutcome } from '../check';
import { failureCheck } from '../failures';
import { mediaType } from '../json-body';
import { objectOf } from '../json-value';
import type { HttpResponse, HttpResult } from '../transport';
import { issuesOf, issuesText } from './operation-outcome';
import { describeResource, isResource, readResource, type FhirResource } from './resource';
import { check, type fhirResponseChecks } from './response-checks';

export interface FhirResponseResult {
  /** The resource that came, an OperationOutcome too; null when none did. */
  resource: FhirResource | null;
  checks: Check[];
}

export interface FhirExpectation {
  /** The path below the base URL that was asked. */
  path: string;
  /** Whether an access token went along. */
  isAuthorized: boolean;
  /** By default GET. */
  method?: string;
  /** The media types that were asked for, when it was not FHIR JSON. */
  accept?: string | undefined;
}

/**
 * Judges the answer to a FHIR request. Never throws, whatever the answer is.
 * @see https://hl7.org/fhir/R4/http.html
 */
export function processFhirResponse(
  result: HttpResult,
  expectation: FhirExpectation,
): FhirResponseResult {
  const { exchangeId } = result;
  if (!result.response) {
    return { resource: null, checks: [failureCheck(result.failure, exchangeId)] };
  }
  const { response } = result;
  const { resource, problem } = readResource(response);
  const isSuccess = response.status === 304 || (response.status >= 200 && response.status < 300);
  const checks = !isSuccess
    ? [refusal(response, resource, expectation)]
    : (withoutResource(response, expectation) ?? success(response, resource, problem, expectation));
  return { resource, checks: checks.map((entry) => ({ ...entry, exchangeId })) };
}

/** Answers that are good without a FHIR resource in JSON; null when a resource is due. */
function withoutResource(
  response: HttpResponse,
  { path, method = 'GET', accept }: FhirExpectation,
): Check[] | null {
  const { status, body } = response;
  const answered = (seen: string) => [check('fhir.response.answered', { verdict: 'pass', seen })];
  const type = mediaType(response);
  const size = `${body.length} ${body.length === 1 ? 'byte' : 'bytes'}`;
  if (status === 304) return answered('Status 304: what you have is still current.');
  if (body.length === 0 && (method !== 'GET' || status === 202 || status === 204)) {
    const { location } = response.headers;
    const where = location ? ` Location: ${excerpt(location)}.` : '';
    return answered(`Status ${status}, without a body.${where}`);
  }
  if (isXml(type) && accept !== undefined && /xml/i.test(accept)) {
    return answered(`Status ${status}, XML with ${size}.`);
  }
  // What is no FHIR interaction, or asks for other bytes than FHIR, is answered by whatever it is.
  const isOther =
    /^\/?(\.well-known\/|Binary\/|\$)/.test(path) ||
    (accept !== undefined && !/json/i.test(accept));
  if (isOther && !/^application\/fhir\+json$/.test(type)) {
    return answered(`Status ${status}, ${type || 'no content type'}, ${size}.`);
  }
  return null;
}

function isXml(type: string): boolean {
  return /^(application|text)\/(fhir\+)?xml$/.test(type);
}

function success(
  response: HttpResponse,
  resource: FhirResource | null,
  problem: string | null,
  { path, method = 'GET' }: FhirExpectation,
): Check[] {
  if (!resource) {
    const seen = `Status ${response.status}; the body is ${problem ?? 'no resource'}`;
    return [check('fhir.response.resource', { verdict: 'fail', seen })];
  }
  const issues = issuesText(issuesOf(resource));
  if (resource.resourceType === 'OperationOutcome' && !isOutcomeDue(resource, path, method)) {
    const seen = `Status ${response.status} with an OperationOutcome instead of data. ${issues}`;
    return [check('fhir.response.answered', { verdict: 'fail', seen })];
  }
  const type = mediaType(response);
  return [
    check('fhir.response.answered', {
      verdict: 'pass',
      seen: `Status ${response.status}, ${describeResource(resource)}.`,
    }),
    check('fhir.response.media-type', {
      verdict: type === 'application/fhir+json' ? 'pass' : 'warn',
      seen: type || 'No content type.',
    }),
    ...(method === 'GET' ? expectedType(resource, path) : []),
    ...(resource.resourceType === 'Bundle' ? bundle(resource) : redaction([resource])),
  ];
}

const redactionCodes = new Set(['REDACTED', 'MASKED', 'SUBSETTED']);

/** The labels by which a holder says that it left something out of a resource. */
function redactionOf({ meta }: FhirResource): string[] {
  const { security, tag } = objectOf(meta) ?? {};
  return [security, tag].flatMap((labels) =>
    (Array.isArray(labels) ? labels : [])
      .map((label: unknown) => objectOf(label)?.['code'])
      .filter((code) => typeof code === 'string')
      .filter((code) => redactionCodes.has(code)),
  );
}

/** Resources that were shortened, by their labels. @see https://hl7.org/fhir/R4/security-labels.html */
function redaction(resources: readonly FhirResource[]): Check[] {
  const labelled = resources.filter((resource) => redactionOf(resource).length > 0);
  const codes = [...new Set(labelled.flatMap(redactionOf))];
  if (codes.length === 0) return [];
  const seen = `${codes.join(', ')} on ${labelled.length} of ${resources.length} resources, the first ${describeResource(labelled[0] as FhirResource)}.`;
  return [check('fhir.response.redacted', { verdict: 'info', seen })];
}

/** Operations answer with an outcome, and writes do when they are asked to or have something to say. */
function isOutcomeDue(resource: FhirResource, path: string, method: string): boolean {
  if (/^\/?OperationOutcome/.test(path)) return true;
  const isBad = issuesOf(resource).some(({ severity }) => /^(fatal|error)$/.test(severity ?? ''));
  return path.includes('$') || (method !== 'GET' && !isBad);
}

/** Compares the type with the path, where the path is plain enough to say. */
function expectedType(resource: FhirResource, path: string): Check[] {
  const match = /^\/?([A-Z][A-Za-z]+)(\/[A-Za-z0-9.-]{1,64})?(?:\?.*)?$/.exec(path);
  const [, type, id] = match ?? [];
  if (type === undefined) return [];
  const expected = id === undefined ? 'Bundle' : type;
  return [
    check('fhir.response.type', {
      verdict: resource.resourceType === expected ? 'pass' : 'fail',
      seen: `A ${resource.resourceType} came for ${excerpt(path, 80)}.`,
      expected: `A ${expected}.`,
    }),
  ];
}

/** What a Bundle tells beside its data: issues of the server, and whether it is empty. */
function bundle(resource: FhirResource): Check[] {
  const entries = (Array.isArray(resource.entry) ? resource.entry : []) as unknown[];
  const resources = entries.flatMap((entry) =>
    typeof entry === 'object' && entry !== null && 'resource' in entry && isResource(entry.resource)
      ? [entry.resource]
      : [],
  );
  const issues = resources
    .flatMap(issuesOf)
    .filter((issue) => issue.severity !== 'information' && issue.severity !== 'success');
  const data = resources.filter((entry) => entry.resourceType !== 'OperationOutcome');
  const isSearch = resource.type === 'searchset';
  return [
    ...(issues.length > 0
      ? [check('fhir.response.outcome', { verdict: 'warn', seen: issuesText(issues) })]
      : []),
    ...(isSearch && data.length === 0
      ? [check('fhir.response.empty', { verdict: 'info', seen: describeResource(resource) })]
      : []),
    ...redaction(data),
  ];
}

function refusal(
  response: HttpResponse,
  resource: FhirResource | null,
  { isAuthorized }: FhirExpectation,
): Check {
  const { status } = response;
  const failed = (id: keyof typeof fhirResponseChecks, more: Partial<CheckOutcome> = {}) =>
    check(id, { verdict: 'fail', seen: `Status ${status}. ${said(response, resource)}`, ...more });
  if (status === 401) return failed('fhir.response.unauthenticated', withoutToken(isAuthorized));
  if (status === 403) return failed('fhir.response.forbidden', withoutToken(isAuthorized));
  if (status === 404 || status === 410) return failed('fhir.response.not-found');
  if (status === 409 || status === 412) return failed('fhir.response.precondition');
  if (status === 429) return failed('fhir.response.rate');
  if (status >= 500) return failed('fhir.response.server-error');
  if (status >= 300 && status < 400) return failed('fhir.response.redirect');
  return failed('fhir.response.rejected');
}

function withoutToken(isAuthorized: boolean): Partial<CheckOutcome> {
  return isAuthorized
    ? {}
    : {
        fix: 'The request went without an access token, and the holder wants one: authenticate first.',
      };
}

/** What the server said: its issues, its challenge, where it redirects, when to come back, or its first words. */
function said(response: HttpResponse, resource: FhirResource | null): string {
  const { headers } = response;
  const issues = issuesText(issuesOf(resource));
  const parts = [
    issues && `OperationOutcome: ${issues}.`,
    headers['www-authenticate'] && `WWW-Authenticate: ${excerpt(headers['www-authenticate'])}.`,
    headers.location && `Location: ${excerpt(headers.location)}.`,
    headers['retry-after'] && `Retry-After: ${excerpt(headers['retry-after'], 40)}.`,
  ].filter(Boolean);
  if (parts.length > 0) return parts.join(' ');
  const body = excerpt(textOf(response.body));
  return body === '' ? 'The body is empty.' : `The body begins with: ${body}`;
}
