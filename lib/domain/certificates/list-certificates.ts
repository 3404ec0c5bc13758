import 'server-only';
import { db } from '@/lib/db/client';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import { certificateColumns, serializeCertificate } from './serialize-certificate';

/** The certificates of a workspace, newest first. */
export async function listCertificates(workspaceId: string): Promise<CertificateSummary[]> {
  const client = await db();
  const rows = await client.certificate.findMany({
    where: { workspaceId },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: certificateColumns,
  });
  return rows.map(serializeCertificate);
}
