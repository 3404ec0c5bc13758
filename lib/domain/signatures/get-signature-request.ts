import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { SignatureRequest } from '@/lib/schemas/signature';
import { serializeSignatureRequest, signatureRequestColumns } from './serialize-signature-request';

/** A signature request of this workspace, with what is to be signed. Throws `resource.not_found`. */
export async function getSignatureRequest(
  workspaceId: string,
  id: string,
): Promise<SignatureRequest> {
  const client = await db();
  const row = await client.signatureRequest.findFirst({
    where: { id, workspaceId },
    select: signatureRequestColumns,
  });
  if (!row) {
    throw new AppError('resource.not_found', {
      detail: `There is no signature request ${id} here.`,
    });
  }
  return serializeSignatureRequest(row);
}
