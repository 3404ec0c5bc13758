import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64Url } from '../bytes';
import { toNumericDate } from '../jose/numeric-date';
import { readJsonObject } from '../json-body';
import type { HttpRequest, HttpResult } from '../transport';

/** The algorithms with which proofs can be signed here, the one that every holder of DPoP knows first. */
export const dpopAlgorithms = ['ES256', 'ES384', 'RS256', 'PS256'] as const;
export type DpopAlgorithm = (typeof dpopAlgorithms)[number];

/** The header of a proof. The key stands in it, its public half only. */
export interface DpopHeader {
  typ: 'dpop+jwt';
  alg: DpopAlgorithm;
  jwk: Readonly<Record<string, unknown>>;
}

/** The claims of a proof. */
export interface DpopClaims {
  jti: string;
  htm: string;
  htu: string;
  iat: number;
  ath?: string;
  nonce?: string;
}

/**
 * The algorithm for proofs at a holder: the first of ours that it lists.
 *
 * @param offered `dpop_signing_alg_values_supported`, or null when the holder does not list any
 * @returns null when it lists none of ours
 */
export function dpopAlgorithmFor(offered: readonly string[] | null): DpopAlgorithm | null {
  if (offered === null) return 'ES256';
  return dpopAlgorithms.find((alg) => offered.includes(alg)) ?? null;
}

/** What a proof says as `htu`: the address of the request without query and fragment. */
export function dpopTargetOf(url: string): string {
  const target = new URL(url);
  target.search = '';
  target.hash = '';
  return target.href;
}

/**
 * The claims of the proof for one request.
 *
 * @param options.accessToken the token that goes along; left out at a token endpoint
 * @param options.nonce the last one that this server asked for
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-4.2
 */
export function buildDpopClaims(options: {
  request: Pick<HttpRequest, 'method' | 'url'>;
  now: Date;
  jti: string;
  accessToken?: string | undefined;
  nonce?: string | undefined;
}): DpopClaims {
  const { request, now, jti, accessToken, nonce } = options;
  return {
    jti,
    htm: request.method,
    htu: dpopTargetOf(request.url),
    iat: toNumericDate(now),
    ...(accessToken === undefined ? {} : { ath: dpopTokenHash(accessToken) }),
    ...(nonce === undefined ? {} : { nonce }),
  };
}

/** The `ath` of an access token: its SHA-256 in base64url. */
export function dpopTokenHash(accessToken: string): string {
  return toBase64Url(sha256(new TextEncoder().encode(accessToken)));
}

const bearer = /^Bearer (\S+)$/;

/** The bearer token of a request, or null. */
export function bearerTokenOf({ headers }: HttpRequest): string | null {
  return bearer.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** The same request with a proof; a token in it goes along as DPoP and no longer as Bearer. */
export function withDpopProof(request: HttpRequest, proof: string): HttpRequest {
  const token = bearerTokenOf(request);
  return {
    ...request,
    headers: {
      ...request.headers,
      ...(token === null ? {} : { authorization: `DPoP ${token}` }),
      dpop: proof,
    },
  };
}

/** The nonce that a server wants in the next proof, or null. It may come with any answer. */
export function dpopNonceOf({ response }: HttpResult): string | null {
  const nonce = response?.headers['dpop-nonce'];
  return nonce !== undefined && /^[\x21\x23-\x5b\x5d-\x7e]{1,512}$/.test(nonce) ? nonce : null;
}

/** Error codes of an answer: those in WWW-Authenticate with the scheme DPoP, and that of a JSON body. */
function errorsOf({ response }: HttpResult): string[] {
  if (!response || response.status < 400) return [];
  const challenge = response.headers['www-authenticate'] ?? '';
  const inHeader = /(?:^|,)\s*DPoP\b[^]*?\berror="([^"]*)"/i.exec(challenge)?.[1];
  const inBody = readJsonObject(response).value?.error;
  return [inHeader, inBody].filter((error) => typeof error === 'string');
}

/**
 * Whether a request was refused only because its proof lacks the nonce of the server.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-8
 */
export function wantsDpopNonce(result: HttpResult): boolean {
  return errorsOf(result).includes('use_dpop_nonce') && dpopNonceOf(result) !== null;
}

/** Whether a request without a proof was refused because the server wants one. */
export function wantsDpop(result: HttpResult): boolean {
  const { response } = result;
  if (!response || (response.status !== 400 && response.status !== 401)) return false;
  const isChallenged = /(?:^|,)\s*DPoP\b/i.test(response.headers['www-authenticate'] ?? '');
  const errors = errorsOf(result);
  return isChallenged || errors.includes('use_dpop_nonce') || errors.includes('invalid_dpop_proof');
}
