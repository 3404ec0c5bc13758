import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullBucket, takeToken, waitForToken } from './token-bucket';

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
});
