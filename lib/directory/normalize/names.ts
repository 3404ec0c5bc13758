/**
 * A name as it is compared and searched: no accents, lower case, `&` as “and”, apostrophes dropped (“Women's” is
 * “womens”), all other punctuation a space. `normalizeName(normalizeName(x))` is `normalizeName(x)`; a name without
 * any letter or digit gives the empty string.
 */
export function normalizeName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ`´]/gu, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The distinct words of a name, normalized, in their order. */
export function nameWords(name: string): string[] {
  return [...new Set(normalizeName(name).split(' '))].filter((word) => word !== '');
}

/** A published name with its white space collapsed; null when no letter or digit is in it. */
export function cleanName(name: string | null | undefined): string | null {
  const clean = (name ?? '').replace(/[\s\u200B\uFEFF]+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(clean) ? clean : null;
}
