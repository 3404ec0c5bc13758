import { checksFrom, type CheckDefinition } from '../check';
import { fhirR4, rfc, smart } from '../citations';

const http = fhirR4('http', 'RESTful API');
const scopes = smart('scopes-and-launch-context', 'Scopes');
const answered = 'Status 200 with a FHIR resource.';

/** What an answer to a FHIR request can mean. */
export const fhirResponseChecks = {
  'fhir.response.answered': {
    title: 'The holder answered with data',
    level: 'SHALL',
    expected: answered,
    why: 'This is what everything before was done for.',
    fix: 'Look at the issues of the OperationOutcome.',
    citation: http,
  },
  'fhir.response.resource': {
    title: 'The answer is a FHIR resource',
    level: 'SHALL',
    expected: 'JSON with a resourceType.',
    why: 'Anything else comes from a proxy, a sign-in page, or a server that ignores the Accept header.',
    fix: 'Check the base URL and the path; the operator makes the server answer application/fhir+json.',
    citation: http,
  },
  'fhir.response.media-type': {
    title: 'FHIR is sent as FHIR',
    level: 'SHALL',
    expected: 'Content-Type: application/fhir+json',
    why: 'Strict clients look at the media type before they parse.',
    fix: 'The operator sets the content type application/fhir+json.',
    citation: fhirR4('http', 'content types'),
  },
  'fhir.response.type': {
    title: 'It is the resource that was asked for',
    level: 'SHALL',
    expected: 'The type that the path names for a read, a Bundle for a search.',
    why: 'Another type means that the path was understood in another way.',
    fix: 'Compare the path with the CapabilityStatement of the server.',
    citation: http,
  },
  'fhir.response.outcome': {
    title: 'The server adds no errors or warnings',
    level: 'advice',
    expected: 'No OperationOutcome with a warning or an error beside the data.',
    why: 'Servers say there what they ignored, for example a search parameter that they do not know.',
    fix: 'Read the issues and correct the request.',
    citation: fhirR4('search', 'search'),
  },
  'fhir.response.redacted': {
    title: 'Nothing was left out of the data',
    level: 'advice',
    expected: 'No resource with a label of redaction.',
    why: 'A holder labels what it has shortened for this client: REDACTED, MASKED or SUBSETTED.',
    fix: 'Do not take what came for the whole; ask the holder what it withholds and why.',
    citation: fhirR4('security-labels', 'security labels'),
  },
  'fhir.response.empty': {
    title: 'The search found something',
    level: 'advice',
    expected: 'At least one entry.',
    why: 'An empty result can mean that there is nothing, that the patient in context is another one, or that data was withheld.',
    fix: 'Search with fewer parameters; compare the granted scopes and, with a user, the patient of the token.',
    citation: scopes,
  },
  'fhir.response.unauthenticated': {
    title: 'The holder accepts the access token',
    level: 'SHALL',
    expected: answered,
    why: 'Without a valid token a holder answers 401: it has expired, was revoked, or was issued for another server.',
    fix: 'Ask for a new token and send the request again at once. If that fails too, ask the operator whether FHIR server and authorization server share their keys or their introspection.',
    citation: rfc(6750, '3'),
  },
  'fhir.response.forbidden': {
    title: 'The scopes allow the request',
    level: 'SHALL',
    expected: answered,
    why: 'The holder knows who asks but does not allow this: the scope does not cover the resource or interaction, or its own policy is narrower than the scope.',
    fix: 'Compare the granted scopes with the request: system/Patient.rs allows read and search of Patient only. Register and ask for the scope that is missing.',
    citation: scopes,
  },
  'fhir.response.not-found': {
    title: 'The holder knows what was asked for',
    level: 'SHALL',
    expected: answered,
    why: 'There is no such resource or resource type at this base URL, or the holder hides that it may not be seen. With authorization it has nothing to do otherwise.',
    fix: 'Check the type and id in the path, and whether the CapabilityStatement lists the type.',
    citation: http,
  },
  'fhir.response.rejected': {
    title: 'The holder understands the request',
    level: 'SHALL',
    expected: answered,
    why: 'The server found the request itself wrong: a search parameter, a value, or the format.',
    fix: 'Read the issues of the OperationOutcome and correct the path.',
    citation: http,
  },
  'fhir.response.precondition': {
    title: 'The resource is as the request assumes',
    level: 'SHALL',
    expected: answered,
    why: 'The request holds for one version of the resource, or for exactly one match, and the server has another version, more matches, or a resource that others refer to.',
    fix: 'Read the resource again, take its ETag for If-Match, and send the request with it; make the criteria of a conditional request match one resource.',
    citation: fhirR4('http', 'concurrency'),
  },
  'fhir.response.redirect': {
    title: 'The holder answers where it was asked',
    level: 'SHALL',
    expected: answered,
    why: 'The portal does not send an access token to another address than the one it was granted for.',
    fix: 'Use the base URL to which the redirect leads, if the holder publishes it; often only https or a slash is the difference.',
    citation: rfc(6750, '5.3'),
  },
  'fhir.response.rate': {
    title: 'The holder has time for the request',
    level: 'SHALL',
    expected: answered,
    why: 'Too many requests came in a short time.',
    fix: 'Wait as long as Retry-After says, then ask less often or for larger pages.',
    citation: rfc(6585, '4'),
  },
  'fhir.response.server-error': {
    title: 'The server works',
    level: 'SHALL',
    expected: answered,
    why: 'The server has a problem of its own.',
    fix: 'Try again later, and with a simpler request; then show the exchange to the operator.',
    citation: rfc(9110, '15.6'),
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(fhirResponseChecks);
