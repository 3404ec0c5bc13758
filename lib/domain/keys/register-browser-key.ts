import 'server-only';
import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import { AppError } from '@/lib/errors';
import { describeJwk, keyKindOf } from '@/lib/protocol/credentials/key-kinds';
import type { RegisterBrowserKey } from '@/lib/schemas/key';
import { assertAlgorithm } from './assert-algorithm';
import { storeKey } from './store-key';

/**
 * Makes a key known that a browser made and keeps. Its private half is never sent; that the browser has it
 * is proved by a signature over the thumbprint.
 *
 * @throws AppError `request.invalid` for a kind of key that is not used here, `key.signature_invalid`,
 *   `key.duplicate`
 */
export async function registerBrowserKey(
  workspaceId: string,
  key: RegisterBrowserKey,
  createdById: string | null,
): Promise<string> {
  const kind = keyKindOf(key.publicJwk);
  if (!kind) {
    throw new AppError('request.invalid', {
      fields: [
        {
          path: 'publicJwk',
          code: 'unsupported_key',
          detail: `Found ${describeJwk(key.publicJwk)}; expected RSA of 2048, 3072 or 4096 bits, or EC P-256 or P-384.`,
        },
      ],
    });
  }
  assertAlgorithm(kind, key.algorithm);
  if (!(await isProof(key))) {
    throw new AppError('key.signature_invalid', {
      detail:
        'The proof is not a JWS over {"thumbprint": <RFC 7638 thumbprint of the key>} that verifies with publicJwk.',
    });
  }
  return storeKey(workspaceId, {
    name: key.name,
    custody: 'browser',
    origin: 'generated',
    algorithm: key.algorithm,
    publicJwk: key.publicJwk,
    pkcs8Pem: null,
    createdById,
  });
}

async function isProof({ publicJwk, algorithm, proof }: RegisterBrowserKey): Promise<boolean> {
  try {
    const { payload } = await compactVerify(proof, await importJWK(publicJwk, algorithm), {
      algorithms: [algorithm],
    });
    const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
    const thumbprint = await calculateJwkThumbprint(publicJwk);
    return (claims as { thumbprint?: unknown } | null)?.thumbprint === thumbprint;
  } catch {
    return false;
  }
}
