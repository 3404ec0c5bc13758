import type { Tone } from '@/components/ui/badge';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import { validityAt } from './certificate-words';

/** What a certificate is good for at a time, in one word. */
export const certificateStates = {
  valid: { words: 'valid', tone: 'pass' },
  soon: { words: 'expires soon', tone: 'warn' },
  over: { words: 'expired', tone: 'fail' },
  early: { words: 'not yet valid', tone: 'info' },
  revoked: { words: 'revoked', tone: 'fail' },
  test: { words: 'test', tone: 'neutral' },
} as const satisfies Record<string, { words: string; tone: Tone }>;
export type CertificateState = keyof typeof certificateStates;

/**
 * The state of a certificate at `now` (ISO 8601). A deliberately bad one is “test” whatever else it is, and
 * revocation counts more than dates.
 */
export function stateOf(
  certificate: Pick<CertificateSummary, 'source' | 'revokedAt' | 'notBefore' | 'notAfter'>,
  now: string,
): CertificateState {
  if (certificate.source === 'test') return 'test';
  if (certificate.revokedAt !== null) return 'revoked';
  return validityAt(certificate, now).state;
}

/** Where a private key is, short and as a sentence. */
export const custodyWords: Readonly<
  Record<CertificateSummary['custody'], { short: string; long: string }>
> = {
  vault: {
    short: 'key in the vault',
    long: 'in the vault: sealed in the portal, which signs with it when you run something',
  },
  browser: {
    short: 'key in a browser',
    long: 'in one browser: the portal has the public half only and asks that browser to sign',
  },
  outside: {
    short: 'key elsewhere',
    long: 'elsewhere: the portal has the public half only and cannot sign with it',
  },
};

/** How a certificate came into the workspace, short and as the end of “It was …”. */
export const sourceWords: Readonly<
  Record<CertificateSummary['source'], { short: string; long: string }>
> = {
  sandbox: { short: 'issued here', long: 'issued by the CA of the sandbox' },
  uploaded: { short: 'uploaded', long: 'uploaded' },
  requested: { short: 'requested', long: 'issued after a request' },
  test: { short: 'test set', long: 'made for the test set' },
};
