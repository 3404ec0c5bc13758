import type { CertificateView } from '@/lib/protocol/jwt';

function issued(certificate: CertificateView, issuer: CertificateView): boolean {
  if (certificate.issuer !== issuer.subject) return false;
  const { authorityKeyId } = certificate;
  // A certificate need not name the key; then the name has to do.
  if (authorityKeyId === null || issuer.subjectKeyId === null) return true;
  return authorityKeyId === issuer.subjectKeyId;
}

/**
 * A certificate and those above it, as far as they are known. Goes by names and key identifiers: it is to be
 * read, and proves nothing.
 */
export function chainUpward(
  certificate: CertificateView,
  known: readonly CertificateView[],
): CertificateView[] {
  const chain = [certificate];
  let below: CertificateView | undefined = certificate;
  while (below && below.subject !== below.issuer) {
    const child: CertificateView = below;
    below = known.find((one) => issued(child, one) && !chain.includes(one));
    if (below) chain.push(below);
  }
  return chain;
}
