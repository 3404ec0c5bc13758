import 'server-only';
import { db } from '@/lib/db/client';
import { unseal } from '@/lib/crypto/vault';
import { AppError } from '@/lib/errors';
import { signerFromPrivateKey, type Signer } from '@/lib/protocol/jose/sign';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { keyBinding, type KeyAlgorithm } from './create-key';

/**
 * Opens a key of the vault for signing, with the chain that certifies it. The private key stays inside the
 * returned function.
 */
export async function openSigner(workspaceId: string, certificateId: string): Promise<Signer> {
  const client = await db();
  const row = await client.certificate.findFirst({
    where: { id: certificateId, workspaceId },
    select: { chainPem: true, key: { select: { id: true, algorithm: true, sealedPrivate: true } } },
  });
  if (!row?.key.sealedPrivate) {
    throw new AppError('resource.not_found', {
      detail: 'The vault holds no key for this certificate.',
    });
  }
  const pkcs8 = Buffer.from(await unseal(row.key.sealedPrivate, keyBinding(row.key.id))).toString();
  const chain = row.chainPem.flatMap((pem) => parseCertificates(pem));
  return signerFromPrivateKey(pkcs8, row.key.algorithm as KeyAlgorithm, chain);
}
