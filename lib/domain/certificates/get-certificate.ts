import 'server-only';
import { AppError } from '@/lib/errors';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import { findCertificate } from './find-certificate';
import { serializeCertificate } from './serialize-certificate';

/** A certificate of this workspace. Throws `resource.not_found` when it has no such one. */
export async function getCertificate(workspaceId: string, id: string): Promise<CertificateSummary> {
  const row = await findCertificate(workspaceId, { id });
  if (!row)
    throw new AppError('resource.not_found', { detail: `There is no certificate ${id} here.` });
  return serializeCertificate(row);
}
