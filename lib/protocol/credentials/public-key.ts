import { sha256 } from '@noble/hashes/sha2.js';
import * as asn1js from 'asn1js';
import { toBase64Url } from '../bytes';
import { oidOf, readElement, sequenceOf } from './asn1';

const rsaEncryption = '1.2.840.113549.1.1.1';
const ecPublicKey = '1.2.840.10045.2.1';

const curves: Record<string, { crv: string; bytes: number }> = {
  '1.2.840.10045.3.1.7': { crv: 'P-256', bytes: 32 },
  '1.3.132.0.34': { crv: 'P-384', bytes: 48 },
  '1.3.132.0.35': { crv: 'P-521', bytes: 66 },
};

/**
 * A SubjectPublicKeyInfo as JWK; null for what is neither RSA nor on a curve of NIST, and for what cannot be
 * read. Reads only, so that it does the same in every browser.
 * @see https://www.rfc-editor.org/rfc/rfc5480#section-2
 */
export function jwkOfSpki(spki: Uint8Array): JsonWebKey | null {
  try {
    const [algorithm, key] = sequenceOf(readElement(spki));
    const [oid, parameters] = sequenceOf(algorithm);
    if (!(key instanceof asn1js.BitString)) return null;
    const bits = key.valueBlock.valueHexView;
    if (oidOf(oid) === rsaEncryption) return rsaJwk(bits);
    return oidOf(oid) === ecPublicKey ? ecJwk(oidOf(parameters), bits) : null;
  } catch {
    return null;
  }
}

function rsaJwk(bits: Uint8Array): JsonWebKey | null {
  const [n, e] = sequenceOf(readElement(bits)).map(unsigned);
  return n && e ? { kty: 'RSA', n: toBase64Url(n), e: toBase64Url(e) } : null;
}

function unsigned(element: asn1js.BaseBlock): Uint8Array | null {
  if (!(element instanceof asn1js.Integer)) return null;
  const bytes = element.valueBlock.valueHexView;
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? null : bytes.slice(first);
}

/** Uncompressed points only: compressed ones do not occur in certificates. */
function ecJwk(oid: string, point: Uint8Array): JsonWebKey | null {
  const curve = curves[oid];
  if (!curve || point[0] !== 4 || point.length !== 1 + 2 * curve.bytes) return null;
  const half = 1 + curve.bytes;
  const [x, y] = [point.slice(1, half), point.slice(half)];
  return { kty: 'EC', crv: curve.crv, x: toBase64Url(x), y: toBase64Url(y) };
}

/**
 * The thumbprint of a public key, base64url of SHA-256. For keys that are no JWK of ours see `spkiThumbprint`.
 * @see https://www.rfc-editor.org/rfc/rfc7638#section-3
 */
export function jwkThumbprint(jwk: JsonWebKey): string {
  const { kty, crv, x, y, n, e } = jwk;
  const members = kty === 'RSA' ? { e, kty, n } : { crv, kty, x, y };
  return toBase64Url(sha256(new TextEncoder().encode(JSON.stringify(members))));
}

/** What tells one public key from another, whatever its kind: the RFC 7638 thumbprint, else a hash of the SPKI. */
export function spkiThumbprint(spki: Uint8Array): string {
  const jwk = jwkOfSpki(spki);
  return jwk ? jwkThumbprint(jwk) : `spki:${toBase64Url(sha256(spki))}`;
}
