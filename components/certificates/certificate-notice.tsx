import { Callout } from '@/components/ui/callout';
import type { CertificateDetail } from '@/lib/schemas/certificate';
import { exactTime } from '@/lib/format/dates';
import { stateOf } from './certificate-state';
import { revocationReason } from './revocation-words';

/** What has to be known before a certificate is used: that it is revoked, over, or bad on purpose. */
export function CertificateNotice({
  certificate,
  now,
}: Readonly<{ certificate: CertificateDetail; now: string }>) {
  const state = stateOf(certificate, now);
  if (certificate.revokedAt !== null) {
    return (
      <Callout
        tone="fail"
        className="mb-4"
        title={`Revoked at ${exactTime(certificate.revokedAt)}`}
      >
        {certificate.revokedFor !== null && `Reason: ${revocationReason(certificate.revokedFor)}. `}
        Holders that look revocation up refuse it.
      </Callout>
    );
  }
  if (state === 'test') {
    return (
      <Callout className="mb-4" title="Bad on purpose">
        It is part of a test set, to find out whether a holder refuses it. Do not use it for
        anything else.
      </Callout>
    );
  }
  if (state === 'over') {
    return (
      <Callout tone="fail" className="mb-4" title="Expired: no holder accepts it any more">
        {certificate.isSandboxIssued
          ? 'Renew it: the new one has the same URI, so that registrations hold on.'
          : 'Request or upload a new one with the same URI, so that registrations hold on.'}
      </Callout>
    );
  }
  return null;
}
