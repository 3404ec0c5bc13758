import 'server-only';
import { db } from '@/lib/db/client';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { namesOf } from '@/lib/domain/people/names-of';
import type { RequestState, RequestSummary } from '@/lib/schemas/certificate-request';
import { requestColumns, type RequestRow } from './request-columns';
import { serializeRequest } from './serialize-request';

async function serializeAll(
  rows: readonly RequestRow[],
  workspaceId: string | null,
): Promise<RequestSummary[]> {
  const communities = await listCommunities(workspaceId);
  const names = await namesOf(rows.map((row) => row.createdById));
  return rows.map((row) => serializeRequest(row, { names, communities }));
}

/** The certificate requests of a workspace, newest first. */
export async function listRequests(workspaceId: string): Promise<RequestSummary[]> {
  const client = await db();
  const rows = await client.certificateRequest.findMany({
    where: { workspaceId },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: requestColumns,
  });
  return serializeAll(rows, workspaceId);
}

/** What is for the operator to look at: requests to the CA of the portal. */
const reviewed: readonly RequestState[] = [
  'submitted',
  'question',
  'issued',
  'rejected',
  'withdrawn',
];

/** The requests of every workspace to the CA of the portal, 500 at most: those that wait longest first. */
export async function listAllRequests(
  states: readonly RequestState[] = reviewed,
  limit = 500,
): Promise<RequestSummary[]> {
  const client = await db();
  const rows = await client.certificateRequest.findMany({
    where: { state: { in: [...states] }, communityId: { startsWith: 'sandbox-' } },
    orderBy: { createdAt: 'asc' },
    take: limit,
    select: requestColumns,
  });
  return serializeAll(rows, null);
}
