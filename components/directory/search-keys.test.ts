import { describe, expect, it } from 'vitest';
import { searchMove } from './search-keys';

const press = (key: string, given: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  isAltGraph: false,
  isTyping: false,
  ...given,
});
const beside = { isInBox: false, at: -1, count: 3 };
const at = (hit: number) => ({ ...beside, at: hit });

describe('searchMove', () => {
  it('goes to the box with /, but not out of another field', () => {
    expect(searchMove(press('/'), beside)).toBe('box');
    expect(searchMove(press('/', { isTyping: true }), beside)).toBeNull();
    expect(searchMove(press('/', { ctrlKey: true }), beside)).toBeNull();
  });

  it('goes down from the box to the first hit, and leaves letters to it', () => {
    const inBox = { ...beside, isInBox: true };
    expect(searchMove(press('ArrowDown', { isTyping: true }), inBox)).toBe(0);
    expect(searchMove(press('ArrowDown', { isTyping: true }), { ...inBox, count: 0 })).toBeNull();
    expect(searchMove(press('j', { isTyping: true }), inBox)).toBeNull();
    expect(searchMove(press('/', { isTyping: true }), inBox)).toBeNull();
  });

  it.each([
    ['j', -1, 0],
    ['j', 0, 1],
    ['j', 2, 2],
    ['k', 2, 1],
    ['k', 0, 'box'],
    ['k', -1, null],
    ['ArrowDown', 1, 2],
    ['ArrowUp', 1, 0],
    ['ArrowUp', 0, 'box'],
    ['ArrowDown', -1, null],
    ['ArrowUp', -1, null],
  ] as const)('%s from hit %d goes to %s', (key, from, to) =>
    expect(searchMove(press(key), at(from))).toBe(to),
  );

  it('has nowhere to go without hits', () =>
    expect(searchMove(press('j'), { ...beside, count: 0 })).toBeNull());
});
