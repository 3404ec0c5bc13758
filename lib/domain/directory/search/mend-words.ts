import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import {
  combineCorrections,
  rankCorrections,
  type Correction,
} from '@/lib/directory/search/rank-corrections';
import type { SoughtWord } from '@/lib/directory/search/name-match';

interface CandidateRow {
  position: number;
  word: string;
  uses: number;
  isSameSound: boolean;
}

const mostChoices = 5;
const mostCombinations = 16;
const shortestPart = 3;

/** Words of the lexicon that are spelled or sound like one of `words`, at most 160 for each. */
function findCandidates(tx: Prisma.TransactionClient, words: readonly string[]) {
  return tx.$queryRaw<CandidateRow[]>`
    SELECT (t."position" - 1)::int AS "position", c."word", c."uses", c."isSameSound"
    FROM jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) WITH ORDINALITY AS t ("typed", "position"),
    LATERAL (
      (SELECT w."word", w."uses", false AS "isSameSound" FROM "DirectoryWord" w
        WHERE w."word" % t."typed" AND w."uses" > 0
        ORDER BY similarity(w."word", t."typed") DESC, w."uses" DESC LIMIT 60)
      UNION ALL
      (SELECT w."word", w."uses", true FROM "DirectoryWord" w
        WHERE w."sound" = dmetaphone(t."typed") AND w."sound" <> '' AND w."uses" > 0
        ORDER BY w."uses" DESC LIMIT 100)) c
    WHERE t."typed" ~ '^[a-z0-9]+$'`;
}

/** Of `words`, those with which a word of the lexicon begins. */
async function findKnown(tx: Prisma.TransactionClient, words: readonly string[]) {
  const rows = await tx.$queryRaw<{ word: string }[]>`
    SELECT t."word" FROM jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) AS t ("word")
    WHERE EXISTS (SELECT 1 FROM "DirectoryWord" w WHERE w."word" LIKE t."word" || '%' AND w."uses" > 0)`;
  return new Set(rows.map(({ word }) => word));
}

/** Two words of the lexicon that were typed as one, the more common first. */
async function findSplits(tx: Prisma.TransactionClient, typed: string): Promise<Correction[]> {
  if (typed.length < 2 * shortestPart) return [];
  const rows = await tx.$queryRaw<{ word: string; uses: number }[]>`
    SELECT concat(a."word", ' ', b."word") AS "word", least(a."uses", b."uses") AS "uses"
    FROM generate_series(${shortestPart}::int, char_length(${typed}::text) - ${shortestPart}::int) AS at
    JOIN "DirectoryWord" a ON a."word" = left(${typed}::text, at)
    JOIN "DirectoryWord" b ON b."word" = substr(${typed}::text, at + 1)
    WHERE a."uses" > 0 AND b."uses" > 0
    ORDER BY 2 DESC LIMIT 2`;
  return rows.map(({ word, uses }) => ({ word, uses, cost: 0.8 }));
}

/**
 * What may have been meant by words that no entry has together: combinations of words of the directory, the likeliest
 * first. A word that the directory knows stays what it is where that is possible.
 */
export async function mendWords(
  tx: Prisma.TransactionClient,
  words: readonly string[],
): Promise<readonly (readonly SoughtWord[])[]> {
  const candidates = await findCandidates(tx, words);
  const known = await findKnown(tx, words);
  const choices: (readonly Correction[])[] = [];
  for (const [position, typed] of words.entries()) {
    const heard = new Set(
      candidates
        .filter((row) => row.position === position && row.isSameSound)
        .map((row) => row.word),
    );
    const distinct = new Map(
      candidates.filter((row) => row.position === position).map((row) => [row.word, row.uses]),
    );
    const ranked = rankCorrections(
      typed,
      [...distinct].map(([word, uses]) => ({ word, uses, isSameSound: heard.has(word) })),
      mostChoices,
    ).filter(({ word }) => word !== typed);
    const isKnown = known.has(typed) || typed.length < shortestPart;
    const splits = isKnown ? [] : await findSplits(tx, typed);
    // An unknown word without a likeness stays, so that the others are mended all the same.
    const itself = { word: typed, uses: 0, cost: isKnown ? 0 : 4 };
    choices.push(isKnown ? [itself, ...ranked] : [...splits, ...ranked, itself]);
  }
  return combineCorrections(choices, mostCombinations).map((combination) =>
    combination.map(({ word }, index) => ({ typed: words[index]!, word })),
  );
}
