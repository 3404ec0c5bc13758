import 'server-only';
import { db } from '@/lib/db/client';
import { refuseUpload } from '@/lib/domain/certificates/refuse-upload';
import { readFiles } from '@/lib/domain/certificates/read-upload';
import { communitiesOf } from '@/lib/domain/certificates/communities-of';
import { storeCertificate } from '@/lib/domain/certificates/store-certificate';
import { getCommunity } from '@/lib/domain/communities/get-community';
import { checkIssued } from '@/lib/protocol/credentials/check-issued';
import { assembleChain } from '@/lib/protocol/credentials/match-credentials';
import type { UploadedFile } from '@/lib/schemas/certificate';
import { RequestFormSchema, type RequestDetail } from '@/lib/schemas/certificate-request';
import { getRequest, requireRequest } from './get-request';
import { moveRequest, type RequestActor } from './move-request';

const fields = { files: 'files', password: 'files' };

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
  const community = await getCommunity(workspaceId, row.communityId);
  const form = RequestFormSchema.parse(row.form);
  const read = readFiles({ files: [...files] });
  const { leaf, chain, problems } = await assembleChain(read.certificates, {
    key: row.key.thumbprint,
  });
  const unread = [...read.problems, ...problems].map((problem) => ({ file: null, ...problem }));
  if (unread.length > 0 || !leaf) throw refuseUpload(unread, fields);
  const failed = checkIssued(chain, {
    csrThumbprint: row.key.thumbprint,
    sanUris: form.sanUris,
    at: new Date(),
  }).filter(({ verdict }) => verdict === 'fail');
  const found = failed.map(({ id: code, title, seen, expected }) => ({
    code,
    file: null,
    text: `${title}: ${seen} Expected: ${expected}`,
  }));
  if ((await communitiesOf(chain, [community])).length === 0) {
    found.push({
      code: 'other-community',
      file: null,
      text: `It does not lead to an anchor of “${community.name}”. Add the intermediates that the authority sent, or choose the certificate of this community.`,
    });
  }
  if (found.length > 0) throw refuseUpload(found, fields);
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
