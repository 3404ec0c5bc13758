import type { Bundle, OperationOutcome } from 'fhir/r4';
import { expect } from 'vitest';
import * as route from '@/app/sandbox/[holder]/fhir/r4/[[...path]]/route';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';

/** Where the tests find the FHIR server of `harbor`. */
export const base = 'http://localhost:3000/sandbox/harbor/fhir/r4';

/** A request to the FHIR server; `resource` is sent as FHIR JSON. */
export interface FhirCall extends RequestInit {
  token?: string;
  holder?: string;
  resource?: unknown;
}

/** Sends a request through the real route. */
export async function call(path: string, init: FhirCall = {}): Promise<Response> {
  const { token, holder = 'harbor', resource, ...rest } = init;
  const headers = new Headers(rest.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (resource !== undefined) {
    rest.body = JSON.stringify(resource);
    if (!headers.has('content-type')) headers.set('content-type', 'application/fhir+json');
  }
  const request = new Request(`${base}${path}`, { ...rest, headers });
  const segments = new URL(request.url).pathname.split('/fhir/r4')[1]?.split('/').slice(1) ?? [];
  const method = (init.method ?? 'GET') as keyof typeof route & 'GET';
  const params = { holder, ...(segments.length > 0 && { path: segments }) };
  return route[method](request, { params: Promise.resolve(params) });
}

/** The OperationOutcome of a refusal with a status. */
export async function outcomeOf(response: Response, status: number): Promise<OperationOutcome> {
  const outcome = (await response.json()) as OperationOutcome;
  expect(response.status, JSON.stringify(outcome)).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
  expect(outcome.resourceType).toBe('OperationOutcome');
  expect(outcome.issue[0]?.severity).toBe('error');
  return outcome;
}

/** The Bundle of an answer that succeeded. */
export async function bundleOf(response: Response): Promise<Bundle> {
  const bundle = (await response.json()) as Bundle;
  expect(response.status, JSON.stringify(bundle)).toBe(200);
  return bundle;
}

/** Hands out an access token of `harbor`. */
export async function grant(
  token: string,
  scope: string,
  more: {
    expiresAt?: Date;
    revokedAt?: Date;
    holder?: string;
    clientId?: string;
    context?: Record<string, string>;
  } = {},
): Promise<void> {
  const client = await db();
  await client.sandboxToken.create({
    data: {
      tokenHash: hashToken(token),
      holder: 'harbor',
      clientId: 'a-client',
      scope,
      expiresAt: new Date(Date.now() + 300_000),
      ...more,
    },
  });
}
