import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paramRow, paramRows, withParamRows, type ParamRow } from './param-rows';

const rowsArbitrary: fc.Arbitrary<ParamRow[]> = fc.array(
  fc
    .record({
      name: fc.string({ minLength: 1, unit: 'grapheme' }),
      value: fc.string({ unit: 'grapheme' }),
      isOn: fc.boolean(),
    })
    .map(({ name, value, isOn }) => paramRow(name, value, isOn)),
  { maxLength: 8 },
);

describe('the table of parameters', () => {
  it('gives back every row, in its order, switched off or on', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const form = withParamRows('Patient', rows);
        expect(paramRows(form)).toEqual(rows);
      }),
    );
  });

  it('keeps names of variables legible, in names and values', () => {
    const rows = [paramRow('subject', 'Patient/{{patient id}}'), paramRow('code', 'a&{{ code }}')];
    const { path } = withParamRows('Observation', rows);
    expect(path).toBe('Observation?subject=Patient/%7B%7Bpatient%20id%7D%7D&code=a%26{{ code }}');
    expect(paramRows({ path, offParams: [] }).map(({ value }) => value)).toEqual([
      'Patient/{{patient id}}',
      'a&{{ code }}',
    ]);
  });

  it('leaves alone what nobody changed', () => {
    const odd = 'Observation?code=http://loinc.org|8480-6&date=ge2020&x=%zz&a+b=c%20d&flag&=1';
    const rows = paramRows({ path: odd, offParams: [] });
    expect(withParamRows(odd, rows).path).toBe(odd);
    const changed = rows.map((row, index) => (index === 1 ? paramRow('date', 'lt2021') : row));
    expect(withParamRows(odd, changed).path).toBe(odd.replace('ge2020', 'lt2021'));
  });

  it('writes names and values so that the server reads them as they were meant', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const { path } = withParamRows('Patient', rows);
        const read = [...new URLSearchParams(path.split('?')[1] ?? '')];
        const sent = rows.filter((row) => row.isOn).map(({ name, value }) => [name, value]);
        expect(read).toEqual(sent);
        expect(path).not.toMatch(/[#\s]/);
      }),
    );
  });

  it('keeps what FHIR writes legible', () => {
    const { path } = withParamRows('Observation?x=1', [
      paramRow('code:in', 'http://loinc.org|8480-6,8462-4'),
      paramRow('name', 'a&b'),
    ]);
    expect(path).toBe('Observation?code:in=http://loinc.org|8480-6,8462-4&name=a%26b');
    expect(withParamRows(path, []).path).toBe('Observation');
  });
});
