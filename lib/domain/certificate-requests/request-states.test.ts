import { describe, expect, it } from 'vitest';
import { RequestStateSchema } from '@/lib/schemas/certificate-request';
import {
  assertPossible,
  possibleActs,
  requestStateWords,
  transitionOf,
  wrongState,
} from './request-states';

describe('the life of a certificate request', () => {
  it.each([
    ['submitted', ['ask', 'answer', 'approve', 'reject', 'withdraw']],
    ['question', ['ask', 'answer', 'approve', 'reject', 'withdraw']],
    ['to_send', ['withdraw', 'send', 'receive']],
    ['with_ca', ['withdraw', 'receive']],
    ['rejected', []],
    ['withdrawn', []],
    ['issued', []],
  ] as const)('in the state %s allows %s', (state, acts) => {
    expect(possibleActs(state)).toEqual(acts);
  });

  it('leads to a state that exists, and has words for every one', () => {
    for (const state of RequestStateSchema.options) {
      expect(requestStateWords(state)).toMatch(/^[a-z]/);
      for (const act of possibleActs(state)) {
        expect(RequestStateSchema.options).toContain(transitionOf(act).to);
      }
    }
  });

  it('says what is possible when something is not', () => {
    expect(wrongState('with_ca', 'approve').detail).toBe(
      'The request is with the certification authority, so “approve” is not possible. Possible: withdraw, receive.',
    );
    expect(wrongState('issued', 'reject').detail).toContain('nothing more');
    expect(() => assertPossible('submitted', 'receive')).toThrow('waits for the review');
    expect(() => assertPossible('with_ca', 'receive')).not.toThrow();
  });
});
