import 'server-only';
import { exportPKCS8, generateKeyPair, importPKCS8 } from 'jose';
import { seal, unseal } from '@/lib/crypto/vault';

/** All keys of the sandbox's PKI are RSA: metadata may be signed with RS256 only (UDAP Security IG 2 §2.3). */
const algorithm = 'RS256';

/** A key pair that was just made, with its private half sealed for storage. */
export interface MadeKey {
  publicKey: CryptoKey;
  privateKey: CryptoKey;
  sealedPrivate: string;
}

function bindingOf(authorityId: string): string {
  return `sandbox-authority:${authorityId}`;
}

/** Makes an RSA key pair for an authority; the private key leaves this function usable and sealed. */
export async function makeAuthorityKey(authorityId: string, modulusBits: number): Promise<MadeKey> {
  const pair = await generateKeyPair(algorithm, { modulusLength: modulusBits, extractable: true });
  const pkcs8 = await exportPKCS8(pair.privateKey);
  return { ...pair, sealedPrivate: await seal(pkcs8, bindingOf(authorityId)) };
}

/** Opens the private key of an authority for signing. It cannot be exported again. */
export async function openAuthorityKey(
  authorityId: string,
  sealedPrivate: string,
): Promise<CryptoKey> {
  const pkcs8 = Buffer.from(await unseal(sealedPrivate, bindingOf(authorityId))).toString();
  return importPKCS8(pkcs8, algorithm, { extractable: false });
}
