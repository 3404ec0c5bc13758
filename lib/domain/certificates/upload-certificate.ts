import 'server-only';
import { db } from '@/lib/db/client';
import { getCommunity } from '@/lib/domain/communities/get-community';
import { assertAlgorithm } from '@/lib/domain/keys/assert-algorithm';
import { storeKey } from '@/lib/domain/keys/store-key';
import { AppError } from '@/lib/errors';
import type { PrivateKeyFound } from '@/lib/protocol/credentials/read-private-key';
import { defaultAlgorithm } from '@/lib/protocol/credentials/key-kinds';
import type { CertificateSummary, UploadCertificate } from '@/lib/schemas/certificate';
import { PublicJwkSchema } from '@/lib/schemas/jwk';
import { readUpload, type UploadReading } from './read-upload';
import { refuseUpload } from './refuse-upload';
import { serializeCertificate } from './serialize-certificate';
import { storeCertificate } from './store-certificate';

/**
 * Takes a certificate with its chain from files; a key that comes along goes into the vault. Key and
 * certificate are stored together or not at all.
 *
 * @throws AppError `request.invalid` with one entry for each problem, `certificate.duplicate`,
 *   `resource.not_found` for an unknown community
 */
export async function uploadCertificate(
  workspaceId: string,
  upload: UploadCertificate,
  createdById: string | null,
): Promise<CertificateSummary> {
  const reading = await readUpload(workspaceId, upload, new Date());
  const { inspection, chain, newKey, knownKey } = reading;
  if (inspection.problems.length > 0) {
    throw refuseUpload(inspection.problems, { files: 'files', password: 'password' });
  }
  if (inspection.duplicateOf !== null) {
    throw new AppError('certificate.duplicate', {
      detail: `The workspace has this certificate already (${inspection.duplicateOf}).`,
    });
  }
  const community = await communityOf(workspaceId, upload, reading);
  const client = await db();
  const row = await client.$transaction(async (tx) => {
    const keyId =
      knownKey?.id ??
      (await storeKey(workspaceId, keyOf(upload, newKey, reading, createdById), tx));
    const certificate = { keyId, community, chain, source: 'uploaded' as const, createdById };
    return storeCertificate(workspaceId, certificate, tx);
  });
  return serializeCertificate(row);
}

async function communityOf(
  workspaceId: string,
  { communityId }: UploadCertificate,
  { inspection, chain }: UploadReading,
): Promise<string> {
  if (communityId !== undefined) return (await getCommunity(workspaceId, communityId)).uri;
  // Without a community that we know, the top of the chain is what others know it by.
  return inspection.communities[0]?.uri ?? chain.at(-1)?.issuer ?? '';
}

function keyOf(
  upload: UploadCertificate,
  key: PrivateKeyFound | null,
  { chain }: UploadReading,
  createdById: string | null,
) {
  if (!key) throw new Error('an acceptable upload has a key');
  const algorithm = upload.algorithm ?? defaultAlgorithm(key.kind);
  assertAlgorithm(key.kind, algorithm);
  const commonName = /CN=([^,]+)/.exec(chain[0]?.subject ?? '')?.[1];
  return {
    name: upload.name ?? (commonName ?? 'Uploaded key').slice(0, 80),
    custody: 'vault' as const,
    origin: 'imported' as const,
    algorithm,
    publicJwk: PublicJwkSchema.parse(key.publicJwk),
    pkcs8Pem: key.pkcs8Pem,
    createdById,
  };
}
