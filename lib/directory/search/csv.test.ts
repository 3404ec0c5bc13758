import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow } from './csv';

describe('csvRow', () => {
  it('quotes what needs it, and lets no cell be a formula', () => {
    expect(csvRow(['a', 'b,c', 'd "e"', 'f\r\ng', null, true, -1])).toBe(
      'a,"b,c","d ""e""","f\r\ng",,true,-1\r\n',
    );
    expect(csvRow(['=1+1', '+1', '-1', '@x', '\t=1'])).toBe("'=1+1,'+1,'-1,'@x,'\t=1\r\n");
  });

  it('is read back as it was written', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2 }), (cells) => {
        expect(parse(csvRow(cells), { record_delimiter: '\r\n' })).toEqual([cells]);
      }),
    );
  });
});
