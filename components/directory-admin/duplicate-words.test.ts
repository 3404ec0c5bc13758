import { describe, expect, it } from 'vitest';
import { matchWords, reasonWords, scoreWord } from './duplicate-words';

describe('the words of a pair', () => {
  it.each([
    ['npi 1234567893', 'Both have the NPI 1234567893.'],
    ['name-zip lakeview clinic|16501', 'Both have the name and ZIP code lakeview clinic, 16501.'],
    ['similar name and the state PA', 'They are called alike, and both have the state PA.'],
    ['Named by Olga', 'Named by Olga.'],
    ['Their addresses differ in case only.', 'Their addresses differ in case only.'],
  ])('say why: %s', (reason, words) => {
    expect(reasonWords(reason)).toBe(words);
  });

  it('say why a statement was taken for this organization, and nothing of the first', () => {
    expect(matchWords('new')).toBeNull();
    expect(matchWords('ein 12-3456789')).toBe('recognized by the EIN 12-3456789');
    expect(matchWords('something else')).toBe('recognized by something else');
  });

  it('say how likely', () => {
    expect(scoreWord(0.835)).toBe('84 %');
  });
});
