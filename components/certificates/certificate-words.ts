import { counted } from '@/lib/format/quantities';
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

/** How a certificate stands in its validity. */
export interface Validity {
  /** How much of it is over, 0 to 1. */
  share: number;
  /** Whole days, rounded down; negative when it is over. */
  daysLeft: number;
  state: 'early' | 'valid' | 'soon' | 'over';
}

/** How a certificate stands in its validity at `now` (ISO 8601). */
export function validityAt(
  { notBefore, notAfter }: Pick<CertificateView, 'notBefore' | 'notAfter'>,
  now: string,
): Validity {
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

/** What is left of a validity, or since when nothing is, in words. */
export function validityWords({ state, daysLeft }: Validity): string {
  if (state === 'early') return 'Not valid yet';
  if (state === 'valid') return `Valid for ${counted(daysLeft, 'more day', 'more days')}`;
  if (state === 'soon') {
    return daysLeft === 0 ? 'Expires within a day' : `Expires in ${counted(daysLeft, 'day')}`;
  }
  const daysSince = -daysLeft - 1;
  return daysSince === 0
    ? 'Expired less than a day ago'
    : `Expired ${counted(daysSince, 'day')} ago`;
}
