import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { flows, flowNames } from './flows/flows';
import { glossary, sortedTerms } from './glossary';
import { parseMarkdown, textOfBlock } from './markdown';
import { pageFiles, type PageFile } from './page-files';
import { readingOf } from './reading';

const docs = path.join(import.meta.dirname, '../../docs');

/** Paragraphs and items of a page, headings left out. */
function proseOf(name: PageFile): string[] {
  const { description, blocks } = parseMarkdown(
    readFileSync(path.join(docs, pageFiles[name]), 'utf8'),
  );
  const texts = blocks
    .filter(({ kind }) => kind === 'paragraph' || kind === 'list')
    .flatMap((block) => textOfBlock(block).split('\n'));
  return [...(description === null ? [] : [description]), ...texts];
}

/**
 * Public guidance on plain language asks for about grade 8; the words of the field (registration, certificate,
 * authorization) have four and five syllables, which nobody can shorten, and lift the same sentences by about one.
 */
const mostGrade = 9;
/** Some five minutes of reading. What is longer should be two pages. */
const mostWords = 1000;

describe('the prose of the documentation', () => {
  it.each(Object.keys(pageFiles) as PageFile[])('%s is short and plain', (name) => {
    const { words, grade } = readingOf(proseOf(name));
    expect(words).toBeGreaterThan(100);
    expect(words).toBeLessThanOrEqual(mostWords);
    expect(grade).toBeLessThanOrEqual(mostGrade);
  });

  it('is as plain in the words about pictures and in the glossary', () => {
    const says = flowNames.flatMap((name) =>
      flows[name].steps.flatMap(({ items }) => items.map((item) => item.says)),
    );
    expect(readingOf(says).grade).toBeLessThanOrEqual(mostGrade);
    const explained = sortedTerms().map((id) => glossary[id].short);
    expect(readingOf(explained).grade).toBeLessThanOrEqual(mostGrade);
  });
});

describe('readingOf', () => {
  it('knows an easy sentence from a hard one', () => {
    expect(readingOf(['The cat sat on the mat.']).grade).toBeLessThan(2);
    expect(
      readingOf([
        'Notwithstanding aforementioned considerations, interoperability necessitates comprehensive organizational standardization.',
      ]).grade,
    ).toBeGreaterThan(20);
    expect(readingOf([])).toEqual({ words: 0, grade: 0 });
  });
});
