import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { chosenOf, type Chosen } from '@/lib/directory/search/facets';
import { filterQuery } from '@/lib/directory/search/lexemes';
import { understandQuery, type Understood } from '@/lib/directory/search/understand-query';
import type { DirectoryAnswer, DirectoryQuery } from '@/lib/schemas/directory';
import { buildHits } from './build-hits';
import { findMatch } from './find-match';
import type { Match } from './match';
import { readFacets } from './read-facets';
import { readHits, type Hits } from './read-hits';
import { tuneSearch } from './tune-search';

export const pageSize = 25;
/** Who wants to see more asks for an export. */
const mostPages = 40;

/** What was searched for, in words. */
function wordsOf(understood: Understood, match: Match): string {
  switch (match.as) {
    case 'npi':
      return understood.as === 'npi' ? `NPI ${understood.npi}` : '';
    case 'zip':
      return understood.as === 'zip' ? `ZIP code ${understood.zip}` : '';
    case 'url':
      return understood.as === 'url' ? understood.keys[0]! : '';
    case 'host':
      return 'host' in understood ? understood.host : '';
    case 'name':
    case 'everything': {
      const typed = understood.as === 'name' ? understood.state : null;
      const kept = match.state && typed ? match.words.slice(0, -typed.words) : match.words;
      return [...kept, ...(match.state ? ['in', match.state] : [])].join(' ');
    }
  }
}

function noteOf(understood: Understood, match: Match, hits: Hits, chosen: Chosen): string | null {
  const isFiltered = filterQuery(chosen) !== '';
  const missing =
    hits.total > 0
      ? null
      : isFiltered
        ? 'Nothing that fits the search has all that is chosen in the filters.'
        : 'Nothing in the directory fits.';
  return [understood.note, missing].filter((note) => note !== null).join(' ') || null;
}

/** Which listings are meant by a search, and what is chosen in its facets. For one transaction. */
export async function understand(tx: Prisma.TransactionClient, query: DirectoryQuery) {
  const understood = understandQuery(query.q);
  const isJunkShown = query.junk === '1';
  await tuneSearch(tx);
  const match = await findMatch(tx, understood, { isJunkShown, isExact: query.exact === '1' });
  return { understood, match, chosen: chosenOf(query, understood.filters), isJunkShown };
}

/**
 * Searches the directory: one page of 25 organizations and unclaimed endpoints, the best first, with counts of what
 * could be chosen in each facet. What was typed wrongly is mended and said so; when nothing fits, nothing is shown and
 * the note says so. A search reads a bounded number of listings, whatever is asked: beyond 10,000 the weightiest are
 * taken, and `isTotalExact` is false.
 */
export async function searchDirectory(query: DirectoryQuery): Promise<DirectoryAnswer> {
  const started = performance.now();
  const client = await db();
  return client.$transaction(async (tx) => {
    const { understood, match, chosen, isJunkShown } = await understand(tx, query);
    const filters = filterQuery(chosen);
    const hits = await readHits(tx, match, filters, {
      isJunkShown,
      skip: (query.page - 1) * pageSize,
      take: pageSize,
    });
    return {
      understood: {
        as: match.as,
        words: wordsOf(understood, match),
        state: match.state,
        note: noteOf(understood, match, hits, chosen),
        corrections: [...match.corrections],
        isLoose: match.loose.length > 0,
      },
      total: hits.total,
      isTotalExact: hits.isTotalExact,
      page: query.page,
      pages: Math.min(Math.ceil(hits.total / pageSize), mostPages),
      hits: await buildHits(tx, hits.page, filters, match.words),
      facets: await readFacets(tx, match, chosen, hits, isJunkShown),
      milliseconds: performance.now() - started,
    };
  });
}
