import 'server-only';
import { db } from '@/lib/db/client';
import type { RequestDetail } from '@/lib/schemas/certificate-request';
import { getRequest, requireRequest } from './get-request';
import { moveRequest, type RequestActor } from './move-request';

/**
 * Rejects a request with a reason that the applicant reads. Throws `resource.not_found`,
 * `certificate_request.wrong_state`.
 */
export async function rejectRequest(
  id: string,
  reason: string,
  actor: RequestActor,
): Promise<RequestDetail> {
  const { state } = await requireRequest(null, id);
  const client = await db();
  await client.$transaction((tx) =>
    moveRequest(tx, {
      id,
      state,
      act: 'reject',
      actor,
      kind: 'event',
      text: `Rejected: ${reason}`,
      data: { decidedById: actor.id, decidedAt: new Date(), decisionReason: reason },
    }),
  );
  return getRequest(null, id);
}
