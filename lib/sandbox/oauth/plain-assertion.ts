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
  client: { id: string; metadata: Readonly<Record<string, unknown>> },
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
  requireAudience(claims, holderAddresses(holder.name).tokenEndpoint, 'invalid_client');
  const expiresAt = requireExpiry(claims, 'invalid_client');
  const jti = requireString(claims, 'jti', 'invalid_client', 256);
  await consumeJti(holder.name, { issuer: client.id, jti, expiresAt }, 'invalid_client');
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
