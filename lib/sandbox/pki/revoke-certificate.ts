import 'server-only';
import 'reflect-metadata';
import { X509CrlReason } from '@peculiar/x509';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';

/** Why a certificate was revoked, in the names of RFC 5280 §5.3.1, as far as they fit end entities. */
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
 * Revokes a certificate that the sandbox's intermediate issued. The revocation list says so from the next
 * request on. Revoking twice changes nothing: the first date and reason stay.
 *
 * @param serialNumber hex, in any case
 * @throws AppError `resource.not_found` when the intermediate issued no such certificate
 */
export async function revokeSandboxCertificate(
  serialNumber: string,
  reason: RevocationReason,
): Promise<{ revokedAt: Date; reason: string }> {
  const client = await db();
  const where = { serialNumber: serialNumber.toLowerCase() };
  await client.sandboxCertificate.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: new Date(), revocationReason: reason },
  });
  const row = await client.sandboxCertificate.findUnique({ where });
  if (!row?.revokedAt) {
    throw new AppError('resource.not_found', {
      detail: `The sandbox issued no certificate with serial number ${serialNumber}.`,
    });
  }
  return { revokedAt: row.revokedAt, reason: row.revocationReason ?? 'unspecified' };
}
