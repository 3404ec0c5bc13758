import 'server-only';
import { db } from '@/lib/db/client';
import { storeCertificate } from '@/lib/domain/certificates/store-certificate';
import { getCommunity } from '@/lib/domain/communities/get-community';
import { AppError } from '@/lib/errors';
import { parseCsr } from '@/lib/protocol/credentials/csr';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { issueClientCertificate } from '@/lib/sandbox/pki/issue-client-certificate';
import { revokeSandboxCertificate } from '@/lib/sandbox/pki/revoke-certificate';
import {
  RequestFormSchema,
  type RequestDetail,
  type RequestState,
} from '@/lib/schemas/certificate-request';
import { checksFor } from './checks-for';
import { getRequest, requireRequest } from './get-request';
import { moveRequest, type RequestActor } from './move-request';
import type { RequestDetailRow } from './request-columns';
import { assertPossible } from './request-states';

interface Approval {
  days: number;
  /** Failed automatic checks do not stop it. */
  despiteChecks: boolean;
}

async function assertChecks(row: RequestDetailRow, { despiteChecks }: Approval): Promise<void> {
  const community = await getCommunity(row.workspaceId, row.communityId);
  const failed = (await checksFor(row, community)).filter(({ verdict }) => verdict === 'fail');
  if (failed.length === 0 || despiteChecks) return;
  throw new AppError('certificate.not_issuable', {
    detail: `Automatic checks fail: ${failed.map(({ title, seen }) => `${title}: ${seen}`).join(' ')} Approve with despiteChecks if that is meant.`,
  });
}

/**
 * Approves a request: the portal's CA certifies the key of the CSR for the URIs of the form, and the
 * certificate goes into the workspace of the applicant. Of two approvals at once one wins; what was issued
 * for the other is revoked.
 *
 * @throws AppError `resource.not_found`, `certificate_request.wrong_state`, `certificate.not_issuable`
 */
export async function approveRequest(
  id: string,
  approval: Approval,
  actor: RequestActor,
): Promise<RequestDetail> {
  const row = await requireRequest(null, id);
  const state = row.state as RequestState;
  assertPossible(state, 'approve');
  await assertChecks(row, approval);
  const form = RequestFormSchema.parse(row.form);
  const csr = await parseCsr(row.csrPem);
  const issued = await issueClientCertificate({
    communityId: row.communityId,
    publicKey: new Uint8Array(csr.publicKeySpki),
    subject: { commonName: form.appName, organization: form.organization },
    sanUris: form.sanUris,
    days: approval.days,
  });
  const client = await db();
  try {
    await client.$transaction(async (tx) => {
      const certificate = await storeCertificate(
        row.workspaceId,
        {
          keyId: row.key.id,
          community: row.communityUri,
          chain: issued.chainPem.flatMap((pem) => parseCertificates(pem)),
          source: 'requested',
          createdById: row.createdById,
        },
        tx,
      );
      await moveRequest(tx, {
        id,
        state,
        act: 'approve',
        actor,
        kind: 'event',
        text: `Approved and issued for ${approval.days} days`,
        data: { certificateId: certificate.id, decidedById: actor.id, decidedAt: new Date() },
      });
    });
  } catch (error) {
    await revokeSandboxCertificate(issued.serialNumber, 'superseded');
    throw error;
  }
  return getRequest(null, id);
}
