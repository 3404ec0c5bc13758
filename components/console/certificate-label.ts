import { dayOf } from '@/lib/format/dates';
import type { CertificateSummary } from '@/lib/schemas/certificate';

/** A certificate in one line, to be told from others. */
export function certificateLabel(
  certificate: Pick<CertificateSummary, 'keyName' | 'algorithm' | 'notAfter' | 'fingerprint'>,
): string {
  const { keyName, algorithm, notAfter, fingerprint } = certificate;
  return `${keyName}, ${algorithm}, until ${dayOf(notAfter)} (${fingerprint.slice(0, 8)})`;
}
