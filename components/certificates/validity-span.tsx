import { cn } from '@/components/ui/cn';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import { dayOf, exactTime } from '@/lib/format/dates';
import { validityAt, validityWords } from './certificate-words';
import { validityLooks } from './validity-bar';

/** The validity of one certificate at full size: both ends, today between them, and what is left in words. */
export function ValiditySpan({
  certificate,
  now,
}: Readonly<{ certificate: Pick<CertificateSummary, 'notBefore' | 'notAfter'>; now: string }>) {
  const { notBefore, notAfter } = certificate;
  const validity = validityAt(certificate, now);
  const { share, state } = validity;
  const percent = share * 100;
  return (
    <div className="min-w-0">
      <p className={cn('text-lg font-semibold', validityLooks[state].text)}>
        {validityWords(validity)}
      </p>
      <div aria-hidden className="relative mt-3 h-3 rounded-full bg-sunken">
        <div
          className={cn('h-full rounded-full', validityLooks[state].bar)}
          style={{ width: `${Math.max(1, percent)}%` }}
        />
        <div
          className="absolute -top-1 h-5 w-0.5 -translate-x-1/2 rounded bg-ink"
          style={{ left: `${percent}%` }}
        />
      </div>
      <dl className="mt-2 grid grid-cols-3 gap-2 text-sm">
        <End name="From" value={dayOf(notBefore)} />
        <End name="Today" value={dayOf(now)} className="text-center" />
        <End name="Until" value={dayOf(notAfter)} className="text-right" />
      </dl>
      <p className="mt-2 text-xs text-muted">
        From {exactTime(notBefore)} until {exactTime(notAfter)}, both included
      </p>
    </div>
  );
}

function End({
  name,
  value,
  className,
}: Readonly<{ name: string; value: string; className?: string }>) {
  return (
    <div className={cn('min-w-0', className)}>
      <dt className="text-xs text-muted">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
