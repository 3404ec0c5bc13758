import 'server-only';
import { splitUnescaped, unescapeValue } from './split';
import type { Token } from './values';

/** Without case, accents, punctuation and repeated spaces: what strings are compared by. */
export function normalizeText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Compares a string: it begins with the text, contains it (`:contains`), or is it letter by letter (`:exact`).
 * @see https://hl7.org/fhir/R4/search.html#string
 */
export function stringMatcher(text: string, modifier: string | null): (value: string) => boolean {
  const wanted = unescapeValue(text);
  if (modifier === 'exact') return (value) => value === wanted;
  const normalized = normalizeText(wanted);
  // Nothing but punctuation is no question, and everything would be its answer.
  if (normalized === '') return () => false;
  if (modifier === 'contains') return (value) => normalizeText(value).includes(normalized);
  return (value) => normalizeText(value).startsWith(normalized);
}

/**
 * Compares a token: `code`, `system|code`, `|code` (no system) or `system|`. The case of a code does not count,
 * as FHIR recommends when in doubt; that of a system does.
 * @see https://hl7.org/fhir/R4/search.html#token
 */
export function tokenMatcher(text: string): (value: Token) => boolean {
  const parts = splitUnescaped(text, '|').map(unescapeValue);
  const code = (parts.length > 1 ? parts.slice(1).join('|') : (parts[0] ?? '')).toLowerCase();
  // The length is compared first: most codes differ in it, and lower-casing thousands of them takes time.
  const isCode = (value: Token) =>
    value.code.length === code.length && value.code.toLowerCase() === code;
  if (parts.length === 1) return isCode;
  const system = parts[0] === '' ? undefined : parts[0];
  return (value) => value.system === system && (code === '' || isCode(value));
}
