import 'server-only';
import { findCertificate } from '@/lib/domain/certificates/find-certificate';
import { issueSandboxCertificate } from '@/lib/domain/certificates/issue-sandbox-certificate';
import {
  checkClientCertificate,
  noClientCertificate,
} from '@/lib/protocol/udap/client-certificate';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import { IssueCertificateSchema } from '@/lib/schemas/certificate';
import { mayProceed, type RunState } from '../run-state';

/** Takes the certificate that was asked for, or one of the sandbox community, which is issued if need be. */
export async function certificate(state: RunState): Promise<boolean> {
  const { workspaceId, request, context, recorder } = state;
  if (request.auth.method !== 'udap') return false;
  const community = (await sandboxCommunity()).uri;
  const wanted = request.auth.certificateId
    ? { id: request.auth.certificateId }
    : { community, at: context.now() };
  let found = await findCertificate(workspaceId, wanted);
  let text = 'The certificate that the workspace has already.';
  if (!found && state.isSandbox && !request.auth.certificateId) {
    const issued = await issueSandboxCertificate(workspaceId, IssueCertificateSchema.parse({}));
    found = await findCertificate(workspaceId, { id: issued.id });
    text =
      'A new key in the vault, certified just now by the certification authority of the sandbox.';
  }
  if (!found) {
    await recorder.checks('certificate', [noClientCertificate(request.auth.certificateId)]);
    return false;
  }
  const chain = found.chainPem.flatMap((pem) => parseCertificates(pem));
  await recorder.emit({
    type: 'note',
    step: 'certificate',
    text,
    certificates: chain.map(describeCertificate),
    facts: { key: found.key.name, algorithm: found.key.algorithm, community: found.community },
  });
  const checks = checkClientCertificate(chain, {
    alg: found.key.algorithm,
    supportedAlgs: state.metadata?.registration_endpoint_jwt_signing_alg_values_supported ?? null,
    now: context.now(),
  });
  await recorder.checks('certificate', checks);
  state.certificate = found;
  return mayProceed(checks);
}
