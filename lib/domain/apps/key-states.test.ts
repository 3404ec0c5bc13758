import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isInSet,
  jwksMaxAgeSeconds,
  keyStateOf,
  signingKeyOf,
  signsFromOf,
  type KeyTimes,
} from './key-states';

const start = Date.parse('2026-11-25T12:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000);

function key(id: string, signsFrom: number, withdrawnAt: number | null = null): KeyTimes {
  return {
    id,
    publishedAt: at(Math.max(0, signsFrom - jwksMaxAgeSeconds)),
    signsFrom: at(signsFrom),
    withdrawnAt: withdrawnAt === null ? null : at(withdrawnAt),
  };
}

const first = key('a', 0);
const second = key('b', 7200);

function states(keys: readonly KeyTimes[], seconds: number): string {
  return keys.map((one) => `${one.id} ${keyStateOf(one, keys, at(seconds))}`).join(', ');
}

describe('the key that signs', () => {
  it('is nobody without keys, and before the first one signs', () => {
    expect(signingKeyOf([], at(0))).toBeNull();
    expect(signingKeyOf([key('a', 10)], at(9))).toBeNull();
  });

  it('changes at the very moment from which the next one signs', () => {
    const keys = [first, second];
    expect(states(keys, 7199.999)).toBe('a signing, b published');
    expect(states(keys, 7200)).toBe('a retiring, b signing');
    expect(states(keys, 1_000_000)).toBe('a retiring, b signing');
  });

  it('changes at the very moment at which it is withdrawn', () => {
    const keys = [first, key('b', 7200, 9000)];
    expect(states(keys, 8999.999)).toBe('a retiring, b signing');
    expect(states(keys, 9000)).toBe('a signing, b withdrawn');
    expect(states([key('a', 0, 5)], 5)).toBe('a withdrawn');
    expect(signingKeyOf([key('a', 0, 5)], at(5))).toBeNull();
  });

  it('goes through a rotation during a rotation, one after the other', () => {
    const keys = [first, second, key('c', 7210)];
    expect(states(keys, 7205)).toBe('a retiring, b signing, c published');
    expect(states(keys, 7210)).toBe('a retiring, b retiring, c signing');
  });

  it('is the one that was published later where two sign from the same time', () => {
    const one = { ...key('z', 100), publishedAt: at(1) };
    const other = { ...key('b', 100), publishedAt: at(2) };
    expect(signingKeyOf([one, other], at(100))?.id).toBe('b');
    expect(signingKeyOf([other, one], at(100))?.id).toBe('b');
    const same = { ...other, id: 'c' };
    expect(signingKeyOf([same, other], at(100))?.id).toBe('c');
  });

  it('is one at most, does not depend on the order, and is in the set', () => {
    const times = fc.record({
      id: fc.stringMatching(/^[a-e]{3}$/),
      signsFrom: fc.integer({ min: 0, max: 20 }),
      withdrawnAt: fc.option(fc.integer({ min: 0, max: 20 })),
    });
    const keysOf = fc.uniqueArray(times, { selector: ({ id }) => id, maxLength: 6 });
    fc.assert(
      fc.property(keysOf, fc.integer({ min: 0, max: 25 }), (drawn, seconds) => {
        const keys = drawn.map((one) => key(one.id, one.signsFrom, one.withdrawnAt));
        const now = at(seconds);
        const signing = signingKeyOf(keys, now);
        expect(signingKeyOf([...keys].reverse(), now)?.id).toBe(signing?.id);
        const found = keys.filter((one) => keyStateOf(one, keys, now) === 'signing');
        expect(found.map(({ id }) => id)).toEqual(signing ? [signing.id] : []);
        if (signing) expect(isInSet(signing, now)).toBe(true);
      }),
    );
  });
});

describe('a key that is published', () => {
  it('signs at once when it is alone in the set', () => {
    expect(signsFromOf([], at(50))).toEqual(at(50));
    expect(signsFromOf([key('a', 0, 50)], at(50))).toEqual(at(50));
  });

  it('waits otherwise until every copy of the set is too old', () => {
    expect(signsFromOf([first], at(50))).toEqual(at(50 + 3600));
    expect(signsFromOf([key('a', 0, 51)], at(50))).toEqual(at(50 + 3600));
    expect(signsFromOf([key('a', 900)], at(50))).toEqual(at(50 + 3600));
  });
});
