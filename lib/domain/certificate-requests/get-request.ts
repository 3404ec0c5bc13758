import 'server-only';
import { db } from '@/lib/db/client';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { namesOf } from '@/lib/domain/people/names-of';
import { AppError } from '@/lib/errors';
import type { RequestDetail } from '@/lib/schemas/certificate-request';
import { checksFor } from './checks-for';
import { requestDetailColumns, type RequestDetailRow } from './request-columns';
import { serializeRequestDetail } from './serialize-request';

/**
 * The row of a request.
 *
 * @param workspaceId null: of any workspace, for the operator
 * @throws AppError `resource.not_found`
 */
export async function requireRequest(
  workspaceId: string | null,
  id: string,
): Promise<RequestDetailRow> {
  const client = await db();
  const row = await client.certificateRequest.findFirst({
    where: { id, ...(workspaceId === null ? {} : { workspaceId }) },
    select: requestDetailColumns,
  });
  if (row) return row;
  throw new AppError('resource.not_found', {
    detail: `There is no certificate request ${id} here.`,
  });
}

/**
 * A request whole, with its automatic checks and what was said. With `workspaceId` null of any workspace, for
 * the operator. Throws `resource.not_found`.
 */
export async function getRequest(workspaceId: string | null, id: string): Promise<RequestDetail> {
  const row = await requireRequest(workspaceId, id);
  const communities = await listCommunities(row.workspaceId);
  const names = await namesOf([row.createdById, row.decidedById]);
  const community = communities.find((one) => one.id === row.communityId);
  return serializeRequestDetail(row, { names, communities }, await checksFor(row, community));
}
