import { isConjunctive, facetNames, type Chosen, type FacetName } from './facets';

/**
 * What stands in the document of a listing beside words: whole names behind `=`, and what is filtered by behind `~`.
 * Normalized words have neither sign, so that nothing that is typed is taken for one. One inverted index then finds
 * words and filters together, however common each of them is.
 */
export const nameSign = '=';
export const filterSign = '~';
/** Longer names are cut: PostgreSQL takes lexemes of 2,046 bytes. */
export const longestNameLexeme = 200;

/** How many points of `weight` share one lexeme. */
export const weightStep = 50;
/** The highest: `weight` is below `(topWeightBand + 1) * weightStep`. */
export const topWeightBand = 11;

/** The lexeme of a whole name, which is normalized. */
export function nameLexeme(nameNorm: string): string {
  return nameSign + nameNorm.slice(0, longestNameLexeme);
}

/** The lexeme of a value of a facet. */
export function filterLexeme(facet: FacetName, value: string): string {
  return `${filterSign}${facet}:${value}`;
}

/** The lexeme of a host: of an endpoint, a website (without `www.`) or a patient portal. */
export function hostLexeme(host: string): string {
  return `${filterSign}host:${host}`;
}

/** The lexeme of a band of weights, 0 to `topWeightBand`. */
export function weightLexeme(band: number): string {
  return `${filterSign}weight:${band}`;
}

/**
 * A lexeme as the text form of `tsquery` takes it, whatever characters are in it.
 *
 * @param labels weights that count (`A` name, `B` other names, `C` place and vendor, `D` host), and `*` for a prefix
 * @see https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY
 */
export function term(lexeme: string, labels = ''): string {
  const quoted = `'${lexeme.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;
  return labels === '' ? quoted : `${quoted}:${labels}`;
}

/** All of them must hold. Empty parts say nothing. */
export function allOf(parts: readonly string[]): string {
  return join(parts, ' & ');
}

/** One of them must hold. */
export function anyOf(parts: readonly string[]): string {
  return join(parts, ' | ');
}

function join(parts: readonly string[], operator: string): string {
  const said = parts.filter((part) => part !== '');
  return said.length > 1 ? `(${said.join(operator)})` : (said[0] ?? '');
}

/**
 * What is chosen, as a `tsquery`; empty when nothing is. `except` leaves one facet out, to count what else could be
 * chosen in it.
 */
export function filterQuery(chosen: Chosen, except: FacetName | null = null): string {
  return allOf(
    facetNames
      .filter((facet) => facet !== except)
      .map((facet) => {
        const terms = chosen[facet].map((value) => term(filterLexeme(facet, value)));
        return isConjunctive(facet) ? allOf(terms) : anyOf(terms);
      }),
  );
}
