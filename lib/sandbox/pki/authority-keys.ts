import 'server-only';
import { exportPKCS8, generateKeyPair, importPKCS8 } from 'jose';
import { seal, unseal } from '@/lib/crypto/vault';

/** Kind and size of a key. */
export type KeyKind =
  { type: 'RSA'; modulusBits: number } | { type: 'EC'; curve: 'P-256' | 'P-384' };

/** A key pair that was just made, with its private half sealed for storage. */
export interface MadeKey {
  publicKey: CryptoKey;
  privateKey: CryptoKey;
  sealedPrivate: string;
}

function algorithmOf(kind: KeyKind): string {
  if (kind.type === 'RSA') return 'RS256';
  return kind.curve === 'P-256' ? 'ES256' : 'ES384';
}

/** What the sealed key of an authority is bound to, so that it opens only in its own row. */
export function authorityBinding(authorityId: string): string {
  return `sandbox-authority:${authorityId}`;
}

/** Makes a key pair for an authority; the private key leaves this function usable and sealed. */
export async function makeAuthorityKey(authorityId: string, kind: KeyKind): Promise<MadeKey> {
  const pair = await generateKeyPair(algorithmOf(kind), {
    extractable: true,
    ...(kind.type === 'RSA' && { modulusLength: kind.modulusBits }),
  });
  const pkcs8 = await exportPKCS8(pair.privateKey);
  return { ...pair, sealedPrivate: await seal(pkcs8, authorityBinding(authorityId)) };
}

/** Opens the private key of an authority for signing. It cannot be exported again. */
export async function openAuthorityKey(
  authorityId: string,
  kind: KeyKind,
  sealedPrivate: string,
): Promise<CryptoKey> {
  const pkcs8 = Buffer.from(await unseal(sealedPrivate, authorityBinding(authorityId))).toString();
  return importPKCS8(pkcs8, algorithmOf(kind), { extractable: false });
}
