import 'server-only';
import { db } from '@/lib/db/client';
import { certificateColumns, type CertificateRow } from './serialize-certificate';

/**
 * The certificate to authenticate with: the one that was asked for, or the newest of the community that is
 * valid at `at`, not revoked, and whose key can sign. Null when the workspace has none.
 */
export async function findCertificate(
  workspaceId: string,
  wanted: { id: string } | { community: string; at: Date },
): Promise<CertificateRow | null> {
  const client = await db();
  return client.certificate.findFirst({
    where:
      'id' in wanted
        ? { workspaceId, id: wanted.id }
        : {
            workspaceId,
            community: wanted.community,
            notBefore: { lte: wanted.at },
            notAfter: { gt: wanted.at },
            revokedAt: null,
            // Those are bad on purpose: they are taken only when they are asked for.
            source: { not: 'test' },
            key: { custody: { not: 'outside' } },
          },
    orderBy: { createdAt: 'desc' },
    select: certificateColumns,
  });
}
