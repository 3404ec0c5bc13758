import 'server-only';
import { db } from '@/lib/db/client';
import type { RequestDetail } from '@/lib/schemas/certificate-request';
import { getRequest, requireRequest } from './get-request';
import { moveRequest, type RequestActor } from './move-request';

/**
 * Notes that the CSR was handed to the outside authority. Throws `resource.not_found`,
 * `certificate_request.wrong_state`.
 */
export async function markSent(
  workspaceId: string,
  id: string,
  actor: RequestActor,
): Promise<RequestDetail> {
  const { state } = await requireRequest(workspaceId, id);
  const text = 'Sent to the certification authority';
  const client = await db();
  await client.$transaction((tx) =>
    moveRequest(tx, { id, state, act: 'send', actor, kind: 'event', text }),
  );
  return getRequest(workspaceId, id);
}
