import type { CertificateView } from '@/lib/protocol/jwt';
import { dayOf } from '@/lib/format/dates';
import { counted } from '@/lib/format/quantities';
import { cn } from '@/components/ui/cn';
import { validityAt } from './certificate-words';

const looks = {
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
  const words = {
    early: 'Not valid yet',
    valid: `Valid for ${counted(validity?.daysLeft ?? 0, 'more day', 'more days')}`,
    soon: `Expires in ${counted(validity?.daysLeft ?? 0, 'day')}`,
    over: `Expired ${counted(-(validity?.daysLeft ?? 0), 'day')} ago`,
  };
  return (
    <div className="min-w-0 text-xs">
      <div className="flex flex-wrap justify-between gap-x-3">
        <span className="text-muted">
          {dayOf(certificate.notBefore)} – {dayOf(certificate.notAfter)}
        </span>
        {validity && (
          <span className={cn('font-medium', looks[validity.state].text)}>
            {words[validity.state]}
          </span>
        )}
      </div>
      <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken">
        {validity && (
          <div
            className={cn('h-full rounded-full', looks[validity.state].bar)}
            style={{ width: `${Math.max(2, validity.share * 100)}%` }}
          />
        )}
      </div>
    </div>
  );
}
