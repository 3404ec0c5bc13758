import 'server-only';
import 'reflect-metadata';
import { PublicKey, type PublicKeyType } from '@peculiar/x509';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/** RFC 5280 allows 64 characters in a common name and in the name of an organization. */
const nameLength = 64;

/** A refusal of the sandbox's CA. */
export function notIssuable(detail: string): AppError {
  return new AppError('certificate.not_issuable', { detail });
}

/** Demands at least one absolute URI, and none that names a part of the sandbox. */
export function assertClientUris(uris: readonly string[]): void {
  if (uris.length === 0)
    throw notIssuable('A client certificate needs a URI that names the client.');
  const own = `${env().APP_URL}/sandbox/`;
  for (const uri of uris) {
    if (!/^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i.test(uri) || uri.length > 1000) {
      throw notIssuable(`“${uri}” is not an absolute URI of at most 1000 ASCII characters.`);
    }
    // Such a certificate would let a client sign metadata as the holder.
    if (uri.toLowerCase().startsWith(own.toLowerCase())) {
      throw notIssuable(`“${uri}” names a part of the sandbox, not a client.`);
    }
  }
}

/** Reads a public key, a CryptoKey or DER of a SubjectPublicKeyInfo, and proves that it is usable. */
export async function readPublicKey(key: PublicKeyType): Promise<PublicKey> {
  try {
    const read = await PublicKey.create(key);
    await read.export();
    return read;
  } catch {
    throw notIssuable('The public key cannot be read. It must be RSA, or EC P-256 or P-384.');
  }
}

/** Kind and size of a key, as far as the CA knows it. */
export function keySizeOf(key: PublicKey): { rsaBits: number | null; curve: string | null } {
  const { modulusLength, namedCurve } = key.algorithm as {
    modulusLength?: number;
    namedCurve?: string;
  };
  return { rsaBits: modulusLength ?? null, curve: namedCurve ?? null };
}

/** Demands a key with which JWTs can be signed securely. */
export function assertStrongKey(key: PublicKey): void {
  const { rsaBits, curve } = keySizeOf(key);
  const isStrong = (rsaBits ?? 0) >= 2048 || ['P-256', 'P-384'].includes(curve ?? '');
  if (isStrong) return;
  throw notIssuable('The key must be RSA of at least 2048 bits, or EC P-256 or P-384.');
}

/** A name as it fits into a certificate: at most 64 characters, never empty. */
export function fittingName(name: string, otherwise: string): string {
  return [...name.trim()].slice(0, nameLength).join('').trim() || otherwise;
}
