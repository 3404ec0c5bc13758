import { dayOf } from '@/lib/format/dates';
import type { CertificateSummary } from '@/lib/schemas/certificate';

/** A certificate in one line, to be told from others. */
export function certificateLabel(
  certificate: Pick<
    CertificateSummary,
    'keyName' | 'algorithm' | 'notAfter' | 'fingerprint' | 'custody' | 'source'
  >,
): string {
  const { keyName, algorithm, notAfter, fingerprint, custody, source } = certificate;
  const where = { vault: '', browser: ', key in a browser', outside: ', key elsewhere' }[custody];
  const kind = source === 'test' ? ', bad on purpose' : '';
  return `${keyName}, ${algorithm}, until ${dayOf(notAfter)}${where}${kind} (${fingerprint.slice(0, 8)})`;
}
