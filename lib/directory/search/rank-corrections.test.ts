import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance';
import { combineCorrections, rankCorrections } from './rank-corrections';

describe('editDistance', () => {
  it.each([
    ['kasier', 'kaiser', 1],
    ['helth', 'health', 1],
    ['univeristy', 'university', 1],
    ['massachusets', 'massachusetts', 1],
    ['', 'abc', 3],
    ['same', 'same', 0],
  ])('%s is %s with %i edits', (one, other, edits) => {
    expect(editDistance(one, other, 5)).toBe(edits);
    expect(editDistance(other, one, 5)).toBe(edits);
  });

  it('stops above the most that matters', () => {
    expect(editDistance('cleveland', 'sacramento', 2)).toBe(3);
    expect(editDistance('a', 'abcdef', 2)).toBe(3);
  });
});

describe('rankCorrections', () => {
  const known = (word: string, uses: number, isSameSound = false) => ({ word, uses, isSameSound });

  it('puts fewer edits first, then the word that is more common', () => {
    const words = [
      known('clinics', 900),
      known('clinton', 50),
      known('clinic', 900),
      known('clint', 1),
    ];
    const [first] = rankCorrections('clinc', words, 3);
    expect(first?.word).toBe('clinic');
  });

  it('hears what sounds the same', () => {
    const words = [known('jan', 20), known('john', 20, true)];
    expect(rankCorrections('jon', words, 1)[0]?.word).toBe('john');
  });

  it('takes the beginning of a longer word, when nothing is nearer', () => {
    expect(rankCorrections('jon', [known('johns', 1)], 1)[0]?.word).toBe('johns');
    expect(rankCorrections('clinc', [known('clinics', 9000), known('clinic', 1)], 1)[0]?.word).toBe(
      'clinic',
    );
  });

  it('takes an abbreviation last', () => {
    const words = [known('mass', 900), known('massachusetts', 1), known('massage', 900)];
    expect(rankCorrections('massachusets', words, 5).map(({ word }) => word)).toEqual([
      'massachusetts',
      'mass',
    ]);
  });

  it('leaves out what is too far off', () => {
    expect(rankCorrections('mayo', [known('memorial', 5000)], 3)).toEqual([]);
  });
});

describe('combineCorrections', () => {
  it('gives the cheapest combinations first', () => {
    const choice = (word: string, cost: number) => ({ word, uses: 1, cost });
    const combined = combineCorrections(
      [
        [choice('a', 0), choice('b', 1)],
        [choice('c', 0.5), choice('d', 0.6)],
      ],
      3,
    );
    expect(combined.map((words) => words.map(({ word }) => word).join(''))).toEqual([
      'ac',
      'ad',
      'bc',
    ]);
  });
});
