import 'server-only';
import { db } from '@/lib/db/client';
import { findCertificate } from '@/lib/domain/certificates/find-certificate';
import type { CertificateRow } from '@/lib/domain/certificates/serialize-certificate';
import { issueSandboxCertificate } from '@/lib/domain/certificates/issue-sandbox-certificate';
import {
  checkClientCertificate,
  noClientCertificate,
} from '@/lib/protocol/udap/client-certificate';
import { checkCommunityRules } from '@/lib/protocol/x509/community-rules';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { findSandboxCommunity } from '@/lib/sandbox/pki/community';
import { IssueCertificateSchema } from '@/lib/schemas/certificate';
import { mayProceed, type RunState } from '../run-state';

/**
 * Takes the certificate that was asked for, or the newest of the holder's community; for a community of the
 * sandbox one is issued if need be.
 */
export async function certificate(state: RunState): Promise<boolean> {
  const { request, context, recorder } = state;
  const { auth } = request;
  if (auth.method !== 'udap' && auth.method !== 'code') return false;
  const { found, text } = await choose(state, auth.certificateId);
  if (!found) {
    await recorder.checks('certificate', [noClientCertificate(auth.certificateId)]);
    return false;
  }
  const chain = found.chainPem.flatMap((pem) => parseCertificates(pem));
  await recorder.emit({
    type: 'note',
    step: 'certificate',
    text,
    certificates: chain.map(describeCertificate),
    facts: {
      key: found.key.name,
      custody: found.key.custody,
      algorithm: found.key.algorithm,
      community: found.community,
    },
  });
  const [leaf] = chain;
  const checks = [
    ...checkClientCertificate(chain, {
      alg: found.key.algorithm,
      supportedAlgs: state.metadata?.registration_endpoint_jwt_signing_alg_values_supported ?? null,
      now: context.now(),
    }),
    // A certificate of another community is judged by the holder, who may trust several.
    ...(leaf && state.communityRules && found.community === state.community
      ? checkCommunityRules(leaf, state.communityRules)
      : []),
  ];
  await recorder.checks('certificate', checks);
  state.certificate = found;
  // The deliberately bad certificates of the sandbox are there to see what a holder says to them.
  return found.source === 'test' || mayProceed(checks);
}

/** The issuers that sign people in: the same one for a client without people would replace its registration. */
async function issuersOfUsers(workspaceId: string): Promise<string[]> {
  const client = await db();
  const rows = await client.appClient.findMany({
    where: { workspaceId, grantType: 'authorization_code' },
    select: { issuer: true },
  });
  return rows.map(({ issuer }) => issuer);
}

async function choose(
  state: RunState,
  certificateId: string | undefined,
): Promise<{ found: CertificateRow | null; text: string }> {
  const { workspaceId, community = '', context, client } = state;
  const wanted = certificateId
    ? { id: certificateId }
    : {
        community,
        at: context.now(),
        ...(client ? { issuer: client.issuer } : { notFor: await issuersOfUsers(workspaceId) }),
      };
  const found = await findCertificate(workspaceId, wanted);
  const sandbox = await findSandboxCommunity(community);
  if (found || certificateId || !state.isSandbox || !sandbox) {
    return { found, text: 'The certificate that the workspace has already.' };
  }
  const issued = await issueSandboxCertificate(
    workspaceId,
    IssueCertificateSchema.parse({
      communityId: sandbox.id,
      ...(client ? { appId: client.appId, grantType: client.grantType } : {}),
    }),
    { createdById: null, runId: state.runId },
  );
  return {
    found: await findCertificate(workspaceId, { id: issued.id }),
    text: 'A new key in the vault, certified just now by the certification authority of the sandbox.',
  };
}
