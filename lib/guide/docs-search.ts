import MiniSearch from 'minisearch';
import { longestQuery, type DocsHit, type DocsKind, type DocsPlace } from './docs-place';

/** Finds places by words. */
export type DocsSearch = (query: string, limit: number) => DocsHit[];

const excerptLength = 160;
/** Guides come before what they lead to. */
const weights: Readonly<Record<DocsKind, number>> = {
  guide: 1.6,
  term: 1.8,
  check: 1,
  cause: 1,
  error: 1,
  api: 0.8,
};

/** A page before its parts, which all have its title. */
const pageWeight = 1.3;

/**
 * Words, with `-` as `_`: ids write `oauth.token.invalid-client` where protocols write `invalid_client`. What is typed as
 * one word is looked for as one, so that `invalid_client` is no `client`.
 */
function wholeWordsOf(text: string): string[] {
  const whole = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*/gu) ?? [];
  return whole.map((word) => word.replaceAll('-', '_'));
}

/** Words and the parts of ids: `udap.metadata.status` is found by each of its words and as a whole. */
function tokensOf(text: string, field?: string): string[] {
  const parts = field === 'name' ? /\./ : /[._]/;
  return wholeWordsOf(text).flatMap((word) => [
    ...new Set([word, ...word.split('.'), ...word.split(parts)]),
  ]);
}

/** The last part of an address: the id of a check, the code of an error, the anchor of a part. */
const nameIn = (href: string) =>
  href.slice(Math.max(href.lastIndexOf('/'), href.lastIndexOf('#')) + 1);

/** Words of questions that say nothing about what is asked for. */
const fillers = new Set(
  'a an and are can do does for how i in is it my of on or the to what when where which why with you'.split(
    ' ',
  ),
);
/** When fewer places have all of the words, those with some of them follow. */
const few = 3;

function wordsOf(query: string): string {
  const words = query.slice(0, longestQuery).split(/\s+/);
  const telling = words.filter((word) => !fillers.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : words).join(' ');
}

/** The words around the first one that was found, or the beginning. */
function excerptOf(text: string, found: readonly string[]): string {
  const flat = text.replace(/\s+/g, ' ');
  const lower = flat.toLowerCase();
  const places = found.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const first = places.length > 0 ? Math.min(...places) : 0;
  const start = first < 60 ? 0 : flat.indexOf(' ', first - 50) + 1;
  const before = start > 0 ? '… ' : '';
  if (start + excerptLength >= flat.length) return `${before}${flat.slice(start)}`;
  // Ends with a whole word, unless that would leave next to nothing.
  const cut = flat.slice(start, start + excerptLength + 1);
  const end = cut.lastIndexOf(' ');
  return `${before}${cut.slice(0, end > excerptLength / 2 ? end : excerptLength)} …`;
}

/**
 * Makes the search over places. It takes beginnings of words and small typing errors; a place with all of the words
 * comes before one with some of them.
 */
export function docsSearch(places: readonly DocsPlace[]): DocsSearch {
  const index = new MiniSearch<DocsPlace & { id: number; name: string }>({
    fields: ['title', 'heading', 'name', 'text'],
    tokenize: tokensOf,
    searchOptions: {
      tokenize: wholeWordsOf,
      boost: { title: 5, heading: 3, name: 2 },
      prefix: (term) => term.length >= 2,
      fuzzy: (term) => (term.length >= 4 ? 0.2 : false),
    },
  });
  index.addAll(
    places.map((place, id) => ({
      ...place,
      heading: place.heading ?? '',
      name: place.kind === 'guide' ? '' : nameIn(place.href),
      id,
    })),
  );
  const boostDocument = (id: unknown) => {
    const place = places[Number(id)];
    if (!place) return 1;
    const isPage = place.kind === 'guide' && place.heading === null;
    return weights[place.kind] * (isPage ? pageWeight : 1);
  };

  return function search(query, limit) {
    const words = wordsOf(query);
    const all = index.search(words, { combineWith: 'AND', boostDocument });
    const some = all.length < few ? index.search(words, { combineWith: 'OR', boostDocument }) : [];
    const found = new Set(all.map(({ id }) => Number(id)));
    const results = [...all, ...some.filter(({ id }) => !found.has(Number(id)))];
    return results.slice(0, limit).flatMap(({ id, terms }) => {
      const place = places[Number(id)];
      if (!place) return [];
      const { kind, href, title, heading, text } = place;
      return [{ kind, href, title, heading, excerpt: excerptOf(text, terms) }];
    });
  };
}
