import 'server-only';
import type { FhirResource } from 'fhir/r4';
import { FhirError, issueOf, outcomeOf } from '../search/fhir-error';

/** What browsers of any origin may read: documents that are public. */
export const anyOrigin = { 'access-control-allow-origin': '*' };

/** A resource as FHIR JSON that nothing in between may keep. */
export function fhirJson(
  resource: FhirResource,
  options: {
    status?: number;
    headers?: Readonly<Record<string, string>>;
    isPretty?: boolean;
  } = {},
): Response {
  const body = options.isPretty ? JSON.stringify(resource, null, 2) : JSON.stringify(resource);
  return new Response(body, {
    status: options.status ?? 200,
    headers: {
      'content-type': 'application/fhir+json; charset=utf-8',
      'cache-control': 'no-store',
      ...options.headers,
    },
  });
}

/** A refusal as OperationOutcome. */
export function outcomeResponse(error: FhirError): Response {
  return fhirJson(outcomeOf([issueOf('error', error.code, error.message)]), {
    status: error.status,
    headers: error.headers,
  });
}

/** The refusal of a method, with those that exist. */
export function methodNotAllowed(method: string, allowed: string): FhirError {
  return new FhirError(
    405,
    'not-supported',
    `${method} is not supported here: the sandbox is read-only. Allowed: ${allowed}.`,
    { allow: allowed },
  );
}
