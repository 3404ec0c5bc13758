import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import type { Prisma } from '@/generated/prisma/client';
import { sanUris } from '@/lib/protocol/x509/describe';

/** A certificate that the intermediate issued, as it is recorded so that it can be revoked. */
export function certificateRow(certificate: X509Certificate): Prisma.SandboxCertificateCreateInput {
  return {
    serialNumber: certificate.serialNumber,
    subject: certificate.subject,
    sanUris: sanUris(certificate),
    certificatePem: certificate.toString('pem'),
    notAfter: certificate.notAfter,
  };
}
