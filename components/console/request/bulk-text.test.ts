import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOfText, textOfRows } from './bulk-text';

const rows = fc.array(
  fc.record({
    name: fc.stringMatching(/^[A-Za-z_][\w-]{0,10}$/),
    value: fc.stringMatching(/^([!-~]([ -~]{0,12}[!-~])?)?$/),
    isOn: fc.boolean(),
  }),
);

describe('a table as text', () => {
  it('gives back every row', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('=' as const, ':' as const), (given, separator) => {
        expect(rowsOfText(textOfRows(given, separator), separator)).toEqual(given);
      }),
    );
  });

  it('takes what people paste', () => {
    expect(rowsOfText('Accept: application/json\r\n\n#Prefer:x\nNoValue', ':')).toEqual([
      { name: 'Accept', value: 'application/json', isOn: true },
      { name: 'Prefer', value: 'x', isOn: false },
      { name: 'NoValue', value: '', isOn: true },
    ]);
  });
});
