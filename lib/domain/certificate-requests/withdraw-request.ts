import 'server-only';
import { db } from '@/lib/db/client';
import type { RequestDetail } from '@/lib/schemas/certificate-request';
import { getRequest, requireRequest } from './get-request';
import { moveRequest, type RequestActor } from './move-request';

/** Takes a request back. Throws `resource.not_found`, `certificate_request.wrong_state`. */
export async function withdrawRequest(
  workspaceId: string,
  id: string,
  actor: RequestActor,
): Promise<RequestDetail> {
  const { state } = await requireRequest(workspaceId, id);
  const client = await db();
  await client.$transaction((tx) =>
    moveRequest(tx, { id, state, act: 'withdraw', actor, kind: 'event', text: 'Withdrawn' }),
  );
  return getRequest(workspaceId, id);
}
