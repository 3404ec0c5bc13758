import 'server-only';
import { appClientOf } from '@/lib/domain/apps/app-client-of';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { recordAudit } from '@/lib/domain/audit/record-audit';
import { generateKey } from '@/lib/domain/keys/generate-key';
import { getKey } from '@/lib/domain/keys/get-key';
import { importPublicKey } from '@/lib/domain/keys/import-public-key';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { findSandboxCommunity } from '@/lib/sandbox/pki/community';
import { issueClientCertificate } from '@/lib/sandbox/pki/issue-client-certificate';
import type { CertificateSummary, IssueCertificate } from '@/lib/schemas/certificate';
import { serializeCertificate } from './serialize-certificate';
import { storeCertificate } from './store-certificate';

/** Who had the certificate issued: a person or token through the API, or a run on the way. */
export interface IssueOrigin {
  createdById: string | null;
  /** Set when a run did it: then the verb writes the audit entry, which no endpoint does. */
  runId?: string;
}

/**
 * Has the sandbox's CA certify a key for the workspace's app: a key of the workspace in whichever custody, or
 * a new one in the vault. The URI in the certificate is the app's issuer URI.
 *
 * @throws AppError `resource.not_found` for an unknown key, `certificate.not_issuable`
 */
export async function issueSandboxCertificate(
  workspaceId: string,
  options: IssueCertificate,
  origin: IssueOrigin,
): Promise<CertificateSummary> {
  const subject = await subjectOf(workspaceId, options);
  const community = await findSandboxCommunity(options.communityId);
  if (!community) throw new Error(`the sandbox has no community ${options.communityId}`);
  const key = await keyFor(workspaceId, options, origin);
  const issued = await issueClientCertificate({
    communityId: community.id,
    publicKey: key.publicKey,
    days: options.days,
    ...subject,
  });
  const row = await storeCertificate(workspaceId, {
    keyId: key.id,
    community: community.uri,
    chain: issued.chainPem.flatMap((pem) => parseCertificates(pem)),
    source: 'sandbox',
    createdById: origin.createdById,
  });
  if (origin.runId !== undefined) {
    await recordAudit({
      workspaceId,
      actor: { kind: 'system', id: origin.runId, name: `run ${origin.runId}` },
      action: 'certificate.issue',
      target: { kind: 'certificate', id: row.id },
    });
  }
  return serializeCertificate(row);
}

/** What the certificate says: the name of the app, and the issuer URI of the client that it is for. */
async function subjectOf(
  workspaceId: string,
  { appId, grantType }: IssueCertificate,
): Promise<{ subject: { commonName: string }; sanUris: string[] }> {
  const { id } = appId === undefined ? await ensureApp(workspaceId) : { id: appId };
  const { app, client } = await appClientOf(workspaceId, id, grantType);
  return { subject: { commonName: app.metadata.client_name }, sanUris: [client.issuer] };
}

async function keyFor(
  workspaceId: string,
  { keyId, name, kind }: IssueCertificate,
  { createdById }: IssueOrigin,
): Promise<{ id: string; publicKey: CryptoKey }> {
  if (keyId === undefined) return generateKey(workspaceId, { name, kind }, createdById);
  const key = await getKey(workspaceId, keyId);
  return { id: key.id, publicKey: await importPublicKey(key.publicJwk, key.algorithm) };
}
