import { describe, expect, it } from 'vitest';
import { passwordAdvice } from './password-advice';

describe('advice on passwords', () => {
  it.each([
    ['', 0],
    ['short', 1],
    ['123456789012345', 1],
    ['aaaaaaaaaaaaaaaa', 1],
    ['abcabcabcabcabc', 1],
    ['Password12345', 1],
    ['tr1cky-Horse', 2],
    ['correct horse battery', 3],
  ] as const)('%j is of level %d', (password, level) => {
    expect(passwordAdvice(password).level).toBe(level);
  });

  it('counts what is missing', () => {
    expect(passwordAdvice('123456789').text).toBe('1 more character needed.');
    expect(passwordAdvice('12345').text).toBe('5 more characters needed.');
  });

  it('does not count the name and the address of the person', () => {
    expect(passwordAdvice('ada.lovelace1815', ['ada.lovelace@example.org']).level).toBe(2);
    expect(passwordAdvice('lovelace-example1', ['ada.lovelace@example.org']).level).toBe(1);
    expect(passwordAdvice('lovelace weaves engines', ['Ada Lovelace']).level).toBe(3);
  });
});
