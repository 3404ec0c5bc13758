import 'server-only';
import type { Prisma, PrismaClient } from '@/generated/prisma/client';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { seal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { Custody, KeyAlgorithm } from '@/lib/schemas/key';
import { keyBinding } from './key-binding';

/** A key that comes into the workspace. */
export interface NewKey {
  name: string;
  custody: Custody;
  origin: 'generated' | 'imported';
  algorithm: KeyAlgorithm;
  /** The public half, without any private member. */
  publicJwk: JWK;
  /** PEM of PKCS #8; only for custody `vault`. It is sealed before it is stored. */
  pkcs8Pem: string | null;
  createdById: string | null;
}

/** A signing key is meant to be replaced after two years (NIST SP 800-57 part 1 §5.3.6: one to three). */
const lifeDays = 730;

/**
 * Stores a key. The private half is sealed, bound to the row.
 *
 * @returns the id of the key
 * @throws AppError `key.duplicate` when the workspace has the key already
 */
export async function storeKey(
  workspaceId: string,
  key: NewKey,
  transaction?: Pick<PrismaClient, 'key'> | Prisma.TransactionClient,
): Promise<string> {
  const client = transaction ?? (await db());
  const thumbprint = await calculateJwkThumbprint(key.publicJwk);
  const known = await client.key.findUnique({
    where: { workspaceId_thumbprint: { workspaceId, thumbprint } },
    select: { name: true },
  });
  if (known) {
    throw new AppError('key.duplicate', {
      detail: `The workspace has this key already: “${known.name}”.`,
    });
  }
  const id = newId('key');
  const { pkcs8Pem, publicJwk, ...columns } = key;
  await client.key.create({
    data: {
      id,
      workspaceId,
      ...columns,
      publicJwk: publicJwk,
      thumbprint,
      sealedPrivate: pkcs8Pem === null ? null : await seal(pkcs8Pem, keyBinding(id)),
      replaceBy: new Date(Date.now() + lifeDays * 86_400_000),
    },
  });
  return id;
}
