import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { CompactSign, importPKCS8 } from 'jose';
import { toBase64 } from '../bytes';
import type { SigningAlgorithm } from './algorithms';
import { verifyJws } from './verify-jws';

/** The header of everything that is signed in UDAP. */
export interface SignedHeader {
  alg: SigningAlgorithm;
  /** Base64 of DER, leaf first. */
  x5c: string[];
}

/** A private key and the chain that certifies it. The key itself cannot be reached from outside. */
export interface Signer extends SignedHeader {
  sign: (header: SignedHeader, payload: Uint8Array) => Promise<string>;
}

/** A chain of certificates as `x5c` wants it: base64 of DER, leaf first. */
export function x5cOf(chain: readonly X509Certificate[]): string[] {
  return chain.map((certificate) => toBase64(new Uint8Array(certificate.rawData)));
}

/**
 * A signer from a private key and its chain, leaf first. Rejects with an Error when there is no certificate,
 * when the key does not suit the algorithm, and when the leaf certifies another key.
 */
export async function signerFromKey(
  key: CryptoKey,
  alg: SigningAlgorithm,
  chain: readonly X509Certificate[],
): Promise<Signer> {
  const leaf = chain[0];
  if (!leaf) throw new Error('A signer needs the certificate of its key.');
  const sign = (header: SignedHeader, payload: Uint8Array) =>
    new CompactSign(payload).setProtectedHeader({ ...header }).sign(key);
  const x5c = x5cOf(chain);
  const probe = await verifyJws(await sign({ alg, x5c }, new Uint8Array([123, 125])), leaf, [alg]);
  if (!probe.ok) {
    throw new Error(`The private key and the certificate do not belong together: ${probe.problem}`);
  }
  return { alg, x5c, sign };
}

/** The same from a private key in PEM of PKCS #8. */
export async function signerFromPrivateKey(
  pkcs8: string,
  alg: SigningAlgorithm,
  chain: readonly X509Certificate[],
): Promise<Signer> {
  return signerFromKey(await importPKCS8(pkcs8, alg), alg, chain);
}

/**
 * Signs claims as a JWS in compact serialization.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-7.1
 */
export async function signJws(
  header: SignedHeader,
  claims: object,
  signer: Signer,
): Promise<string> {
  if (header.alg !== signer.alg) {
    throw new Error(`The key signs with ${signer.alg}, the header says ${header.alg}.`);
  }
  return signer.sign(header, new TextEncoder().encode(JSON.stringify(claims)));
}
