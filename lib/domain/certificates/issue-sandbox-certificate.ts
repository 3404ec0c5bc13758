import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { createKey } from '@/lib/domain/keys/create-key';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { issueClientCertificate } from '@/lib/sandbox/pki/issue-client-certificate';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import type { CertificateSummary, IssueCertificate } from '@/lib/schemas/certificate';
import { certificateColumns, serializeCertificate } from './serialize-certificate';

/**
 * Makes a key in the vault and has the sandbox's intermediate certify it for the workspace's app: the URI
 * in the certificate is the app's issuer URI.
 */
export async function issueSandboxCertificate(
  workspaceId: string,
  options: IssueCertificate,
): Promise<CertificateSummary> {
  const app = await ensureApp(workspaceId);
  const community = await sandboxCommunity();
  const key = await createKey(workspaceId, options);
  const issued = await issueClientCertificate({
    publicKey: key.publicKey,
    subject: { commonName: app.metadata.client_name },
    sanUris: [app.metadata.client_uri],
  });
  const leaf = describeCertificate(parseCertificates(issued.chainPem[0] ?? '')[0]!);
  const client = await db();
  const row = await client.certificate.create({
    data: {
      id: newId('crt'),
      workspaceId,
      keyId: key.id,
      community: community.uri,
      chainPem: issued.chainPem,
      subject: leaf.subject,
      sanUris: leaf.sanUris,
      serialNumber: leaf.serialNumber,
      fingerprint: leaf.fingerprintSha256,
      notBefore: new Date(leaf.notBefore),
      notAfter: new Date(leaf.notAfter),
    },
    select: certificateColumns,
  });
  return serializeCertificate(row);
}
