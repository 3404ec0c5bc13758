import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attemptLimiter } from './attempt-limiter';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const options = { limit: 3, windowSeconds: 60 };

describe('attemptLimiter', () => {
  it('allows so many attempts in the window, and again after it', () => {
    const limiter = attemptLimiter('test.window', options);
    expect([1, 2, 3, 4, 5].map(() => limiter.attempt('a'))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(limiter.attempt('b')).toBe(true);
    vi.advanceTimersByTime(59_000);
    expect(limiter.attempt('a')).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(limiter.attempt('a')).toBe(true);
  });

  it('is one count for all that open the same kind', () => {
    attemptLimiter('test.shared', { ...options, limit: 1 }).attempt('a');
    expect(attemptLimiter('test.shared', { ...options, limit: 1 }).attempt('a')).toBe(false);
    expect(attemptLimiter('test.other', { ...options, limit: 1 }).attempt('a')).toBe(true);
  });

  it('forgives', () => {
    const limiter = attemptLimiter('test.forgive', { ...options, limit: 1 });
    limiter.attempt('a');
    limiter.forgive('a');
    expect(limiter.attempt('a')).toBe(true);
  });

  it('takes back one attempt and leaves the others', () => {
    const limiter = attemptLimiter('test.back', { ...options, limit: 2 });
    limiter.attempt('a');
    limiter.attempt('a');
    limiter.takeBack('a');
    limiter.takeBack('nobody');
    expect(limiter.attempt('a')).toBe(true);
    expect(limiter.attempt('a')).toBe(false);
  });

  it('does not grow without end, and remembers the newest', () => {
    const limiter = attemptLimiter('test.many', { ...options, limit: 1 });
    for (let i = 0; i < 25_000; i += 1) limiter.attempt(`key ${i}`);
    expect(limiter.attempt('key 24999')).toBe(false);
    expect(limiter.attempt('key 0')).toBe(true);
  });
});
