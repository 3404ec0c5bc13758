import 'server-only';
import 'reflect-metadata';
import { X509CrlReason } from '@peculiar/x509';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

/**
 * Why a certificate was revoked, in the names of RFC 5280 §5.3.1, as far as they fit end entities.
 * certificateHold is out: what is revoked here stays revoked.
 */
export const revocationReasons = {
  unspecified: X509CrlReason.unspecified,
  keyCompromise: X509CrlReason.keyCompromise,
  affiliationChanged: X509CrlReason.affiliationChanged,
  superseded: X509CrlReason.superseded,
  cessationOfOperation: X509CrlReason.cessationOfOperation,
  privilegeWithdrawn: X509CrlReason.privilegeWithdrawn,
} as const;
export type RevocationReason = keyof typeof revocationReasons;

/**
 * Revokes a certificate that an authority of the sandbox issued. The revocation list of that authority and
 * its OCSP answers say so from the next request on. Revoking twice changes nothing: the first date and
 * reason stay.
 *
 * @param serialNumber hex, in any case
 * @throws AppError `resource.not_found` when the sandbox issued no such certificate,
 *   `certificate.in_use` when it is the one of an authority or a holder of the sandbox
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-5.3.1
 */
export async function revokeSandboxCertificate(
  serialNumber: string,
  reason: RevocationReason,
): Promise<{ revokedAt: Date; reason: string }> {
  const client = await db();
  const where = { serialNumber: serialNumber.toLowerCase() };
  const found = await client.sandboxCertificate.findUnique({
    where,
    select: { certificatePem: true, subject: true },
  });
  if (!found) throw notFound(serialNumber);
  const own = await client.sandboxAuthority.findFirst({
    where: { certificatePem: found.certificatePem },
    select: { id: true },
  });
  if (own) {
    throw new AppError('certificate.in_use', {
      detail: `${found.subject} is the certificate with which the sandbox itself signs (${own.id}). Without it no client could trust the sandbox; it is not revoked.`,
    });
  }
  await client.sandboxCertificate.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: new Date(), revocationReason: reason },
  });
  const row = await client.sandboxCertificate.findUnique({ where });
  if (!row?.revokedAt) throw notFound(serialNumber);
  return { revokedAt: row.revokedAt, reason: row.revocationReason ?? 'unspecified' };
}

function notFound(serialNumber: string): AppError {
  return new AppError('resource.not_found', {
    detail: `The sandbox issued no certificate with serial number ${serialNumber}.`,
  });
}
