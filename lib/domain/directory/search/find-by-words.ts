import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import type { TypedState } from '@/lib/directory/search/find-state';
import { anyOf, nameLexeme, term } from '@/lib/directory/search/lexemes';
import { looseQueries, matchName, type SoughtWord } from '@/lib/directory/search/name-match';
import { firstFulfilled } from './first-fulfilled';
import { everything, type Match, type MatchOptions } from './match';
import { mendWords } from './mend-words';

const asTyped = (words: readonly string[]): SoughtWord[] =>
  words.map((word) => ({ typed: word, word }));

function matchOf(sought: readonly SoughtWord[], state: TypedState | null): Match {
  const { query, tiers } = matchName(sought, state);
  const isStateOnly = state !== null && state.words === sought.length && state.isCode;
  return {
    ...everything,
    as: isStateOnly ? 'everything' : 'name',
    query,
    tiers,
    words: sought.flatMap(({ word }) => word.split(' ')),
    state: state?.isCode ? state.code : null,
    corrections: correctionsOf(sought),
  };
}

function correctionsOf(sought: readonly SoughtWord[]): Match['corrections'] {
  return sought
    .filter(({ typed, word }) => typed !== word)
    .map(({ typed, word }) => ({ from: typed, to: word }));
}

/** A match for words that are nowhere. */
export function nothing(words: readonly string[], state: TypedState | null): Match {
  return matchOf(asTyped(words), state);
}

async function mend(
  tx: Prisma.TransactionClient,
  words: readonly string[],
  state: TypedState | null,
  options: MatchOptions,
): Promise<Match | null> {
  const kept = state ? words.slice(0, words.length - state.words) : words;
  const named = asTyped(words.slice(kept.length));
  const combinations = (await mendWords(tx, kept))
    // The words as they are were tried before.
    .filter((sought) => sought.some(({ typed, word }) => typed !== word))
    .map((sought) => [...sought, ...named]);
  const matches = combinations.map((sought) => matchName(sought, state));
  const first = await firstFulfilled(
    tx,
    [...matches.map(({ full }) => full), ...matches.map(({ query }) => query)],
    options,
  );
  const found = combinations[first % combinations.length];
  return first >= 0 && found ? matchOf(found, state) : null;
}

/** Whole names that look like what was typed, letter triples compared: words run together or apart. */
async function findLikeness(
  tx: Prisma.TransactionClient,
  words: readonly string[],
  { isJunkShown }: MatchOptions,
): Promise<Match | null> {
  const phrase = words.join(' ');
  const found = await tx.$queryRaw<{ nameNorm: string }[]>`
    SELECT l."nameNorm" FROM (
      SELECT "nameNorm", min(char_length("nameNorm")) AS "length" FROM "DirectoryListing"
      WHERE ${phrase}::text <% "nameNorm" AND (${isJunkShown}::boolean OR NOT "isJunk")
      GROUP BY "nameNorm") l
    ORDER BY word_similarity(${phrase}::text, l."nameNorm") DESC, l."length", l."nameNorm" LIMIT 25`;
  if (found.length === 0) return null;
  const names = found.map(({ nameNorm }) => nameNorm);
  return {
    ...everything,
    as: 'name',
    where: Prisma.sql`l."nameNorm" = ANY (${names}::text[])`,
    loose: names.map((name, index) => ({
      query: term(nameLexeme(name), 'A'),
      counts: names.length - index,
    })),
    words,
  };
}

/**
 * Entries with some of the words, mended where they can be. Rare words count most, and of these the first: names begin
 * with what is their own, and end with a place. Words of one or two letters say nothing by themselves.
 *
 * @param dropped how many of the words may be missing
 */
async function findLoosely(
  tx: Prisma.TransactionClient,
  words: readonly string[],
  state: TypedState | null,
  dropped: number,
  options: MatchOptions,
): Promise<Match | null> {
  const [likeliest = asTyped(words)] = await mendWords(tx, words);
  const sought = likeliest.filter(({ word }) => word.length > 2);
  const telling = sought.flatMap(({ word }) => word.split(' '));
  const queries =
    telling.length > 1 ? looseQueries(telling) : telling.map((word) => term(word, '*'));
  const first = await firstFulfilled(tx, queries.slice(0, dropped), options);
  if (first < 0) return null;
  const places = telling.length - (state?.words ?? 0);
  const uses = await tx.directoryWord.findMany({ where: { word: { in: telling } } });
  const usesOf = new Map(uses.map((row) => [row.word, row.uses]));
  return {
    ...everything,
    as: 'name',
    query: queries[first]!,
    loose: telling.map((word, index) => ({
      query: term(word, 'AB*'),
      counts:
        ((1 + 1 / (index + 1)) * (index < places ? 1 : 0.5)) /
        Math.log(3 + (usesOf.get(word) ?? 0)),
    })),
    words: telling,
    corrections: correctionsOf(sought),
  };
}

/**
 * The words as they were typed. Where they are only the beginnings of words, and of places and hosts at that, they may
 * be misspelled: then entries with mended words are shown as well, and before these.
 */
async function findStraight(
  tx: Prisma.TransactionClient,
  words: readonly string[],
  state: TypedState | null,
  options: MatchOptions,
): Promise<Match | null> {
  const { query, full, named } = matchName(asTyped(words), state);
  const straight = matchOf(asTyped(words), state);
  const first = await firstFulfilled(tx, [full, named, query], options);
  if (first < 2 || options.isExact) return first < 0 ? null : straight;
  const mended = await mend(tx, words, state, options);
  if (!mended) return straight;
  return { ...mended, query: anyOf([mended.query, query]) };
}

/**
 * Finds what has all of the words, in the state; else words that were misspelled are mended; else names that look
 * alike as a whole; else what has some of the words. One of three words may be missing before that. Null when nothing has any of them.
 */
export async function findByWords(
  tx: Prisma.TransactionClient,
  words: readonly string[],
  state: TypedState | null,
  options: MatchOptions,
): Promise<Match | null> {
  if (words.length === 0) return null;
  const straight =
    (await findStraight(tx, words, state, options)) ??
    // “Jane Doe MD” is no entry in Maryland.
    (state?.isCode ? await findStraight(tx, words, null, options) : null);
  if (straight || options.isExact) return straight;
  return (
    (await mend(tx, words, state, options)) ??
    (state ? await mend(tx, words, null, options) : null) ??
    // One word too many says less than a name that merely looks alike.
    (words.length > 2 ? await findLoosely(tx, words, state, 1, options) : null) ??
    (await findLikeness(tx, words, options)) ??
    (await findLoosely(tx, words, state, words.length, options))
  );
}
