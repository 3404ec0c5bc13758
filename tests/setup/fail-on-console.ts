import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest';

// Noise is failure: whatever a test does not expect to be printed as an error is one.
let spy: MockInstance;

beforeEach(() => {
  spy = vi.spyOn(console, 'error');
});

afterEach(() => {
  expect(spy.mock.calls).toEqual([]);
  spy.mockRestore();
});
