import type { Exchange, Timings } from '@/lib/protocol/exchange';
import { duration } from '@/lib/format/quantities';
import { pathOf } from './sequence-rows';
import { hopBars, waterfallOf, type Bar } from './waterfall-bars';

function Track({ bars, total, offset }: Readonly<{ bars: Bar[]; total: number; offset: number }>) {
  return (
    <>
      {bars.map((bar) => (
        <span
          key={bar.name}
          className={`absolute inset-y-0 min-w-0.5 ${bars.length === 1 ? 'rounded-full' : ''} ${bar.className}`}
          style={{
            left: `${((offset + bar.offset) / total) * 100}%`,
            width: `${(bar.milliseconds / total) * 100}%`,
          }}
        />
      ))}
    </>
  );
}

/** Where the time went, phase by phase, each bar with its number. */
export function Waterfall({ timings }: Readonly<{ timings: Timings }>) {
  const { bars, total } = waterfallOf(timings);
  return (
    <dl className="space-y-1.5 text-xs">
      {bars.map((bar) => (
        <div key={bar.name} className="grid grid-cols-[8.5rem_1fr_4.5rem] items-center gap-2">
          <dt className="text-muted">{bar.name}</dt>
          <dd aria-hidden className="relative h-2 overflow-hidden rounded-full bg-sunken">
            <Track bars={[bar]} total={total} offset={0} />
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

/** Where the time went over redirects: each hop on one axis of time, with the phases of each below it. */
export function HopWaterfall({ hops }: Readonly<{ hops: readonly Exchange[] }>) {
  const { hops: placed, total } = hopBars(hops);
  const [only] = placed;
  if (!only) return <p className="text-sm text-muted">Nothing was sent, so no time was taken.</p>;
  if (placed.length === 1 && only.exchange.timings) {
    return <Waterfall timings={only.exchange.timings} />;
  }
  return (
    <ol className="space-y-4">
      {placed.map(({ exchange, offset, bars, total: own }) => (
        <li key={exchange.id} className="min-w-0 space-y-2">
          <p className="flex min-w-0 items-baseline justify-between gap-3 text-xs">
            <span className="min-w-0 truncate font-mono">
              {exchange.response?.status ?? 'no answer'} {pathOf(exchange.request.url)}
            </span>
            <span className="shrink-0 font-mono">
              {duration(own)}, from {duration(offset)}
            </span>
          </p>
          <div aria-hidden className="relative h-2 overflow-hidden rounded-full bg-sunken">
            <Track bars={bars} total={total} offset={offset} />
          </div>
          {exchange.timings && <Waterfall timings={exchange.timings} />}
        </li>
      ))}
    </ol>
  );
}
