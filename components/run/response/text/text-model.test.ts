import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from './line-pieces';
import { textModel } from './text-model';

const all = (text: string, columns: number) => {
  const model = textModel(text, columns);
  return model.rows(0, model.rowCount);
};

describe('textModel', () => {
  it('numbers lines and breaks the long ones', () => {
    expect(all(`one\n${'x'.repeat(45)}\n\nend`, 20)).toEqual([
      { number: 1, text: 'one' },
      { number: 2, text: 'x'.repeat(20) },
      { number: null, text: 'x'.repeat(20) },
      { number: null, text: 'x'.repeat(5) },
      { number: 3, text: '' },
      { number: 4, text: 'end' },
    ]);
  });

  it('loses nothing, and no row is wider than the screen', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', '\n', ' ', '{', '😀', 'é'),
      maxLength: 300,
    });
    fc.assert(
      fc.property(texts, (text) => {
        const rows = all(text, 20);
        const lines: string[] = [];
        for (const row of rows) {
          if (row.number === null) lines[lines.length - 1] += row.text;
          else lines.push(row.text);
          expect(row.text.length).toBeLessThanOrEqual(20);
        }
        expect(lines.join('\n')).toBe(text);
      }),
    );
  });

  it('finds in any case, and by characters that mean something in patterns', () => {
    const model = textModel('Alpha (x)\nbeta\nALPHA (X) alpha (x)', 80);
    expect(model.find('alpha (x)')).toEqual({ rows: [0, 2, 2], isCut: false });
    expect(model.find('')).toEqual({ rows: [], isCut: false });
    expect(textModel('a'.repeat(20_000), 80).find('a').isCut).toBe(true);
  });
});

describe('piecesOf', () => {
  it('loses no character of a line', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('json', 'xml', 'text'), (line, language) => {
        const pieces = piecesOf(line, language);
        expect(pieces.map((piece) => piece.text).join('')).toBe(line);
      }),
    );
  });

  it('tells names from values', () => {
    const kinds = piecesOf('  "id": "a", 1, true', 'json').filter((piece) => piece.text.trim());
    expect(kinds.map((piece) => piece.kind)).toEqual([
      'name',
      'string',
      'mark',
      'number',
      'mark',
      'word',
    ]);
  });
});
