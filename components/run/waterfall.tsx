import type { Timings } from '@/lib/protocol/exchange';
import { duration } from '@/lib/format/quantities';

const phases: [name: string, member: keyof Timings, className: string][] = [
  ['DNS', 'dnsMs', 'bg-info'],
  ['Connect', 'connectMs', 'bg-warn'],
  ['TLS', 'tlsMs', 'bg-skip'],
  ['Wait for the first byte', 'firstByteMs', 'bg-accent'],
  ['Body', 'bodyMs', 'bg-pass'],
];

interface Bar {
  name: string;
  className: string;
  milliseconds: number;
  /** Milliseconds after the start of the exchange. */
  offset: number;
}

/** The phases that happened, one after the other. */
function barsOf(timings: Timings): Bar[] {
  const bars: Bar[] = [];
  for (const [name, member, className] of phases) {
    const milliseconds = timings[member];
    const before = bars.at(-1);
    const offset = before ? before.offset + before.milliseconds : 0;
    if (milliseconds !== null) bars.push({ name, className, milliseconds, offset });
  }
  return bars;
}

/** Where the time went, phase by phase, each bar with its number. */
export function Waterfall({ timings }: Readonly<{ timings: Timings }>) {
  const bars = barsOf(timings);
  const sum = bars.reduce((before, bar) => before + bar.milliseconds, 0);
  const total = Math.max(timings.totalMs, sum, 0.001);
  return (
    <dl className="space-y-1.5 text-xs">
      {bars.map((bar) => (
        <div key={bar.name} className="grid grid-cols-[8.5rem_1fr_4.5rem] items-center gap-2">
          <dt className="text-muted">{bar.name}</dt>
          <dd aria-hidden className="relative h-2 overflow-hidden rounded-full bg-sunken">
            <span
              className={`absolute inset-y-0 min-w-0.5 rounded-full ${bar.className}`}
              style={{
                left: `${(bar.offset / total) * 100}%`,
                width: `${(bar.milliseconds / total) * 100}%`,
              }}
            />
          </dd>
          <dd className="text-right font-mono">{duration(bar.milliseconds)}</dd>
        </div>
      ))}
      <div className="grid grid-cols-[8.5rem_1fr_4.5rem] gap-2 font-medium">
        <dt>Total</dt>
        <dd className="col-start-3 text-right font-mono">{duration(timings.totalMs)}</dd>
      </div>
    </dl>
  );
}
