import 'server-only';
import { AppError } from '@/lib/errors';
import { findCertificate } from './find-certificate';
import type { CertificateRow } from './serialize-certificate';

/** The row of a certificate of this workspace. Throws `resource.not_found` when it has no such one. */
export async function requireCertificate(workspaceId: string, id: string): Promise<CertificateRow> {
  const row = await findCertificate(workspaceId, { id });
  if (row) return row;
  throw new AppError('resource.not_found', { detail: `There is no certificate ${id} here.` });
}
