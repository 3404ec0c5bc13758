import 'server-only';
import { unseal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { noSuchKey } from './get-key';
import { keyBinding } from './key-binding';

/** What is said of a key whose private half the portal does not have. */
export function notInVault(custody: string): AppError {
  return new AppError('key.not_here', {
    detail:
      custody === 'browser'
        ? 'This key lives in a browser, from which it cannot be taken out.'
        : 'Of this key only the public half is here; the private one is held elsewhere.',
  });
}

/**
 * Opens a private key of the vault. For the verbs of this folder and of certificates only: what they return
 * to a caller is a signature or an encrypted file, never this text.
 *
 * @returns PEM of PKCS #8
 * @throws AppError `resource.not_found`, `key.not_here`
 */
export async function openPrivateKey(
  workspaceId: string,
  id: string,
): Promise<{ pkcs8Pem: string; algorithm: string; name: string }> {
  const client = await db();
  const row = await client.key.findFirst({
    where: { id, workspaceId },
    select: { name: true, custody: true, algorithm: true, sealedPrivate: true },
  });
  if (!row) throw noSuchKey(id);
  if (row.sealedPrivate === null) throw notInVault(row.custody);
  const pkcs8Pem = Buffer.from(await unseal(row.sealedPrivate, keyBinding(id))).toString();
  return { pkcs8Pem, algorithm: row.algorithm, name: row.name };
}
