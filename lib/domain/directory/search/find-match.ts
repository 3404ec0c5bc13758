import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { allOf, hostLexeme, term } from '@/lib/directory/search/lexemes';
import type { Understood } from '@/lib/directory/search/understand-query';
import { findByWords, nothing } from './find-by-words';
import { firstFulfilled } from './first-fulfilled';
import { everything, type Match, type MatchOptions } from './match';

async function findByAddress(
  tx: Prisma.TransactionClient,
  understood: Extract<Understood, { as: 'url' | 'host' }>,
  options: MatchOptions,
): Promise<Match> {
  if (understood.as === 'url') {
    const keys = JSON.stringify(understood.keys);
    // Two servers may differ in nothing but the case of the path: the same case comes first. An address that was merged
    // into another one leads there.
    const found = await tx.$queryRaw<{ urlKey: string }[]>`
      SELECT live."urlKey" FROM jsonb_array_elements_text(${keys}::jsonb) WITH ORDINALITY AS k ("key", "position")
      JOIN "FhirEndpoint" e ON e."urlKeyLower" = lower(k."key")
      LEFT JOIN "DirectoryRedirect" r ON r."oldId" = e."id"
      JOIN "FhirEndpoint" live ON live."id" = coalesce(r."newId", e."id") AND live."retiredAt" IS NULL
      ORDER BY k."position", e."urlKey" = k."key" DESC LIMIT 1`;
    if (found[0]) {
      return { ...everything, as: 'url', where: Prisma.sql`l."urlKey" = ${found[0].urlKey}` };
    }
  }
  const bare = understood.host.replace(/^www\./, '');
  const queries = [
    term(hostLexeme(bare)),
    allOf(bare.split(/[^a-z0-9]+/).map((word) => term(word, 'D'))),
  ];
  const first = await firstFulfilled(tx, queries, options);
  if (first >= 0) return { ...everything, as: 'host', query: queries[first]! };
  const byName = await findByWords(tx, understood.words, null, options);
  if (byName) return byName;
  return { ...everything, as: understood.as, query: queries[0]! };
}

/** Finds out which listings are meant. Words that were understood but are nowhere give a match that nothing fulfils. */
export async function findMatch(
  tx: Prisma.TransactionClient,
  understood: Understood,
  options: MatchOptions,
): Promise<Match> {
  switch (understood.as) {
    case 'everything':
      return everything;
    case 'npi':
      return {
        ...everything,
        as: 'npi',
        where: Prisma.sql`l."npis" @> ARRAY[${understood.npi}::text]`,
      };
    case 'zip':
      return {
        ...everything,
        as: 'zip',
        where: Prisma.sql`l."zips" @> ARRAY[${understood.zip}::text]`,
      };
    case 'url':
    case 'host':
      return findByAddress(tx, understood, options);
    case 'name':
      return (
        (await findByWords(tx, understood.words, understood.state, options)) ??
        nothing(understood.words, understood.state)
      );
  }
}
