import 'server-only';
import { generateKey } from '@/lib/domain/keys/generate-key';
import { getKey } from '@/lib/domain/keys/get-key';
import { AppError } from '@/lib/errors';
import { keyKindOf } from '@/lib/protocol/credentials/key-kinds';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { renewClientCertificate } from '@/lib/sandbox/pki/renew-client-certificate';
import { PublicJwkSchema } from '@/lib/schemas/jwk';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import { findIssuance } from './find-issuance';
import { requireCertificate } from './require-certificate';
import { serializeCertificate, type CertificateRow } from './serialize-certificate';
import { storeCertificate } from './store-certificate';

/** What is said when something only the sandbox's CA can do is asked for another certificate. */
export function notOurCertificate(): AppError {
  return new AppError('certificate.not_issuable', {
    detail:
      'The CA of the sandbox did not issue this certificate. Ask the authority that did; for a new one with ' +
      'the same URI, make a certificate request.',
  });
}

/**
 * Has the sandbox's CA issue the certificate again with the same subject and SAN: for the same key, or for a
 * new one in the vault. Registrations survive, because they are bound to the URI.
 *
 * @see UDAP Dynamic Client Registration §6
 * @throws AppError `resource.not_found`, `certificate.not_issuable`
 */
export async function renewCertificate(
  workspaceId: string,
  id: string,
  options: { withNewKey: boolean },
  createdById: string | null,
): Promise<CertificateSummary> {
  const row = await requireCertificate(workspaceId, id);
  const issued = await findIssuance(row);
  if (!issued || row.source === 'test') throw notOurCertificate();
  const key = options.withNewKey ? await newKeyLike(workspaceId, row, createdById) : null;
  const { chainPem } = await renewClientCertificate(
    issued.serialNumber,
    key ? { publicKey: key.publicKey } : {},
  );
  const renewed = await storeCertificate(workspaceId, {
    keyId: key?.id ?? row.key.id,
    community: row.community,
    chain: chainPem.flatMap((pem) => parseCertificates(pem)),
    source: row.source === 'requested' ? 'requested' : 'sandbox',
    createdById,
    renewsId: id,
  });
  return serializeCertificate(renewed);
}

async function newKeyLike(workspaceId: string, row: CertificateRow, createdById: string | null) {
  const { publicJwk, algorithm } = await getKey(workspaceId, row.key.id);
  const kind = keyKindOf(PublicJwkSchema.parse(publicJwk)) ?? 'rsa-2048';
  const name = `${row.key.name} (renewed)`.slice(0, 80);
  return generateKey(workspaceId, { name, kind, algorithm }, createdById);
}
