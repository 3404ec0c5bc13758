import { checksFrom, type Check, type CheckDefinition } from '../check';
import { fhirR4 } from '../citations';
import { failureCheck } from '../failures';
import { mediaType, shown } from '../json-body';
import type { HttpRequest, HttpResponse, HttpResult } from '../transport';
import { issuesOf, issuesText } from './operation-outcome';
import { readResource, type FhirResource } from './resource';
import { belowBase } from './well-known';

const capabilities = fhirR4('http', 'capabilities');
const statement = fhirR4('capabilitystatement', 'CapabilityStatement');

/** What is demanded of `/metadata`. */
export const capabilityStatementChecks = {
  'fhir.capability-statement.found': {
    title: 'The holder publishes a CapabilityStatement',
    level: 'SHALL',
    expected: 'Status 200 for GET {FHIR base URL}/metadata, without credentials.',
    why: 'It says which resources, searches and versions the server has, and proves that the base URL is right.',
    fix: 'Compare the base URL with the one that the holder publishes, without a resource type or a slash too many at the end.',
    citation: capabilities,
  },
  'fhir.capability-statement.resource': {
    title: 'The answer is a CapabilityStatement',
    level: 'SHALL',
    expected: 'JSON with resourceType "CapabilityStatement".',
    why: 'Something else at this address means that the base URL leads to another service.',
    fix: 'Open {FHIR base URL}/metadata and see who answers.',
    citation: capabilities,
  },
  'fhir.capability-statement.media-type': {
    title: 'FHIR is sent as FHIR',
    level: 'SHALL',
    expected: 'Content-Type: application/fhir+json',
    why: 'Strict clients look at the media type before they parse.',
    fix: 'The operator sets the content type application/fhir+json.',
    citation: fhirR4('http', 'content types'),
  },
  'fhir.capability-statement.fhir-version': {
    title: 'The server speaks FHIR R4',
    level: 'SHALL',
    expected: 'fhirVersion 4.0.x.',
    why: 'The portal asks in the words of R4; other versions have other resources and members.',
    fix: 'Look for another base URL of the holder: many have one for each version.',
    citation: statement,
  },
  'fhir.capability-statement.rest': {
    title: 'The server describes its REST interface',
    level: 'SHALL',
    expected: 'rest with mode "server" and at least one resource.',
    why: 'Without it nobody knows what can be asked.',
    fix: 'The operator lists the supported resources and interactions.',
    citation: statement,
  },
} as const satisfies Record<string, CheckDefinition>;

const check = checksFrom(capabilityStatementChecks);

/**
 * The request for the CapabilityStatement of a server.
 * @see https://hl7.org/fhir/R4/http.html#capabilities
 */
export function buildCapabilityStatementRequest(baseUrl: string): HttpRequest {
  return {
    purpose: 'capability-statement',
    method: 'GET',
    url: belowBase(baseUrl, 'metadata'),
    headers: { accept: 'application/fhir+json' },
    redirect: 'follow',
  };
}

export interface CapabilityStatementResult {
  /** null when there is none. */
  capabilityStatement: FhirResource | null;
  checks: Check[];
}

/**
 * Judges the answer to a request for the CapabilityStatement. Never throws, whatever the answer is.
 * @see https://hl7.org/fhir/R4/capabilitystatement.html
 */
export function processCapabilityStatement(
  result: HttpResult,
  options: { baseUrl: string },
): CapabilityStatementResult {
  const { exchangeId } = result;
  if (!result.response) {
    return { capabilityStatement: null, checks: [failureCheck(result.failure, exchangeId)] };
  }
  const { capabilityStatement, checks } = judge(result.response, options.baseUrl);
  return { capabilityStatement, checks: checks.map((entry) => ({ ...entry, exchangeId })) };
}

function judge(response: HttpResponse, baseUrl: string): CapabilityStatementResult {
  const { resource, problem } = readResource(response);
  if (response.status !== 200) {
    const outcome = issuesText(issuesOf(resource));
    const seen = `Status ${response.status} for ${belowBase(baseUrl, 'metadata')}.${outcome ? ` ${outcome}` : ''}`;
    const failed = check('fhir.capability-statement.found', { verdict: 'fail', seen });
    return { capabilityStatement: null, checks: [failed] };
  }
  const found = check('fhir.capability-statement.found', { verdict: 'pass', seen: 'Status 200.' });
  if (resource?.resourceType !== 'CapabilityStatement') {
    const seen = problem ? `The body is ${problem}` : `It is a ${resource?.resourceType ?? '?'}.`;
    const failed = check('fhir.capability-statement.resource', { verdict: 'fail', seen });
    return { capabilityStatement: null, checks: [found, failed] };
  }
  const type = mediaType(response);
  const checks = [
    found,
    check('fhir.capability-statement.resource', { verdict: 'pass', seen: softwareOf(resource) }),
    check('fhir.capability-statement.media-type', {
      verdict: type === 'application/fhir+json' ? 'pass' : 'warn',
      seen: type || 'No content type.',
    }),
    version(resource.fhirVersion),
    rest(resource.rest),
  ];
  return { capabilityStatement: resource, checks };
}

function softwareOf({ software }: FhirResource): string {
  if (typeof software !== 'object' || software === null) return 'CapabilityStatement';
  const { name, version: release } = software as Record<string, unknown>;
  const parts = [name, release].filter((part) => typeof part === 'string');
  return ['CapabilityStatement', ...(parts.length > 0 ? [`of ${parts.join(' ')}`] : [])].join(' ');
}

function version(value: unknown): Check {
  const isR4 = typeof value === 'string' && /^4\.0\./.test(value);
  // R4B is close enough to R4 to go on, everything else is not.
  const isR4B = typeof value === 'string' && /^4\.[123]\./.test(value);
  return check('fhir.capability-statement.fhir-version', {
    verdict: isR4 ? 'pass' : isR4B ? 'warn' : 'fail',
    seen: `fhirVersion is ${shown(value)}.`,
  });
}

function rest(value: unknown): Check {
  const id = 'fhir.capability-statement.rest';
  const entries = (Array.isArray(value) ? value : []) as unknown[];
  const server = entries.find(
    (entry): entry is Record<string, unknown> =>
      typeof entry === 'object' && entry !== null && 'mode' in entry && entry.mode === 'server',
  );
  if (!server) return check(id, { verdict: 'fail', seen: 'No rest entry with mode "server".' });
  const resources = (Array.isArray(server.resource) ? server.resource : []) as unknown[];
  const types = resources.flatMap((entry) =>
    typeof entry === 'object' && entry !== null && 'type' in entry && typeof entry.type === 'string'
      ? [entry.type]
      : [],
  );
  if (types.length === 0) return check(id, { verdict: 'fail', seen: 'No resource is listed.' });
  const first = types.slice(0, 12).join(', ');
  const more = types.length > 12 ? ` and ${types.length - 12} more` : '';
  return check(id, { verdict: 'pass', seen: `${first}${more}` });
}
