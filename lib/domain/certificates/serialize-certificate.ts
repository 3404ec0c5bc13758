import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import type { CertificateSummary } from '@/lib/schemas/certificate';

/** The columns that a certificate needs to be shown; the sealed key is not among them. */
export const certificateColumns = {
  id: true,
  community: true,
  chainPem: true,
  subject: true,
  sanUris: true,
  serialNumber: true,
  fingerprint: true,
  notBefore: true,
  notAfter: true,
  createdAt: true,
  key: { select: { id: true, name: true, algorithm: true, custody: true } },
} satisfies Prisma.CertificateSelect;

export type CertificateRow = Prisma.CertificateGetPayload<{ select: typeof certificateColumns }>;

/** A database row as the API and the pages show it. */
export function serializeCertificate(row: CertificateRow): CertificateSummary {
  return {
    id: row.id,
    keyName: row.key.name,
    algorithm: row.key.algorithm,
    custody: row.key.custody,
    community: row.community,
    subject: row.subject,
    sanUris: row.sanUris,
    serialNumber: row.serialNumber,
    fingerprint: row.fingerprint,
    notBefore: row.notBefore.toISOString(),
    notAfter: row.notAfter.toISOString(),
    createdAt: row.createdAt.toISOString(),
    chain: row.chainPem.flatMap((pem) => parseCertificates(pem)).map(describeCertificate),
  };
}
