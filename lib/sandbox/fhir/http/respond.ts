import 'server-only';
import type { FhirResource } from 'fhir/r4';
import { anyOrigin, preflight } from '../../cross-origin';
import { FhirError, issueOf, outcomeOf } from '../search/fhir-error';
import { writeXml } from '../xml/write-xml';
import type { Answer } from './call';
import { contentTypes, type Format } from './negotiate';

const exposed = [
  'content-location',
  'dpop-nonce',
  'etag',
  'expires',
  'last-modified',
  'location',
  'retry-after',
  'www-authenticate',
  'x-progress',
].join(', ');

/** How an answer is to be written. */
export interface Form {
  format: Format;
  isPretty: boolean;
}

/** Writes an answer down. Nothing in between may keep it. */
export function responseOf(answer: Answer, form: Form): Response {
  const { status, resource, content } = answer;
  const headers = {
    ...anyOrigin,
    'access-control-expose-headers': exposed,
    'cache-control': 'no-store',
    ...(resource && { 'content-type': contentTypes[form.format] }),
    ...answer.headers,
  };
  return new Response(resource ? textOf(resource, form) : (content ?? null), { status, headers });
}

function textOf(resource: FhirResource, { format, isPretty }: Form): string {
  if (format === 'xml') return writeXml(resource, isPretty);
  return isPretty ? JSON.stringify(resource, null, 2) : JSON.stringify(resource);
}

/** A refusal as OperationOutcome. */
export function answerOf(error: FhirError): Answer {
  return {
    status: error.status,
    headers: error.headers,
    resource: outcomeOf(error.issues ?? [issueOf('error', error.code, error.message)]),
  };
}

/** What a browser is told before it sends a request of another origin. */
export function fhirPreflight(): Response {
  return preflight(
    'GET, HEAD, POST, PUT, PATCH, DELETE',
    'accept, authorization, content-type, dpop, if-match, if-modified-since, if-none-exist, if-none-match, prefer, x-requested-with',
  );
}

/**
 * Refuses other methods than these.
 * @throws {FhirError} 405
 */
export function requireMethod(method: string, allowed: readonly string[]): void {
  if (allowed.includes(method)) return;
  const all = allowed.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])).join(', ');
  const text = `${method} is not supported here. Allowed: ${all}.`;
  throw new FhirError(405, 'not-supported', text, { allow: all });
}
