import type { RevocationReasonName } from '@/lib/schemas/certificate';

/** Reasons for revocation in words (RFC 5280 §5.3.1), the likeliest first. */
export const revocationWords: Readonly<Record<RevocationReasonName, string>> = {
  superseded: 'another certificate replaces it',
  keyCompromise: 'somebody else has, or may have, the private key',
  cessationOfOperation: 'the app is no longer operated',
  affiliationChanged: 'the organization or its name has changed',
  privilegeWithdrawn: 'the right to have it was withdrawn',
  unspecified: 'no reason is told',
};

/** A stored reason in words; as it is when it is none of those that the portal gives. */
export function revocationReason(reason: string): string {
  return Object.hasOwn(revocationWords, reason)
    ? revocationWords[reason as RevocationReasonName]
    : reason;
}
