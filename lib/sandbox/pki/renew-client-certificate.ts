import 'server-only';
import type { PublicKeyType, X509Certificate } from '@peculiar/x509';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { sanUris } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { communities } from '../communities';
import { issueRecorded, type IssuedChain } from './issue-client-certificate';
import { assertClientUris, assertStrongKey, notIssuable, readPublicKey } from './request-rules';

/**
 * Issues a client certificate again, from the same intermediate with the same subject and the same subject
 * alternative names: registrations survive it. The old one stays valid until it ends or is revoked.
 *
 * @param serialNumber of the old one: hex, in any case
 * @param options.publicKey a new key; left out, the old one is certified again
 * @throws AppError `resource.not_found` when the sandbox issued no such certificate,
 *   `certificate.not_issuable` when it was revoked or is none of a client
 */
export async function renewClientCertificate(
  serialNumber: string,
  options: { publicKey?: PublicKeyType | undefined; days?: number | undefined } = {},
): Promise<IssuedChain> {
  const client = await db();
  const row = await client.sandboxCertificate.findUnique({
    where: { serialNumber: serialNumber.toLowerCase() },
    select: { certificatePem: true, issuerId: true, revokedAt: true },
  });
  if (!row) {
    throw new AppError('resource.not_found', {
      detail: `The sandbox issued no certificate with serial number ${serialNumber}.`,
    });
  }
  if (row.revokedAt) {
    throw notIssuable(
      `The certificate ${serialNumber} was revoked on ${row.revokedAt.toISOString()} and is not renewed. Issue a new one instead.`,
    );
  }
  const issuer = communities.find(({ intermediate }) => intermediate === row.issuerId);
  if (!issuer) {
    throw notIssuable(
      `The certificate ${serialNumber} is of ${row.issuerId}, which issues no client certificates that holders trust.`,
    );
  }
  const old = parseCertificates(row.certificatePem)[0] as X509Certificate;
  const uris = sanUris(old);
  assertClientUris(uris);
  const publicKey = await readPublicKey(options.publicKey ?? old.publicKey);
  assertStrongKey(publicKey);
  return issueRecorded(issuer.intermediate, {
    publicKey,
    subject: old.subjectName,
    sanUris: uris,
    days: options.days,
  });
}
