import type { CertificateSummary } from '@/lib/schemas/certificate';

/** A file name without its ending, from the name of the key and the start of the fingerprint. */
export function fileStemOf({
  keyName,
  fingerprint,
}: Pick<CertificateSummary, 'keyName' | 'fingerprint'>): string {
  const name = keyName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${name || 'certificate'}-${fingerprint.slice(0, 8)}`;
}

/** The chain as one PEM file, leaf first. */
export function pemBundleOf({ chain }: Pick<CertificateSummary, 'chain'>): string {
  return `${chain.map(({ pem }) => pem.trim()).join('\n')}\n`;
}
