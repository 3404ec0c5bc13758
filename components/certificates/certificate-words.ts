import type { CertificateView } from '@/lib/protocol/jwt';

/** The name of a subject for people: its common name, else its organization, else all of it (RFC 4514 §2). */
export function nameOf(subject: string): string {
  const part = (key: string) =>
    new RegExp(`(?:^|,\\s*)${key}=("[^"]*"|(?:\\\\.|[^,\\\\])*)`).exec(subject)?.[1];
  const name = part('CN') ?? part('O') ?? subject;
  return name.replaceAll('"', '').replaceAll(/\\(.)/g, '$1').trim();
}

/** What a certificate is in its chain. */
export function roleOf(certificate: CertificateView): 'Anchor' | 'Intermediate' | 'Certificate' {
  if (!certificate.isCa) return 'Certificate';
  return certificate.subject === certificate.issuer ? 'Anchor' : 'Intermediate';
}

/** A fingerprint in groups that can be compared by eye. */
export function groupedFingerprint(hex: string): string {
  return (
    hex
      .toUpperCase()
      .match(/.{1,2}/g)
      ?.join(':') ?? hex
  );
}

/** How much of a validity is over, 0 to 1, and how many days are left (negative: days since the end). */
export function validityAt(
  { notBefore, notAfter }: Pick<CertificateView, 'notBefore' | 'notAfter'>,
  now: string,
): { share: number; daysLeft: number; state: 'early' | 'valid' | 'soon' | 'over' } {
  const [from, to, at] = [notBefore, notAfter, now].map((time) => Date.parse(time)) as [
    number,
    number,
    number,
  ];
  const daysLeft = Math.floor((to - at) / 86_400_000);
  const share = to > from ? Math.min(1, Math.max(0, (at - from) / (to - from))) : 1;
  const state = at < from ? 'early' : at > to ? 'over' : daysLeft < 30 ? 'soon' : 'valid';
  return { share, daysLeft, state };
}
