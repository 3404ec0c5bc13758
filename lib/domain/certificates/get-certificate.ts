import 'server-only';
import { db } from '@/lib/db/client';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import type { CertificateDetail } from '@/lib/schemas/certificate';
import { findIssuance } from './find-issuance';
import { historyWords } from './history-words';
import { requireCertificate } from './require-certificate';
import { serializeCertificate } from './serialize-certificate';

/**
 * A certificate of this workspace: what it says, where it is used, and what happened to it.
 * Throws `resource.not_found` when the workspace has no such one.
 */
export async function getCertificate(workspaceId: string, id: string): Promise<CertificateDetail> {
  const row = await requireCertificate(workspaceId, id);
  const client = await db();
  const [more, renewedBy, history, communities, issued] = await Promise.all([
    client.certificate.findUniqueOrThrow({
      where: { id },
      select: {
        renewsId: true,
        request: { select: { id: true } },
        registrations: {
          select: { id: true, holderBaseUrl: true, clientId: true, status: true },
          orderBy: { updatedAt: 'desc' },
        },
      },
    }),
    client.certificate.findFirst({ where: { workspaceId, renewsId: id }, select: { id: true } }),
    client.auditEntry.findMany({
      where: { workspaceId, targetId: id },
      orderBy: { at: 'desc' },
      take: 100,
      select: { at: true, action: true, actorName: true },
    }),
    listCommunities(workspaceId),
    findIssuance(row),
  ]);
  const community = communities.find(({ uri }) => uri === row.community);
  return {
    ...serializeCertificate(row),
    isSandboxIssued: issued !== null && row.source !== 'test',
    renews: more.renewsId,
    renewedBy: renewedBy?.id ?? null,
    requestId: more.request?.id ?? null,
    communityId: community?.id ?? null,
    communityName: community?.name ?? null,
    registrations: more.registrations,
    history: history.map(({ at, action, actorName }) => ({
      at: at.toISOString(),
      action,
      actor: actorName,
      words: historyWords(action),
    })),
  };
}
