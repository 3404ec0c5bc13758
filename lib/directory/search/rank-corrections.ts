import { beginningDistance, editDistance } from './edit-distance';

/** A word of the directory that may have been meant. */
export interface KnownWord {
  readonly word: string;
  /** In how many entries it is. */
  readonly uses: number;
  /** Its double metaphone is that of the typed word. */
  readonly isSameSound: boolean;
}

export interface Correction {
  readonly word: string;
  readonly uses: number;
  /** The lower the likelier; 0 for the typed word itself. */
  readonly cost: number;
}

/** What it costs that only the beginning of a word is like what was typed. */
const unfinished = 0.5;
/** “Mass” for “Massachusetts”: what it costs, and how long it is at least. */
const abbreviated = { edits: 2.5, letters: 4 };
const tooFar = Infinity;

/** What a word may be off by, for its length. */
function mostEdits(word: string): number {
  if (word.length <= 3) return 1;
  return word.length <= 7 ? 2 : 3;
}

function editsBetween(typed: string, word: string, limit: number): number {
  const whole = editDistance(typed, word, limit);
  const beginning = beginningDistance(typed, word, 1);
  const isShort = word.length >= abbreviated.letters && typed.startsWith(word);
  return Math.min(
    whole > limit ? tooFar : whole,
    beginning > 1 ? tooFar : beginning + unfinished,
    isShort ? abbreviated.edits : tooFar,
  );
}

/**
 * The words that a typed one may stand for, the likeliest first: few edits, the same first letter, the same sound, and
 * among equals the word that more entries have.
 */
export function rankCorrections(
  typed: string,
  known: readonly KnownWord[],
  most: number,
): readonly Correction[] {
  const limit = mostEdits(typed);
  return (
    known
      // Words that begin with it were found without mending.
      .filter(({ word }) => word === typed || !word.startsWith(typed))
      .map(({ word, uses, isSameSound }) => {
        const edits = editsBetween(typed, word, limit);
        const cost =
          edits +
          (word[0] === typed[0] ? 0 : 0.6) +
          (isSameSound ? -0.4 : 0) -
          Math.min(Math.log10(uses + 1), 4) * 0.12;
        return { word, uses, edits, cost: edits === 0 ? 0 : Math.max(cost, 0.1) };
      })
      .filter(({ edits }) => edits < tooFar)
      .sort((a, b) => a.cost - b.cost || b.uses - a.uses || (a.word < b.word ? -1 : 1))
      .slice(0, most)
      .map(({ word, uses, cost }) => ({ word, uses, cost }))
  );
}

/**
 * Combinations of one correction per word, the cheapest sum first: which words are searched for together, one after
 * the other, until some entry has them all.
 */
export function combineCorrections(
  choices: readonly (readonly Correction[])[],
  most: number,
): readonly (readonly Correction[])[] {
  let combined: { words: readonly Correction[]; cost: number }[] = [{ words: [], cost: 0 }];
  for (const choice of choices) {
    combined = combined
      .flatMap(({ words, cost }) =>
        choice.map((next) => ({ words: [...words, next], cost: cost + next.cost })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, most);
  }
  return combined.map(({ words }) => words);
}
