/** How fast one host may be asked. */
export interface Budget {
  /** Requests a second in the long run. */
  perSecond: number;
  /** Requests that may go at once after a rest. */
  burst: number;
}

/** What is left of a budget. Times are in milliseconds of any one clock. */
export interface Bucket {
  tokens: number;
  atMs: number;
}

/** A bucket that nobody has taken from. */
export function fullBucket({ burst }: Budget, nowMs: number): Bucket {
  return { tokens: burst, atMs: nowMs };
}

function filled({ tokens, atMs }: Bucket, { perSecond, burst }: Budget, nowMs: number): Bucket {
  const elapsedMs = Math.max(0, nowMs - atMs);
  return { tokens: Math.min(burst, tokens + (elapsedMs / 1000) * perSecond), atMs: nowMs };
}

/** Milliseconds, rounded up, until a token can be taken; 0: now. */
export function waitForToken(bucket: Bucket, budget: Budget, nowMs: number): number {
  const missing = 1 - filled(bucket, budget, nowMs).tokens;
  // A clock of whole milliseconds must not find a token that is a hair short.
  return missing > 1e-9 ? Math.ceil((missing / budget.perSecond) * 1000) : 0;
}

/** The bucket after one token was taken. Only after `waitForToken` gave 0. */
export function takeToken(bucket: Bucket, budget: Budget, nowMs: number): Bucket {
  const { tokens, atMs } = filled(bucket, budget, nowMs);
  return { tokens: tokens - 1, atMs };
}

/**
 * The bucket without what time would have filled into it up to now. As long as a request is under way nobody knows when
 * it arrives, so that time does not count: what the host sees is then never faster than the budget.
 */
export function withoutRefill({ tokens }: Bucket, nowMs: number): Bucket {
  return { tokens, atMs: nowMs };
}

/** Whether nothing is lost when a bucket is forgotten. */
export function isFull(bucket: Bucket, budget: Budget, nowMs: number): boolean {
  return filled(bucket, budget, nowMs).tokens >= budget.burst;
}
