import { cn } from '@/components/ui/cn';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import { counted } from '@/lib/format/quantities';
import { dayOf, exactTime } from '@/lib/format/dates';
import { validityAt } from './certificate-words';

const looks = {
  early: { bar: 'bg-info', text: 'text-info' },
  valid: { bar: 'bg-pass', text: 'text-pass' },
  soon: { bar: 'bg-warn', text: 'text-warn' },
  over: { bar: 'bg-fail', text: 'text-fail' },
} as const;

/** The validity of one certificate at full size: both ends, today between them, and what is left in words. */
export function ValiditySpan({
  certificate,
  now,
}: Readonly<{ certificate: Pick<CertificateSummary, 'notBefore' | 'notAfter'>; now: string }>) {
  const { notBefore, notAfter } = certificate;
  const { share, daysLeft, state } = validityAt(certificate, now);
  const words = {
    early: `Not valid before ${exactTime(notBefore)}`,
    valid: `Valid for ${counted(daysLeft, 'more day', 'more days')}`,
    soon: `Expires in ${counted(daysLeft, 'day')}`,
    over: `Expired ${counted(-daysLeft, 'day')} ago`,
  };
  const percent = share * 100;
  return (
    <div className="min-w-0">
      <p className={cn('text-lg font-semibold', looks[state].text)}>{words[state]}</p>
      <div aria-hidden className="relative mt-3 h-3 rounded-full bg-sunken">
        <div
          className={cn('h-full rounded-full', looks[state].bar)}
          style={{ width: `${Math.max(1, percent)}%` }}
        />
        <div
          className="absolute -top-1 h-5 w-0.5 -translate-x-1/2 rounded bg-ink"
          style={{ left: `${percent}%` }}
        />
      </div>
      <dl className="mt-2 grid grid-cols-3 gap-2 text-sm">
        <End name="From" value={dayOf(notBefore)} title={exactTime(notBefore)} />
        <End name="Today" value={dayOf(now)} title={exactTime(now)} className="text-center" />
        <End
          name="Until"
          value={dayOf(notAfter)}
          title={exactTime(notAfter)}
          className="text-right"
        />
      </dl>
    </div>
  );
}

function End({
  name,
  value,
  title,
  className,
}: Readonly<{ name: string; value: string; title: string; className?: string }>) {
  return (
    <div className={cn('min-w-0', className)}>
      <dt className="text-xs text-muted">{name}</dt>
      <dd title={title}>{value}</dd>
    </div>
  );
}
