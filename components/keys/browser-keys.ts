import { calculateJwkThumbprint, CompactSign } from 'jose';
import { defaultAlgorithm, webCryptoParameters } from '@/lib/protocol/credentials/key-kinds';
import { toBase64Url } from '@/lib/protocol/bytes';
import { PublicJwkSchema } from '@/lib/schemas/jwk';
import type { KeyKind, RegisterBrowserKey } from '@/lib/schemas/key';
import { findBrowserKey, forgetKey, keepKey, type BrowserKey } from './key-store';

/** A key of this browser that is not here (another browser made it, or it was cleared). */
export class KeyNotHereError extends Error {
  constructor() {
    super(
      'The private key is not in this browser. Open the portal in the browser that made it; if that is gone, make a new key and have it certified for the same URI.',
    );
    this.name = 'KeyNotHereError';
  }
}

/**
 * Makes a key pair with WebCrypto whose private half cannot be exported, by us neither, and keeps it in
 * IndexedDB.
 *
 * @returns what the portal is told: the public half, and a signature that proves possession
 */
export async function makeBrowserKey(options: {
  name: string;
  kind: KeyKind;
}): Promise<RegisterBrowserKey> {
  const { name, kind } = options;
  const algorithm = defaultAlgorithm(kind);
  const pair = await crypto.subtle.generateKey(webCryptoParameters(kind, algorithm), false, [
    'sign',
    'verify',
  ]);
  const { kty, n, e, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const publicJwk = PublicJwkSchema.parse(kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y });
  const thumbprint = await calculateJwkThumbprint(publicJwk);
  const key: BrowserKey = {
    thumbprint,
    name,
    kind,
    algorithm,
    publicJwk,
    publicKey: pair.publicKey,
    privateKey: pair.privateKey,
    createdAt: new Date().toISOString(),
  };
  await keepKey(key);
  const proof = await new CompactSign(new TextEncoder().encode(JSON.stringify({ thumbprint })))
    .setProtectedHeader({ alg: algorithm })
    .sign(pair.privateKey);
  return { custody: 'browser', name, algorithm, publicJwk, proof };
}

/** Forgets a key that was made but that the portal did not take. */
export async function discardBrowserKey(key: RegisterBrowserKey): Promise<void> {
  await forgetKey(await calculateJwkThumbprint(key.publicJwk));
}

async function requireKey(thumbprint: string): Promise<BrowserKey> {
  const key = await findBrowserKey(thumbprint);
  if (!key) throw new KeyNotHereError();
  return key;
}

/**
 * Signs a JWS signing input with a key of this browser.
 *
 * @returns the signature as a JWS has it, base64url
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3
 */
export async function signInBrowser(thumbprint: string, input: string): Promise<string> {
  const key = await requireKey(thumbprint);
  const hash = `SHA-${key.algorithm.slice(2)}`;
  const parameters = key.algorithm.startsWith('ES')
    ? { name: 'ECDSA', hash }
    : { name: 'RSASSA-PKCS1-v1_5' };
  const signature = await crypto.subtle.sign(
    parameters,
    key.privateKey,
    new TextEncoder().encode(input),
  );
  return toBase64Url(new Uint8Array(signature));
}

/** Makes and signs a certificate request (PKCS #10) in this browser. Returns PEM. */
export async function signCsrInBrowser(
  thumbprint: string,
  wanted: { commonName: string; organization?: string; sanUris: string[] },
): Promise<string> {
  const key = await requireKey(thumbprint);
  // A large library, needed only here.
  const { buildCsr } = await import('@/lib/protocol/credentials/csr');
  const { commonName, organization, sanUris } = wanted;
  return buildCsr({
    publicKey: key.publicKey,
    sign: key.privateKey,
    subject: { commonName, ...(organization ? { organization } : {}) },
    sanUris,
  });
}
