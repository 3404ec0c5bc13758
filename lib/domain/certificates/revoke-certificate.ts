import 'server-only';
import { db } from '@/lib/db/client';
import { revokeSandboxCertificate } from '@/lib/sandbox/pki/revoke-certificate';
import type { CertificateDetail, RevocationReasonName } from '@/lib/schemas/certificate';
import { findIssuance } from './find-issuance';
import { getCertificate } from './get-certificate';
import { notOurCertificate } from './renew-certificate';
import { requireCertificate } from './require-certificate';

/**
 * Has the sandbox's CA revoke a certificate; its list and its OCSP answers say so from the next request on.
 *
 * @throws AppError `resource.not_found`, `certificate.not_issuable` for a certificate of another CA
 */
export async function revokeCertificate(
  workspaceId: string,
  id: string,
  reason: RevocationReasonName,
): Promise<CertificateDetail> {
  const row = await requireCertificate(workspaceId, id);
  const issued = await findIssuance(row);
  if (!issued) throw notOurCertificate();
  const revoked = await revokeSandboxCertificate(issued.serialNumber, reason);
  const client = await db();
  await client.certificate.update({
    where: { id },
    data: { revokedAt: revoked.revokedAt, revokedFor: revoked.reason },
  });
  return getCertificate(workspaceId, id);
}
