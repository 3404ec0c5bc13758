import { nameWords } from '../normalize/names';

/**
 * The other name of an organization by which it was found: the one that has the most of the words, when it has more of
 * them than the name itself; else null. A word counts for the words that begin with it.
 */
export function matchedName(
  name: string,
  others: readonly string[],
  words: readonly string[],
): string | null {
  const countIn = (text: string) => {
    const has = nameWords(text);
    return words.filter((word) => has.some((one) => one.startsWith(word))).length;
  };
  let best: string | null = null;
  let most = countIn(name);
  for (const other of others) {
    const count = countIn(other);
    if (count > most) {
      best = other;
      most = count;
    }
  }
  return best;
}
