import type { Exchange, Timings } from '@/lib/protocol/exchange';

const phases: [name: string, member: keyof Timings, className: string][] = [
  ['DNS', 'dnsMs', 'bg-info'],
  ['Connect', 'connectMs', 'bg-warn'],
  ['TLS', 'tlsMs', 'bg-skip'],
  ['Wait for the first byte', 'firstByteMs', 'bg-accent'],
  ['Download', 'bodyMs', 'bg-pass'],
];

/** One phase of an exchange. */
export interface Bar {
  name: string;
  className: string;
  milliseconds: number;
  /** Milliseconds after the start of the exchange. */
  offset: number;
}

/** The phases that happened, one after the other. */
export function barsOf(timings: Timings): Bar[] {
  const bars: Bar[] = [];
  for (const [name, member, className] of phases) {
    const milliseconds = timings[member];
    const before = bars.at(-1);
    const offset = before ? before.offset + before.milliseconds : 0;
    if (milliseconds !== null) bars.push({ name, className, milliseconds, offset });
  }
  return bars;
}

/** The bars of an exchange and how long the whole took: never less than its parts. */
export function waterfallOf(timings: Timings): { bars: Bar[]; total: number } {
  const bars = barsOf(timings);
  const sum = bars.reduce((before, bar) => before + bar.milliseconds, 0);
  return { bars, total: Math.max(timings.totalMs, sum, 0.001) };
}

/** One exchange of several that follow each other. */
export interface HopBars {
  exchange: Exchange;
  /** Milliseconds after the start of the first hop. */
  offset: number;
  bars: Bar[];
  total: number;
}

/** Exchanges on one axis of time: where each begins, and how long the axis is. */
export function hopBars(hops: readonly Exchange[]): { hops: HopBars[]; total: number } {
  const start = Date.parse(hops[0]?.startedAt ?? '');
  const placed = hops.flatMap((exchange) => {
    if (!exchange.timings) return [];
    const offset = Math.max(0, Date.parse(exchange.startedAt) - start);
    return [{ exchange, offset, ...waterfallOf(exchange.timings) }];
  });
  const total = Math.max(0.001, ...placed.map((hop) => hop.offset + hop.total));
  return { hops: placed, total };
}
