import 'server-only';
import type { ExchangeFailure } from '@/lib/protocol/exchange';

/** Carries a failure out of the depths of a request. Never leaves `lib/net`: there a failure is data. */
export class NetFailure extends Error {
  readonly failure: ExchangeFailure;

  constructor(layer: ExchangeFailure['layer'], code: string, message: string) {
    super(message);
    this.name = 'NetFailure';
    this.failure = { layer, code: `${layer}.${code}`, message };
  }
}

/** The caller gave up. */
export function cancelled(): NetFailure {
  return new NetFailure('http', 'cancelled', 'The request was cancelled.');
}

/** A time limit ran out. */
export function timedOut(code: string, what: string, ms: number): NetFailure {
  return new NetFailure('timeout', code, `${what} within ${ms / 1000} seconds.`);
}
