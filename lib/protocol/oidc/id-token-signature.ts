import { compactVerify, errors, importJWK, type JWK } from 'jose';
import type { Check } from '../check';
import { shown } from '../json-body';
import { check } from './id-token-checks';
import type { Jwk } from './issuer';

/** The algorithms that can be verified here, with the kind of key that each needs. All of them are asymmetric. */
const keyTypes: Readonly<Record<string, { kty: string; crv?: readonly string[] }>> = {
  RS256: { kty: 'RSA' },
  RS384: { kty: 'RSA' },
  RS512: { kty: 'RSA' },
  PS256: { kty: 'RSA' },
  PS384: { kty: 'RSA' },
  PS512: { kty: 'RSA' },
  ES256: { kty: 'EC', crv: ['P-256'] },
  ES384: { kty: 'EC', crv: ['P-384'] },
  ES512: { kty: 'EC', crv: ['P-521'] },
  EdDSA: { kty: 'OKP', crv: ['Ed25519'] },
};

/** More keys than this fit no header in a set that is meant seriously. */
const maxTries = 8;

export interface SignatureResult {
  state: 'verified' | 'failed' | 'unchecked';
  checks: Check[];
}

/** Whether an algorithm may be used: one that we know, and that the issuer lists. RS256 is what every issuer has. */
function algorithm(alg: string, offered: readonly string[] | null): Check {
  const isKnown = Object.hasOwn(keyTypes, alg);
  const list = offered ?? ['RS256'];
  const says = offered
    ? `The issuer lists ${offered.join(', ') || 'none'}.`
    : 'The issuer lists none, which means RS256.';
  return check('oidc.id-token.algorithm', {
    verdict: isKnown && list.includes(alg) ? 'pass' : 'fail',
    seen: `alg is ${shown(alg)}. ${says}`,
  });
}

function fits(key: Jwk, alg: string, kid: unknown): boolean {
  const { kty, crv } = keyTypes[alg] ?? {};
  return (
    key.kty === kty &&
    (crv === undefined || crv.some((one) => one === key.crv)) &&
    (key.use === undefined || key.use === 'sig') &&
    (key.alg === undefined || key.alg === alg) &&
    (kid === undefined || key.kid === kid)
  );
}

const named = ({ kid, kty }: Jwk) => (typeof kid === 'string' ? kid : `a ${shown(kty)} key`);

function keyCheck(found: readonly Jwk[], keys: readonly Jwk[], kid: unknown): Check {
  const set = keys.map(named).join(', ') || 'empty';
  const asked = kid === undefined ? 'The header has no kid' : `The header asks for ${shown(kid)}`;
  const isAmbiguous = kid === undefined && found.length > 1;
  const seen =
    found.length === 0
      ? `${asked}; the set has ${set}, and none of them fits.`
      : `${asked}; ${isAmbiguous ? `${found.length} keys fit` : `${named(found[0] ?? {})} fits`}.`;
  const verdict = found.length === 0 ? 'fail' : isAmbiguous ? 'warn' : 'pass';
  return check('oidc.id-token.key', { verdict, seen });
}

async function verifies(compact: string, key: Jwk, alg: string): Promise<string | null> {
  try {
    const { kty, n, e, crv, x, y } = key as JWK & { kty: string };
    // The public members only: what else a set holds is of no use here.
    const members = Object.entries({ kty, n, e, crv, x, y }).filter(([, value]) => value);
    const imported = await importJWK(Object.fromEntries(members) as unknown as JWK, alg);
    await compactVerify(compact, imported, { algorithms: [alg] });
    return null;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      return `The signature does not verify with ${named(key)}.`;
    }
    return `${named(key)} cannot verify it: ${error instanceof Error ? error.message : 'unknown'}.`;
  }
}

/**
 * Verifies the signature of an id_token with the keys of its issuer. The algorithm comes from the list of the issuer;
 * the header only chooses from it. Never throws for what the token or the set holds.
 *
 * @param header of the token, decoded and not yet believed
 * @param offered `id_token_signing_alg_values_supported`, or null when the issuer does not list any
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 */
export async function verifyIdTokenSignature(
  compact: string,
  header: Readonly<Record<string, unknown>> & { alg: string },
  keys: readonly Jwk[],
  offered: readonly string[] | null,
): Promise<SignatureResult> {
  const { alg, kid } = header;
  const allowed = algorithm(alg, offered);
  if (allowed.verdict === 'fail') return { state: 'failed', checks: [allowed] };
  const found = keys.filter((key) => fits(key, alg, kid)).slice(0, maxTries);
  const known = keyCheck(found, keys, kid);
  if (found.length === 0) return { state: 'failed', checks: [allowed, known] };
  const problems: string[] = [];
  for (const key of found) {
    const problem = await verifies(compact, key, alg);
    if (problem === null) {
      const seen = `It verifies with ${named(key)} (${alg}).`;
      const good = check('oidc.id-token.signature', { verdict: 'pass', seen });
      return { state: 'verified', checks: [allowed, known, good] };
    }
    problems.push(problem);
  }
  const bad = check('oidc.id-token.signature', { verdict: 'fail', seen: problems.join(' ') });
  return { state: 'failed', checks: [allowed, known, bad] };
}
