import 'server-only';
import { importJWK } from 'jose';
import { PublicJwkSchema } from '@/lib/schemas/jwk';

/** The public half of a key, as the column `publicJwk` has it, ready for WebCrypto. */
export async function importPublicKey(publicJwk: unknown, algorithm: string): Promise<CryptoKey> {
  const key = await importJWK(PublicJwkSchema.parse(publicJwk), algorithm, { extractable: true });
  if (key instanceof Uint8Array) throw new Error('a public key is not symmetric');
  return key;
}
