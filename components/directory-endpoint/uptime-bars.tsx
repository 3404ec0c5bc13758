import { Disclosure } from '@/components/ui/disclosure';
import { cn } from '@/components/ui/cn';
import { dayOf } from '@/lib/format/dates';
import { counted, duration } from '@/lib/format/quantities';
import type { EndpointUptime } from '@/lib/schemas/directory-endpoint';

type Day = EndpointUptime['days'][number];

function lookOf({ probes, worked }: Day): string {
  if (probes === 0) return 'bg-line';
  if (worked === probes) return 'bg-pass';
  return worked === 0 ? 'bg-fail' : 'bg-warn';
}

/** How tall a bar is says the same as its colour. */
function heightOf({ probes, worked }: Day): string {
  if (probes === 0) return 'h-1';
  if (worked === probes) return 'h-8';
  return worked === 0 ? 'h-2.5' : 'h-5';
}

const wordsOf = ({ day, probes, worked }: Day): string =>
  `${dayOf(day)}: ${worked} of ${counted(probes, 'probe')} worked`;

/** The last 30 days of an endpoint as bars, and as a table for those who want numbers. */
export function UptimeBars({ uptime }: Readonly<{ uptime: EndpointUptime }>) {
  const { percent, probes, meanMs, days } = uptime;
  const asked = days.filter((day) => day.probes > 0);
  return (
    <div className="space-y-2 border-t border-line px-5 py-4">
      <p className="text-sm">
        <strong className="tabular-nums">{percent} %</strong>{' '}
        <span className="text-muted">
          of {counted(probes, 'probe')} worked in the last 30 days
          {meanMs !== null && `, ${duration(meanMs)} on average`}
        </span>
      </p>
      <div aria-hidden className="flex h-8 items-end gap-px sm:gap-0.5">
        {days.map((day) => (
          <span
            key={day.day}
            title={day.probes === 0 ? `${dayOf(day.day)}: nobody asked` : wordsOf(day)}
            className={cn('min-w-0 flex-1 rounded-xs', lookOf(day), heightOf(day))}
          />
        ))}
      </div>
      <Disclosure
        summary={<span className="text-sm text-muted">Day by day</span>}
        summaryClassName="py-1"
      >
        <table className="w-full max-w-md text-sm">
          <caption className="sr-only">Probes of the last 30 days, the newest first</caption>
          <thead>
            <tr className="text-left text-xs text-muted">
              <th scope="col" className="py-1 font-medium">
                Day (UTC)
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                Probes
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                Worked
              </th>
            </tr>
          </thead>
          <tbody>
            {asked.toReversed().map((day) => (
              <tr key={day.day} className="border-t border-line">
                <th scope="row" className="py-1 text-left font-normal">
                  {dayOf(day.day)}
                </th>
                <td className="py-1 text-right tabular-nums">{day.probes}</td>
                <td className="py-1 text-right tabular-nums">{day.worked}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </div>
  );
}
