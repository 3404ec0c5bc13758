/** How hard a text is to read. */
export interface Reading {
  words: number;
  /** Flesch-Kincaid grade: the years of school after which it is read with ease. */
  grade: number;
}

/** Syllables as English has them, near enough for an average: groups of vowels, a silent e left out. */
function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  const groups = letters.replace(/e$/, '').match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups);
}

/**
 * Measures prose. What is no word of a language (identifiers, addresses, numbers) counts as one syllable: readers
 * recognize it as a whole.
 *
 * @param paragraphs one text for each paragraph or item of a list
 * @see J. P. Kincaid et al., Derivation of New Readability Formulas, 1975
 */
export function readingOf(paragraphs: readonly string[]): Reading {
  let words = 0;
  let sentences = 0;
  let syllables = 0;
  for (const paragraph of paragraphs) {
    const found = paragraph.split(/\s+/).filter((word) => /[A-Za-z0-9]/.test(word));
    if (found.length === 0) continue;
    words += found.length;
    sentences += Math.max(1, paragraph.match(/[.!?:](?=\s|$)/g)?.length ?? 0);
    for (const word of found) {
      syllables += /^[("“]?[A-Za-z][a-z’'-]*[)”.,;:!?]*$/.test(word) ? syllablesOf(word) : 1;
    }
  }
  if (words === 0) return { words: 0, grade: 0 };
  return { words, grade: 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59 };
}
