import { describe, expect, it } from 'vitest';
import { maxRequestWidth, minRequestWidth, readRequestWidth, widthAfter } from './request-width';

describe('the width of the request', () => {
  it('is read from a cookie, and nothing else is taken for one', () => {
    expect(readRequestWidth('420')).toBe(420);
    expect(readRequestWidth('100')).toBe(minRequestWidth);
    for (const text of [undefined, '', '42', '12345', '-400', '400px', '4e2', '400;x']) {
      expect(readRequestWidth(text)).toBeNull();
    }
  });

  it('follows the keys, and stays within what is left for the response', () => {
    const max = maxRequestWidth(1000);
    expect(max).toBe(600);
    expect(widthAfter('ArrowRight', 400, max)).toBe(416);
    expect(widthAfter('ArrowLeft', 400, max)).toBe(384);
    expect(widthAfter('PageDown', 590, max)).toBe(600);
    expect(widthAfter('PageUp', 300, max)).toBe(minRequestWidth);
    expect(widthAfter('Home', 400, max)).toBe(minRequestWidth);
    expect(widthAfter('End', 400, max)).toBe(600);
    expect(widthAfter('n', 400, max)).toBeNull();
    expect(maxRequestWidth(0)).toBe(minRequestWidth);
  });
});
