import type { Check } from '../check';
import { decodeJwt, JwtError, type DecodedJwt } from '../jose/decode-jwt';
import { resolveFhirUser } from './fhir-user';
import { check } from './id-token-checks';
import { checkIdTokenClaims, type ExpectedClaims } from './id-token-claims';
import { verifyIdTokenSignature, type SignatureResult } from './id-token-signature';
import type { Jwk } from './issuer';

/** Who signed in, by a verified id_token. */
export interface Identity {
  iss: string;
  sub: string;
  /** Absolute address of the resource of the person, or null. */
  fhirUser: string | null;
  name: string | null;
}

/** Takes an id_token apart, unverified; null with the check that says why. */
export function readIdToken(compact: string): { jwt: DecodedJwt | null; checks: Check[] } {
  try {
    return { jwt: decodeJwt(compact), checks: [] };
  } catch (error) {
    const seen = error instanceof JwtError ? error.message : 'The token cannot be read.';
    return { jwt: null, checks: [check('oidc.id-token.jwt', { verdict: 'fail', seen })] };
  }
}

/** What an id_token is verified against. */
export interface IdTokenGrounds extends ExpectedClaims {
  keys: readonly Jwk[];
  /** `id_token_signing_alg_values_supported`; null when the issuer does not list any. */
  algorithms: readonly string[] | null;
}

/**
 * Verifies an id_token: its signature first, then every claim. Never throws.
 *
 * @returns identity null unless nothing failed
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 */
export async function verifyIdToken(
  compact: string,
  grounds: IdTokenGrounds,
): Promise<{ identity: Identity | null; signature: SignatureResult['state']; checks: Check[] }> {
  const { jwt, checks: unreadable } = readIdToken(compact);
  if (!jwt) return { identity: null, signature: 'failed', checks: unreadable };
  const { header, claims } = jwt;
  const readable = check('oidc.id-token.jwt', {
    verdict: 'pass',
    seen: `Signed with ${header.alg}, as its header says.`,
  });
  const signature = await verifyIdTokenSignature(compact, header, grounds.keys, grounds.algorithms);
  const checks = [
    readable,
    ...signature.checks,
    ...checkIdTokenClaims(claims, header.alg, grounds),
  ];
  const isGood = checks.every(({ verdict }) => verdict !== 'fail');
  return {
    identity: isGood ? identityOf(claims, grounds) : null,
    signature: signature.state,
    checks,
  };
}

function identityOf(claims: DecodedJwt['claims'], { fhirBaseUrl }: ExpectedClaims): Identity {
  const { name } = claims;
  return {
    iss: String(claims.iss),
    sub: String(claims.sub),
    fhirUser: resolveFhirUser(claims.fhirUser, fhirBaseUrl),
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : null,
  };
}
