import 'server-only';
import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { shown } from '@/lib/protocol/json-body';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { signingAlgorithms } from './capabilities';
import { consumeJti } from './consume-jti';
import { registeredKeys } from './jwk-set';
import { requireAudience, requireExpiry, requireString } from './jwt-claims';
import { OAuthError } from './oauth-error';

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_client', description);
}

/** Who says to have signed an assertion; nothing is verified yet. */
export function clientIdOfAssertion(assertion: string): string {
  try {
    return requireString(decodeJwt(assertion), 'iss', 'invalid_client');
  } catch (error) {
    if (error instanceof OAuthError) throw error;
    throw refuse('The client_assertion is not a JWT.');
  }
}

/** What is known of the client that signs. */
interface AssertingClient {
  id: string;
  grantTypes: readonly string[];
  metadata: Readonly<Record<string, unknown>>;
}

/**
 * Verifies an assertion with the keys that its client registered: the one that `kid` names, else each that fits the
 * algorithm.
 *
 * @throws OAuthError `invalid_client`
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 */
export async function verifyPlainAssertion(
  holder: Holder,
  assertion: string,
  client: AssertingClient,
): Promise<void> {
  const { alg, kid } = headerOf(assertion);
  const keys = await registeredKeys(client.metadata);
  const fitting = keys.filter((key) => fits(key, alg) && (kid === undefined || key.kid === kid));
  if (fitting.length === 0) {
    const names = keys.map((key) => `${key.kid ?? 'without kid'} (${key.kty ?? 'no kty'})`);
    throw refuse(
      `No registered key fits kid ${shown(kid)} and alg ${alg}; registered are ${names.join(', ') || 'none'}.`,
    );
  }
  if (!(await isSignedBy(assertion, fitting, alg))) {
    throw refuse(`The signature (${alg}) does not verify with the registered key.`);
  }
  const claims = decodeJwt(assertion);
  if (claims.sub !== client.id) {
    throw refuse(`Found sub ${shown(claims.sub)}, expected the same as iss, '${client.id}'.`);
  }
  requireOwnAudience(holder, claims, client);
  const expiresAt = requireExpiry(claims, 'invalid_client');
  const jti = requireString(claims, 'jti', 'invalid_client', 256);
  await consumeJti(holder.name, { issuer: client.id, jti, expiresAt }, 'invalid_client');
}

/**
 * For whom an assertion may be. A backend service follows SMART, which knows the token endpoint only. A client with
 * users may be any client of OpenID Connect: RFC 7523 leaves the value to the server, with the token endpoint as one
 * that works, and its successor (draft-ietf-oauth-rfc7523bis), which libraries follow already, wants the issuer. One
 * value it has to be in any case: an assertion for several servers is as good at each of them.
 *
 * @throws OAuthError `invalid_client`
 * @see https://www.rfc-editor.org/rfc/rfc7523#section-3
 * @see https://datatracker.ietf.org/doc/draft-ietf-oauth-rfc7523bis/
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 */
function requireOwnAudience(
  { name }: Holder,
  claims: Readonly<Record<string, unknown>>,
  { grantTypes }: AssertingClient,
): void {
  const { tokenEndpoint, baseUrl: issuer } = holderAddresses(name);
  if (!grantTypes.includes('client_credentials')) {
    requireAudience(claims, [tokenEndpoint, issuer], 'invalid_client');
    return;
  }
  const hasIssuer = [claims.aud].flat().includes(issuer);
  const why = hasIssuer
    ? ' That is the issuer, which newer libraries send; SMART Backend Services demands the token endpoint.'
    : '';
  requireAudience(claims, tokenEndpoint, 'invalid_client', why);
}

function headerOf(assertion: string): { alg: string; kid: string | undefined } {
  let header;
  try {
    header = decodeProtectedHeader(assertion);
  } catch {
    throw refuse('The header of the client_assertion is not JSON in base64url.');
  }
  const { alg, kid } = header;
  if (typeof alg !== 'string' || !signingAlgorithms.includes(alg)) {
    throw refuse(`Found alg ${shown(alg)}, expected one of ${signingAlgorithms.join(', ')}.`);
  }
  return { alg, kid };
}

const curves: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384' };

function fits(key: JWK, alg: string): boolean {
  const curve = curves[alg];
  return curve === undefined ? key.kty === 'RSA' : key.kty === 'EC' && key.crv === curve;
}

async function isSignedBy(jws: string, keys: readonly JWK[], alg: string): Promise<boolean> {
  for (const key of keys) {
    try {
      await compactVerify(jws, await importJWK(key, alg), { algorithms: [alg] });
      return true;
    } catch {
      // Perhaps the next one.
    }
  }
  return false;
}
