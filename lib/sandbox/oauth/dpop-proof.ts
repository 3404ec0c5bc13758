import 'server-only';
import { createHash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  compactVerify,
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  type JWK,
} from 'jose';
import { shown } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/settings';
import { clockToleranceSeconds, signingAlgorithms } from './capabilities';
import { consumeJti } from './consume-jti';
import { currentDpopNonce, isDpopNonce } from './dpop-nonce';
import { secretMembers } from './jwk-set';
import { isText } from './jwt-claims';
import { OAuthError } from './oauth-error';

/** How old a proof may be, in seconds. */
const maxAgeSeconds = 120;

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_dpop_proof', description);
}

/** What a proof has to be about. */
export interface DpopTarget {
  method: string;
  /** The address of the request, without query and fragment. */
  url: string;
  /** The access token that comes along, at a resource. */
  accessToken?: string;
}

/**
 * Verifies the DPoP proof of a request: that whoever sends it holds the key, for this request, now, and not again.
 *
 * @returns the SHA-256 thumbprint of the key; null when the request has no proof
 * @throws OAuthError `invalid_dpop_proof`, and `use_dpop_nonce` at a holder that wants its nonce in proofs
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-4.3
 */
export async function verifyDpopProof(
  holder: Holder,
  request: Request,
  target: DpopTarget,
): Promise<string | null> {
  const proof = request.headers.get('dpop');
  if (proof === null) return null;
  // Several headers of one name arrive as one with commas, which no JWT has.
  if (proof.includes(',')) throw refuse('Found more than one DPoP header, expected one.');
  const { alg, jwk } = headerOf(proof);
  try {
    await compactVerify(proof, await importJWK(jwk, alg), { algorithms: [alg] });
  } catch {
    throw refuse(`The signature (${alg}) does not verify with the jwk of the header.`);
  }
  const claims = decodeJwt(proof);
  requireTarget(claims, target);
  const issuedAt = requireFresh(claims.iat);
  requireNonce(holder, claims.nonce);
  const thumbprint = await calculateJwkThumbprint(jwk, 'sha256');
  if (!isText(claims.jti) || claims.jti.length > 256) {
    throw refuse(`Found jti ${shown(claims.jti)}, expected a string of 1 to 256 characters.`);
  }
  const expiresAt = new Date((issuedAt + maxAgeSeconds + clockToleranceSeconds) * 1000);
  const used = { issuer: `dpop:${thumbprint}`, jti: claims.jti, expiresAt };
  await consumeJti(holder.name, used, 'invalid_dpop_proof');
  return thumbprint;
}

function headerOf(proof: string): { alg: string; jwk: JWK } {
  let header;
  try {
    header = decodeProtectedHeader(proof);
    decodeJwt(proof);
  } catch {
    throw refuse('The DPoP header does not hold a JWT.');
  }
  const { typ, alg, jwk } = header;
  if (typ !== 'dpop+jwt') throw refuse(`Found typ ${shown(typ)}, expected dpop+jwt.`);
  if (typeof alg !== 'string' || !signingAlgorithms.includes(alg)) {
    throw refuse(`Found alg ${shown(alg)}, expected one of ${signingAlgorithms.join(', ')}.`);
  }
  if (typeof jwk !== 'object' || jwk === null) {
    throw refuse(`Found jwk ${shown(jwk)} in the header of the proof, expected the public key.`);
  }
  const secret = secretMembers.find((name) => name in jwk);
  if (secret !== undefined) {
    throw refuse(`The jwk of the proof has the member ${secret}, expected the public half only.`);
  }
  return { alg, jwk };
}

function requireTarget(claims: Readonly<Record<string, unknown>>, target: DpopTarget): void {
  const { method, url, accessToken } = target;
  if (claims.htm !== method) throw refuse(`Found htm ${shown(claims.htm)}, expected ${method}.`);
  if (!isSameAddress(claims.htu, url)) {
    throw refuse(`Found htu ${shown(claims.htu)}, expected '${url}', without query and fragment.`);
  }
  if (accessToken === undefined) return;
  const hash = createHash('sha256').update(accessToken).digest('base64url');
  if (claims.ath !== hash) {
    throw refuse(
      `Found ath ${shown(claims.ath)}, expected the SHA-256 of the access token that came along.`,
    );
  }
}

/** RFC 9449 §4.3: query and fragment do not count, and spelling is normalized before comparing. */
function isSameAddress(found: unknown, wanted: string): boolean {
  if (typeof found !== 'string' || !URL.canParse(found)) return false;
  const [a, b] = [new URL(found), new URL(wanted)];
  return a.origin === b.origin && a.pathname === b.pathname;
}

function requireFresh(issued: unknown): number {
  const now = Math.floor(Date.now() / 1000);
  const isFresh =
    typeof issued === 'number' &&
    issued <= now + clockToleranceSeconds &&
    issued >= now - maxAgeSeconds;
  if (isFresh) return issued;
  throw refuse(
    `Found iat ${shown(issued)}, expected seconds since 1970 of the last ${maxAgeSeconds} s; the clock here says ${now}.`,
  );
}

function requireNonce({ name, settings }: Holder, found: unknown): void {
  if (settings.dpop !== 'required-with-nonce' || isDpopNonce(name, found)) return;
  throw new OAuthError(
    'use_dpop_nonce',
    `Found nonce ${shown(found)} in the proof, expected the one of the DPoP-Nonce header.`,
    { headers: { 'dpop-nonce': currentDpopNonce(name) } },
  );
}
