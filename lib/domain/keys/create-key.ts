import 'server-only';
import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { seal } from '@/lib/crypto/vault';

export type KeyAlgorithm = 'RS256' | 'RS384' | 'ES256' | 'ES384';

export interface CreatedKey {
  id: string;
  algorithm: KeyAlgorithm;
  publicKey: CryptoKey;
}

/** What a sealed private key is bound to, so that it opens only in its own row. */
export function keyBinding(keyId: string): string {
  return `key:${keyId}`;
}

/** Makes a key pair in the vault: the private key is sealed before it is stored and is never returned. */
export async function createKey(
  workspaceId: string,
  options: { name: string; algorithm: KeyAlgorithm },
): Promise<CreatedKey> {
  const pair = await generateKeyPair(options.algorithm, { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const id = newId('key');
  const client = await db();
  await client.key.create({
    data: {
      id,
      workspaceId,
      name: options.name,
      custody: 'vault',
      algorithm: options.algorithm,
      publicJwk: publicJwk,
      thumbprint: await calculateJwkThumbprint(publicJwk),
      sealedPrivate: await seal(await exportPKCS8(pair.privateKey), keyBinding(id)),
    },
  });
  return { id, algorithm: options.algorithm, publicKey: pair.publicKey };
}
