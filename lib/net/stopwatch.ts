import 'server-only';
import type { Timings } from '@/lib/protocol/exchange';

type Moment = 'start' | 'resolved' | 'connected' | 'secured' | 'sent' | 'firstByte' | 'end';

/** Notes when each phase of a request ended. */
export interface Stopwatch {
  mark: (moment: Moment) => void;
  timings: () => Timings;
}

const rounded = (ms: number) => Math.round(ms * 1000) / 1000;

/** A stopwatch that starts now. */
export function startStopwatch(now: () => number = () => performance.now()): Stopwatch {
  const at = new Map<Moment, number>([['start', now()]]);
  const between = (from: Moment, to: Moment): number | null => {
    const begin = at.get(from);
    const end = at.get(to);
    return begin === undefined || end === undefined ? null : rounded(Math.max(0, end - begin));
  };
  return {
    mark: (moment) => {
      if (!at.has(moment)) at.set(moment, now());
    },
    timings: () => ({
      dnsMs: between('start', 'resolved'),
      connectMs: at.has('resolved')
        ? between('resolved', 'connected')
        : between('start', 'connected'),
      tlsMs: between('connected', 'secured'),
      firstByteMs: between('sent', 'firstByte'),
      bodyMs: between('firstByte', 'end'),
      totalMs: rounded((at.get('end') ?? now()) - (at.get('start') ?? 0)),
    }),
  };
}
