import 'server-only';
import { fingerprintOf } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { findIssued, type IssuedCertificate } from '@/lib/sandbox/pki/issued';
import type { CertificateRow } from './serialize-certificate';

/**
 * What the sandbox's CA knows of a certificate of a workspace. Null when it did not issue it: a serial number
 * alone proves nothing, because every authority counts its own.
 */
export async function findIssuance(
  row: Pick<CertificateRow, 'serialNumber' | 'fingerprint'>,
): Promise<IssuedCertificate | null> {
  const issued = await findIssued(row.serialNumber);
  const leaf = issued && parseCertificates(issued.certificatePem)[0];
  return leaf && fingerprintOf(leaf) === row.fingerprint ? issued : null;
}
