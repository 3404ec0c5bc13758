import 'server-only';
import { db } from '@/lib/db/client';
import { storeCertificate } from '@/lib/domain/certificates/store-certificate';
import { getCommunity } from '@/lib/domain/communities/get-community';
import type { UploadedFile } from '@/lib/schemas/certificate';
import type { RequestDetail, RequestState } from '@/lib/schemas/certificate-request';
import { getRequest, requireRequest } from './get-request';
import { issuedChain } from './issued-chain';
import { moveRequest, type RequestActor } from './move-request';
import { assertPossible } from './request-states';

/**
 * Takes back what an outside authority issued for a request: it must certify the key of the CSR for the URIs
 * of the form, and lead to an anchor of the community.
 *
 * @throws AppError `resource.not_found`, `certificate_request.wrong_state`, `request.invalid` with one entry
 *   for each thing that is not as it was asked for
 */
export async function receiveIssued(
  workspaceId: string,
  id: string,
  files: readonly UploadedFile[],
  actor: RequestActor,
): Promise<RequestDetail> {
  const row = await requireRequest(workspaceId, id);
  assertPossible(row.state as RequestState, 'receive');
  const community = await getCommunity(workspaceId, row.communityId);
  const chain = await issuedChain(row, community, files);
  const client = await db();
  await client.$transaction(async (tx) => {
    const certificate = await storeCertificate(
      workspaceId,
      {
        keyId: row.key.id,
        community: community.uri,
        chain,
        source: 'requested',
        createdById: actor.id,
      },
      tx,
    );
    await moveRequest(tx, {
      id,
      state: row.state,
      act: 'receive',
      actor,
      kind: 'event',
      text: `Received from ${community.caName || 'the certification authority'} and checked against the request`,
      data: { certificateId: certificate.id, decidedAt: new Date() },
    });
  });
  return getRequest(workspaceId, id);
}
