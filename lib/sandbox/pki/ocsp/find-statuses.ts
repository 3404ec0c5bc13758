import 'server-only';
import { createHash } from 'node:crypto';
import type { X509Certificate } from '@peculiar/x509';
import { Certificate, type CertID } from 'pkijs';
import { db } from '@/lib/db/client';
import { toHex } from '@/lib/protocol/bytes';
import type { CertificationAuthorityId } from '../authority-plans';
import { serialNumberOf } from './read-request';

/** What an authority says of one certificate. */
export type CertificateStatus =
  | { status: 'good' }
  | { status: 'revoked'; revokedAt: Date; reason: string }
  // Not issued here, by the serial number.
  | { status: 'unknown' }
  // About a certificate of somebody else, by the hashes of the issuer.
  | { status: 'foreign' };

/** The hash algorithms in which the issuer may be named. */
const hashNames: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
};

/** What the authority knows of each certificate that is asked for, in the order of the questions. */
export async function findStatuses(
  issuerId: CertificationAuthorityId,
  issuer: X509Certificate,
  certIds: readonly CertID[],
): Promise<CertificateStatus[]> {
  const isOwn = issuerMatcher(issuer);
  const client = await db();
  const rows = await client.sandboxCertificate.findMany({
    where: { issuerId, serialNumber: { in: certIds.filter(isOwn).map(serialNumberOf) } },
    select: { serialNumber: true, revokedAt: true, revocationReason: true },
  });
  const bySerial = new Map(rows.map((row) => [row.serialNumber, row]));
  return certIds.map((certId) => {
    if (!isOwn(certId)) return { status: 'foreign' };
    const row = bySerial.get(serialNumberOf(certId));
    if (!row) return { status: 'unknown' };
    if (!row.revokedAt) return { status: 'good' };
    const { revokedAt, revocationReason } = row;
    return { status: 'revoked', revokedAt, reason: revocationReason ?? 'unspecified' };
  });
}

/** Tells whether a question names this issuer: the hashes of its name and of its key. */
function issuerMatcher(issuer: X509Certificate): (certId: CertID) => boolean {
  const { subject, subjectPublicKeyInfo } = Certificate.fromBER(issuer.rawData);
  const name = new Uint8Array(subject.toSchema().toBER());
  const key = subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const digest = (hash: string, bytes: Uint8Array) => createHash(hash).update(bytes).digest('hex');
  return ({ hashAlgorithm, issuerNameHash, issuerKeyHash }) => {
    const hash = hashNames[hashAlgorithm.algorithmId];
    return (
      hash !== undefined &&
      toHex(issuerNameHash.valueBlock.valueHexView) === digest(hash, name) &&
      toHex(issuerKeyHash.valueBlock.valueHexView) === digest(hash, key)
    );
  };
}
