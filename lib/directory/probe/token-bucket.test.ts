import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullBucket, takeToken, waitForToken, withoutRefill } from './token-bucket';

describe('the budget of a host', () => {
  it('gives no more than the burst and the rate in any stretch of time', () => {
    const budget = { perSecond: 1, burst: 2 };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 40 }), (pauses) => {
        let clock = 0;
        let bucket = fullBucket(budget, clock);
        const times: number[] = [];
        for (const pauseMs of pauses) {
          clock += pauseMs;
          clock += waitForToken(bucket, budget, clock);
          expect(waitForToken(bucket, budget, clock)).toBe(0);
          bucket = takeToken(bucket, budget, clock);
          times.push(clock);
        }
        for (const [first, from] of times.entries()) {
          for (const [more, to] of times.slice(first).entries()) {
            expect(more + 1).toBeLessThanOrEqual(budget.burst + (to - from) / 1000 + 1e-6);
          }
        }
      }),
    );
  });

  it('does not count the time in which a request is under way', () => {
    const budget = { perSecond: 1, burst: 2 };
    const taken = takeToken(takeToken(fullBucket(budget, 0), budget, 0), budget, 0);
    expect(waitForToken(withoutRefill(taken, 5_000), budget, 5_000)).toBe(1_000);
    expect(waitForToken(taken, budget, 5_000)).toBe(0);
  });
});
