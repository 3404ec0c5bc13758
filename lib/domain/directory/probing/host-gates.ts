import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import {
  fullBucket,
  isFull,
  takeToken,
  waitForToken,
  withoutRefill,
  type Bucket,
  type Budget,
} from '@/lib/directory/probe/token-bucket';

/** How politely hosts are asked: one request a second after a burst of two, two at once, 32 at all hosts together. */
export const defaultPace = { perSecond: 1, burst: 2, atOnce: 2, globally: 32 } as const;
export interface Pace extends Budget {
  atOnce: number;
  globally: number;
}

/** Lets requests pass to hosts, each at its pace, in the order in which they came. */
export interface HostGates {
  pace: Pace;
  /** Waits until the host may be asked, then acts. Throws the reason of the signal when it aborts before that. */
  pass: <T>(host: string, signal: AbortSignal, act: () => Promise<T>) => Promise<T>;
}

interface Gate {
  bucket: Bucket;
  underWay: number;
  waiting: number;
  /** The end of the queue. */
  tail: Promise<void>;
  /** Wakes the one at the head of the queue. */
  freed: () => void;
}

/** So many hosts are remembered; those at rest are forgotten beyond that. */
const maxGates = 10_000;
const noop = (): void => undefined;

/** Opens the gates of this process. */
export function openHostGates(pace: Pace = defaultPace): HostGates {
  const gates = new Map<string, Gate>();
  const queue: (() => void)[] = [];
  let free = pace.globally;

  async function takeSlot(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
  }

  function freeSlot(): void {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  }

  function forgetIdle(): void {
    for (const [host, { bucket, underWay, waiting }] of gates) {
      const isIdle = underWay === 0 && waiting === 0;
      if (isIdle && isFull(bucket, pace, performance.now())) gates.delete(host);
    }
  }

  function gateOf(host: string): Gate {
    const known = gates.get(host);
    if (known) return known;
    if (gates.size >= maxGates) forgetIdle();
    const bucket = fullBucket(pace, performance.now());
    const gate = { bucket, underWay: 0, waiting: 0, tail: Promise.resolve(), freed: noop };
    gates.set(host, gate);
    return gate;
  }

  function settle(gate: Gate): void {
    if (gate.underWay > 0) gate.bucket = withoutRefill(gate.bucket, performance.now());
  }

  async function waitForTurn(gate: Gate, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      settle(gate);
      const waitMs = waitForToken(gate.bucket, pace, performance.now());
      const isBlocked = gate.underWay >= pace.atOnce || (gate.underWay > 0 && waitMs > 0);
      if (isBlocked) await new Promise<void>((resolve) => (gate.freed = resolve));
      // A pause that is cut short rejects with an error of its own.
      else if (waitMs > 0) await pause(waitMs, undefined, { signal }).catch(noop);
      else return;
    }
  }

  /** One at a time for each host, so that nobody takes the token that another one waited for. */
  async function admit(gate: Gate, signal: AbortSignal): Promise<void> {
    await waitForTurn(gate, signal);
    // The slot comes before the token: tokens that wait for slots would go out in a bunch.
    await takeSlot();
    settle(gate);
    gate.bucket = takeToken(gate.bucket, pace, performance.now());
    gate.underWay += 1;
  }

  return {
    pace,
    pass: async (host, signal, act) => {
      const gate = gateOf(host);
      gate.waiting += 1;
      const turn = gate.tail.then(() => admit(gate, signal));
      gate.tail = turn.catch(noop);
      try {
        await turn;
      } finally {
        gate.waiting -= 1;
      }
      try {
        signal.throwIfAborted();
        return await act();
      } finally {
        settle(gate);
        gate.underWay -= 1;
        freeSlot();
        gate.freed();
      }
    },
  };
}
