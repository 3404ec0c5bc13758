import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import type { Prisma, PrismaClient } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import { fingerprintOf, sanUris } from '@/lib/protocol/x509/describe';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import { certificateColumns, type CertificateRow } from './serialize-certificate';

/** A certificate that comes into the workspace. */
export interface NewCertificate {
  keyId: string;
  /** URI of the community. */
  community: string;
  /** Leaf first. */
  chain: readonly X509Certificate[];
  source: CertificateSummary['source'];
  createdById: string | null;
  renewsId?: string | null;
}

/**
 * Stores a certificate with its chain.
 *
 * @throws AppError `certificate.duplicate` when the workspace has it already
 */
export async function storeCertificate(
  workspaceId: string,
  certificate: NewCertificate,
  transaction?: Pick<PrismaClient, 'certificate'> | Prisma.TransactionClient,
): Promise<CertificateRow> {
  const { chain, ...columns } = certificate;
  const [leaf] = chain;
  if (!leaf) throw new Error('a certificate needs a chain');
  const client = transaction ?? (await db());
  const fingerprint = fingerprintOf(leaf);
  const known = await client.certificate.findUnique({
    where: { workspaceId_fingerprint: { workspaceId, fingerprint } },
    select: { id: true, subject: true },
  });
  if (known) {
    throw new AppError('certificate.duplicate', {
      detail: `The workspace has this certificate already: ${known.subject} (${known.id}).`,
    });
  }
  return client.certificate.create({
    data: {
      id: newId('crt'),
      workspaceId,
      ...columns,
      chainPem: chain.map((entry) => entry.toString('pem')),
      subject: leaf.subject,
      sanUris: sanUris(leaf),
      serialNumber: leaf.serialNumber,
      fingerprint,
      notBefore: leaf.notBefore,
      notAfter: leaf.notAfter,
    },
    select: certificateColumns,
  });
}
