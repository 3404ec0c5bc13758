import * as z from 'zod';
import type { Check } from '../check';
import { readJsonObject } from '../json-body';
import type { PreflightInput } from './preflight';
import { check } from './preflight-catalogue';

const KeySetSchema = z.looseObject({
  keys: z.array(z.looseObject({ kty: z.string(), use: z.string().optional() })),
});

/** The members that only a private key has (RFC 7518 §6). */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** What is wrong with a key set, in words; null when a holder can verify with it. */
export function keySetProblem(value: unknown): string | null {
  const parsed = KeySetSchema.safeParse(value);
  if (!parsed.success) return 'it is no JWK Set: there is no array keys.';
  const { keys } = parsed.data;
  if (keys.some((key) => privateMembers.some((member) => member in key))) {
    return 'it holds a private key, which everybody can read now. Withdraw and replace that key.';
  }
  const signing = keys.filter(({ kty, use }) => ['RSA', 'EC'].includes(kty) && use !== 'enc');
  return signing.length === 0 ? 'there is no key in it that can sign.' : null;
}

/** Whether the holder can have the keys of a client that authenticates with one. UDAP has them in the certificate. */
export async function checkJwks({ metadata, method, context }: PreflightInput): Promise<Check[]> {
  if (method === 'udap' || metadata.token_endpoint_auth_method !== 'private_key_jwt') return [];
  const id = 'registration.preflight.jwks';
  const { jwks_uri: url, jwks } = metadata;
  if (url === undefined) {
    const problem = keySetProblem(jwks);
    const seen = problem === null ? `${jwks?.keys.length} keys by value.` : `jwks: ${problem}`;
    return [check(id, { verdict: problem === null ? 'pass' : 'fail', seen })];
  }
  const { response, failure, exchangeId } = await context.transport({
    purpose: 'jwks',
    method: 'GET',
    url,
    headers: { accept: 'application/json' },
    redirect: 'manual',
  });
  if (!response) {
    const verdict = failure.layer === 'policy' ? 'skip' : 'fail';
    return [check(id, { verdict, seen: `${url}: ${failure.message}`, exchangeId })];
  }
  const { value, problem } = readJsonObject(response);
  const wrong =
    response.status === 200
      ? value === null
        ? `the body is ${problem}`
        : keySetProblem(value)
      : `it answers with status ${response.status}.`;
  const seen = wrong === null ? `${url} answers with a key set.` : `${url}: ${wrong}`;
  return [check(id, { verdict: wrong === null ? 'pass' : 'fail', seen, exchangeId })];
}
