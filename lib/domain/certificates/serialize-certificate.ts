import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { CertificateSummarySchema, type CertificateSummary } from '@/lib/schemas/certificate';
import { CustodySchema } from '@/lib/schemas/key';

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
  source: true,
  revokedAt: true,
  revokedFor: true,
  key: { select: { id: true, name: true, algorithm: true, custody: true, thumbprint: true } },
} satisfies Prisma.CertificateSelect;

export type CertificateRow = Prisma.CertificateGetPayload<{ select: typeof certificateColumns }>;

/** A database row as the API and the pages show it. */
export function serializeCertificate(row: CertificateRow): CertificateSummary {
  return {
    id: row.id,
    keyId: row.key.id,
    keyName: row.key.name,
    algorithm: row.key.algorithm,
    custody: CustodySchema.parse(row.key.custody),
    source: CertificateSummarySchema.shape.source.parse(row.source),
    community: row.community,
    subject: row.subject,
    sanUris: row.sanUris,
    serialNumber: row.serialNumber,
    fingerprint: row.fingerprint,
    notBefore: row.notBefore.toISOString(),
    notAfter: row.notAfter.toISOString(),
    createdAt: row.createdAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    revokedFor: row.revokedFor,
    chain: row.chainPem.flatMap((pem) => parseCertificates(pem)).map(describeCertificate),
  };
}
