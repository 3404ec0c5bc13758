import type { CertificateView } from '@/lib/protocol/jwt';
import { dayOf } from '@/lib/format/dates';
import { cn } from '@/components/ui/cn';
import { validityAt, validityWords } from './certificate-words';

/** The colours of each state, for a bar and for its words. */
export const validityLooks = {
  early: { bar: 'bg-info', text: 'text-info' },
  valid: { bar: 'bg-pass', text: 'text-pass' },
  soon: { bar: 'bg-warn', text: 'text-warn' },
  over: { bar: 'bg-fail', text: 'text-fail' },
} as const;

/** From when to when a certificate is valid, as words and as a bar that is full at its end. */
export function ValidityBar({
  certificate,
  now,
}: Readonly<{ certificate: Pick<CertificateView, 'notBefore' | 'notAfter'>; now: string | null }>) {
  const validity = now === null ? null : validityAt(certificate, now);
  return (
    <div className="min-w-0 text-xs">
      <div className="flex flex-wrap justify-between gap-x-3">
        <span className="text-muted">
          {dayOf(certificate.notBefore)} – {dayOf(certificate.notAfter)}
        </span>
        {validity && (
          <span className={cn('font-medium', validityLooks[validity.state].text)}>
            {validityWords(validity)}
          </span>
        )}
      </div>
      <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken">
        {validity && (
          <div
            className={cn('h-full rounded-full', validityLooks[validity.state].bar)}
            style={{ width: `${Math.max(2, validity.share * 100)}%` }}
          />
        )}
      </div>
    </div>
  );
}
