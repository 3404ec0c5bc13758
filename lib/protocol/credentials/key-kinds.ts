import { fromBase64Url } from '../bytes';
import type { SigningAlgorithm } from '../jose/algorithms';

/** The kinds of keys that Onramp makes, takes in and signs with. */
export const keyKinds = ['rsa-2048', 'rsa-3072', 'rsa-4096', 'p-256', 'p-384'] as const;
export type KeyKind = (typeof keyKinds)[number];

/** The members of a public JWK that tell what kind of key it is; others are passed over. */
export interface JwkLike {
  kty?: unknown;
  crv?: unknown;
  n?: unknown;
}

const words: Record<KeyKind, string> = {
  'rsa-2048': 'RSA 2048',
  'rsa-3072': 'RSA 3072',
  'rsa-4096': 'RSA 4096',
  'p-256': 'EC P-256',
  'p-384': 'EC P-384',
};

/** A kind in words, for example `RSA 2048` or `EC P-256`. */
export function keyKindWords(kind: KeyKind): string {
  return words[kind];
}

/**
 * The algorithms that a key of this kind can sign with, the usual one first.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.1
 */
export function algorithmsFor(kind: KeyKind): readonly [SigningAlgorithm, ...SigningAlgorithm[]] {
  if (kind === 'p-256') return ['ES256'];
  if (kind === 'p-384') return ['ES384'];
  return ['RS256', 'RS384'];
}

/** The algorithm that a key of this kind signs with when nobody asks for another. */
export function defaultAlgorithm(kind: KeyKind): SigningAlgorithm {
  return algorithmsFor(kind)[0];
}

/** The kind of a public key, or null for one that is not supported; `describeJwk` says what that is. */
export function keyKindOf(publicJwk: JwkLike): KeyKind | null {
  const found = describeJwk(publicJwk);
  return keyKinds.find((kind) => words[kind] === found) ?? null;
}

/** What a public key is, in words, whether it is supported or not: `RSA 1024`, `EC P-521`, `OKP Ed25519`. */
export function describeJwk(publicJwk: JwkLike): string {
  const { kty, crv, n } = publicJwk;
  if (kty === 'RSA') {
    const bits = typeof n === 'string' ? modulusBits(n) : null;
    return bits === null ? 'RSA without a readable modulus' : `RSA ${bits}`;
  }
  if (typeof kty !== 'string') return 'a key without a type';
  return [kty, crv].filter((part) => typeof part === 'string').join(' ');
}

function modulusBits(n: string): number | null {
  let bytes: Uint8Array;
  try {
    bytes = fromBase64Url(n);
  } catch {
    return null;
  }
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first < 0) return null;
  return (bytes.length - first) * 8 - Math.clz32(bytes[first] as number) + 24;
}

/**
 * What `subtle.generateKey` and `subtle.importKey` want for a kind of key. Throws an Error when the algorithm
 * does not suit the kind.
 */
export function webCryptoParameters(
  kind: KeyKind,
  algorithm: SigningAlgorithm = defaultAlgorithm(kind),
): RsaHashedKeyGenParams | EcKeyGenParams {
  if (!algorithmsFor(kind).includes(algorithm)) {
    const possible = algorithmsFor(kind).join(' or ');
    throw new Error(`Found ${algorithm}; ${words[kind]} signs with ${possible}.`);
  }
  if (kind === 'p-256') return { name: 'ECDSA', namedCurve: 'P-256' };
  if (kind === 'p-384') return { name: 'ECDSA', namedCurve: 'P-384' };
  return {
    name: 'RSASSA-PKCS1-v1_5',
    hash: algorithm === 'RS384' ? 'SHA-384' : 'SHA-256',
    modulusLength: Number(kind.slice('rsa-'.length)),
    publicExponent: new Uint8Array([1, 0, 1]),
  };
}
