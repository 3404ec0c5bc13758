import { allOf, anyOf, filterLexeme, nameLexeme, term } from './lexemes';
import type { TypedState } from './find-state';

/** A word that is searched for, and what was typed for it. `word` is several words where one was split. */
export interface SoughtWord {
  readonly typed: string;
  readonly word: string;
}

/** A search for words as `tsquery`s. */
export interface NameMatch {
  /** What an entry must have. */
  readonly query: string;
  /** The same, with the words in full; only the last, which may not be typed to its end, begins one. */
  readonly full: string;
  /** The same, in names and aliases. */
  readonly named: string;
  /** The better fits, the best first: which of them an entry has first is its rank. */
  readonly tiers: readonly string[];
}

/**
 * A word and, from three letters on, what begins with it: a shorter beginning fits half of the directory. In the word
 * that is being typed, the last, two letters do.
 */
function wordTerm(word: string, isLast: boolean, labels = ''): string {
  const isPrefix = word.length >= 3 || (isLast && word.length === 2);
  return term(word, isPrefix ? `*${labels}` : labels);
}

/**
 * Searches for entries that have all of these words in their names, places, vendor or host. A state stands in for the
 * words that name it; where it is no code, the words count as well.
 */
export function matchName(sought: readonly SoughtWord[], state: TypedState | null): NameMatch {
  const words = sought.flatMap(({ word }) => word.split(' '));
  const kept = state ? words.slice(0, words.length - state.words) : words;
  const inState = state ? term(filterLexeme('state', state.code)) : '';
  const isBothWays = state !== null && !state.isCode;

  const all = (labels: string, isPrefix: (index: number) => boolean) => {
    const terms = words.map((word, index) =>
      isPrefix(index) ? wordTerm(word, index === words.length - 1, labels) : term(word, labels),
    );
    const before = terms.slice(0, kept.length);
    if (!state) return allOf(terms);
    return allOf([
      ...before,
      isBothWays ? anyOf([allOf(terms.slice(kept.length)), inState]) : inState,
    ]);
  };
  const named = (labels: string, suffix = '') => {
    const whole = isBothWays || !state ? term(nameLexeme(words.join(' ')) + suffix, labels) : '';
    if (!state || kept.length === 0) return whole;
    return anyOf([whole, allOf([term(nameLexeme(kept.join(' ')) + suffix, labels), inState])]);
  };
  const always = () => true;
  const never = () => false;
  return {
    query: all('', always),
    full: all('', (index) => index === words.length - 1),
    named: all('AB', always),
    tiers: [
      named('A'),
      named('B'),
      named('*A', ' '),
      named('*A'),
      all('A', never),
      all('AB', never),
      all('AB', always),
    ],
  };
}

/**
 * Entries that have some of the words only: all but one, all but two … as long as at least one is left. The words that
 * fewer entries have count for more, so that “of” alone brings nothing up.
 */
export function looseQueries(words: readonly string[]): readonly string[] {
  const terms = [...new Set(words)].map((word) => wordTerm(word, false));
  return Array.from({ length: terms.length - 1 }, (_, dropped) =>
    anyOf(choose(terms, terms.length - 1 - dropped).map(allOf)),
  );
}

function choose(items: readonly string[], count: number): string[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, index) =>
    choose(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]),
  );
}
