import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import type { Prisma } from '@/generated/prisma/client';
import { sanUris } from '@/lib/protocol/x509/describe';
import type { CertificationAuthorityId } from './authority-plans';

/** A certificate that an authority issued, as it is recorded so that it can be revoked and asked about. */
export function certificateRow(
  certificate: X509Certificate,
  issuerId: CertificationAuthorityId,
): Prisma.SandboxCertificateCreateInput {
  return {
    serialNumber: certificate.serialNumber,
    issuerId,
    subject: certificate.subject,
    sanUris: sanUris(certificate),
    certificatePem: certificate.toString('pem'),
    notAfter: certificate.notAfter,
  };
}
