import 'server-only';
import { db } from '@/lib/db/client';
import type { RequestDetail } from '@/lib/schemas/certificate-request';
import { getRequest, requireRequest } from './get-request';
import { moveRequest, type RequestActor } from './move-request';

/**
 * Says something about a request: the operator asks, and it waits for the applicant; the applicant answers,
 * and it waits for the review.
 *
 * @param workspaceId null: the operator, in any workspace
 * @throws AppError `resource.not_found`, `certificate_request.wrong_state`
 */
export async function discussRequest(
  workspaceId: string | null,
  id: string,
  text: string,
  actor: RequestActor,
): Promise<RequestDetail> {
  const { state } = await requireRequest(workspaceId, id);
  const act = actor.side === 'operator' ? 'ask' : 'answer';
  const client = await db();
  await client.$transaction((tx) =>
    moveRequest(tx, { id, state, act, actor, kind: 'message', text }),
  );
  return getRequest(workspaceId, id);
}
