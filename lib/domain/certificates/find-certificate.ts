import 'server-only';
import { db } from '@/lib/db/client';
import { certificateColumns, type CertificateRow } from './serialize-certificate';

/**
 * The certificate to authenticate with: the one that was asked for, or the newest of the community that is
 * valid at `at`, not revoked, and whose key can sign. With `issuer` only one that names this URI: a renewed one
 * speaks for a registration as well as the one it was made with; with `notFor` none that names one of these. Null when the workspace has none.
 *
 * @see UDAP Security IG 2 §3.4: a registration is known by the issuer URI, not by the certificate
 */
export async function findCertificate(
  workspaceId: string,
  wanted:
    { id: string } | { community: string; at: Date; issuer?: string; notFor?: readonly string[] },
): Promise<CertificateRow | null> {
  const client = await db();
  return client.certificate.findFirst({
    where:
      'id' in wanted
        ? { workspaceId, id: wanted.id }
        : {
            workspaceId,
            community: wanted.community,
            ...(wanted.issuer === undefined ? {} : { sanUris: { has: wanted.issuer } }),
            ...(wanted.notFor === undefined
              ? {}
              : { NOT: { sanUris: { hasSome: [...wanted.notFor] } } }),
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
