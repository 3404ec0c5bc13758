import 'server-only';
import { db } from '@/lib/db/client';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { fingerprintOf } from '@/lib/protocol/x509/describe';
import { findIssued } from '@/lib/sandbox/pki/issued';
import { revokeSandboxCertificate } from '@/lib/sandbox/pki/revoke-certificate';
import type { RevocationReasonName } from '@/lib/schemas/certificate';
import type { CertificationAuthority } from '@/lib/schemas/authority';
import { readAuthorities } from './read-authorities';

/**
 * Revokes a certificate that an authority of the sandbox issued, for the operator; the workspaces that have
 * it see it revoked.
 *
 * @throws AppError `resource.not_found`, `certificate.in_use` for those of the authorities themselves
 */
export async function revokeIssued(
  serialNumber: string,
  reason: RevocationReasonName,
): Promise<CertificationAuthority> {
  const revoked = await revokeSandboxCertificate(serialNumber, reason);
  const issued = await findIssued(serialNumber);
  const leaf = issued && parseCertificates(issued.certificatePem)[0];
  if (leaf) {
    const client = await db();
    await client.certificate.updateMany({
      where: { fingerprint: fingerprintOf(leaf), revokedAt: null },
      data: { revokedAt: revoked.revokedAt, revokedFor: revoked.reason },
    });
  }
  return readAuthorities();
}
