import 'server-only';
import { requireCertificate } from '@/lib/domain/certificates/require-certificate';
import { check } from '@/lib/protocol/trust-doctor/checks';
import type { TrustSubject } from '@/lib/protocol/trust-doctor/subject';
import { parseCertificates } from '@/lib/protocol/x509/parse';

/** A certificate of the workspace with its chain. Throws `resource.not_found`. */
export async function subjectOfCertificate(
  workspaceId: string,
  certificateId: string,
): Promise<TrustSubject> {
  const row = await requireCertificate(workspaceId, certificateId);
  const [leaf, ...others] = row.chainPem.flatMap((pem) => parseCertificates(pem));
  if (!leaf) throw new Error(`the certificate ${certificateId} has no chain`);
  const seen = `The certificate ${row.subject} of this workspace.`;
  return { leaf, others, jwt: null, checks: [check('doctor.readable', { verdict: 'pass', seen })] };
}
