import 'server-only';
import { unseal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import {
  signerFromPrivateKey,
  x5cOf,
  type SignedHeader,
  type Signer,
} from '@/lib/protocol/jose/sign';
import { encodeSigningInput } from '@/lib/protocol/jose/signing-input';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import type { KeyAlgorithm } from '@/lib/schemas/key';
import { awaitSignature, type WantedSignature } from '../signatures/await-signature';
import { keyBinding } from './key-binding';
import { notInVault } from './open-private-key';

/** What signing needs to know where the key lives in a browser: who waits, and for what. */
export type SigningOccasion = Pick<WantedSignature, 'runId' | 'purpose' | 'signal' | 'onWaiting'>;

/**
 * Opens the key of a certificate for signing, with the chain that certifies it. A key of the vault stays
 * inside the returned function; for a key in a browser the function hands out what is to be signed and waits
 * for the signature.
 *
 * @param occasion left out, nobody can wait: then only a key of the vault will do
 * @throws AppError `resource.not_found`; `key.not_here` for a key that is held elsewhere, and from `sign`
 *   when the browser does not answer
 */
export async function openSigner(
  workspaceId: string,
  certificateId: string,
  occasion?: SigningOccasion,
): Promise<Signer> {
  const client = await db();
  const row = await client.certificate.findFirst({
    where: { id: certificateId, workspaceId },
    select: {
      chainPem: true,
      key: { select: { id: true, custody: true, algorithm: true, sealedPrivate: true } },
    },
  });
  if (!row) {
    throw new AppError('resource.not_found', {
      detail: `There is no certificate ${certificateId} here.`,
    });
  }
  const { key } = row;
  const alg = key.algorithm as KeyAlgorithm;
  const chain = row.chainPem.flatMap((pem) => parseCertificates(pem));
  if (key.sealedPrivate !== null) {
    const pkcs8 = Buffer.from(await unseal(key.sealedPrivate, keyBinding(key.id))).toString();
    await client.key.update({ where: { id: key.id }, data: { lastUsedAt: new Date() } });
    return signerFromPrivateKey(pkcs8, alg, chain);
  }
  if (key.custody !== 'browser' || !occasion) throw notInVault(key.custody);
  const sign = async (header: SignedHeader, payload: Uint8Array): Promise<string> => {
    const input = encodeSigningInput(header, payload);
    const wanted = { keyId: key.id, algorithm: alg, input, ...occasion };
    return `${input}.${await awaitSignature(workspaceId, wanted)}`;
  };
  return { alg, x5c: x5cOf(chain), sign };
}
