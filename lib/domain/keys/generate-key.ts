import 'server-only';
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import { defaultAlgorithm } from '@/lib/protocol/credentials/key-kinds';
import type { KeyAlgorithm, KeyKind } from '@/lib/schemas/key';
import { assertAlgorithm } from './assert-algorithm';
import { storeKey } from './store-key';

/** A key that was just made in the vault. */
export interface GeneratedKey {
  id: string;
  algorithm: KeyAlgorithm;
  publicKey: CryptoKey;
}

const modulusBits: Partial<Record<KeyKind, number>> = {
  'rsa-2048': 2048,
  'rsa-3072': 3072,
  'rsa-4096': 4096,
};

/**
 * Makes a key pair in the vault: the private key is sealed before it is stored and is never returned.
 *
 * @throws AppError `request.invalid` when the algorithm does not suit the kind
 */
export async function generateKey(
  workspaceId: string,
  options: { name: string; kind: KeyKind; algorithm?: KeyAlgorithm | undefined },
  createdById: string | null,
): Promise<GeneratedKey> {
  const algorithm = options.algorithm ?? defaultAlgorithm(options.kind);
  assertAlgorithm(options.kind, algorithm);
  const modulusLength = modulusBits[options.kind];
  const pair = await generateKeyPair(algorithm, {
    extractable: true,
    ...(modulusLength ? { modulusLength } : {}),
  });
  const id = await storeKey(workspaceId, {
    name: options.name,
    custody: 'vault',
    origin: 'generated',
    algorithm,
    publicJwk: await exportJWK(pair.publicKey),
    pkcs8Pem: await exportPKCS8(pair.privateKey),
    createdById,
  });
  return { id, algorithm, publicKey: pair.publicKey };
}
