import 'server-only';
import { db } from '@/lib/db/client';
import type { SignatureRequest } from '@/lib/schemas/signature';
import { serializeSignatureRequest, signatureRequestColumns } from './serialize-signature-request';

/** What runs of the workspace wait to have signed by a browser, the oldest first. */
export async function listWaitingSignatures(workspaceId: string): Promise<SignatureRequest[]> {
  const client = await db();
  const rows = await client.signatureRequest.findMany({
    where: { workspaceId, state: 'waiting', expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'asc' },
    take: 50,
    select: signatureRequestColumns,
  });
  return rows.map(serializeSignatureRequest);
}
