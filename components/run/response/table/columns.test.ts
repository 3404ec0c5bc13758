import { describe, expect, it } from 'vitest';
import { cellText, columnOfPath, compareKeys, defaultColumns, sortKey } from './columns';
import { isPath, valuesAt } from './values-at';

const patient = {
  resourceType: 'Patient',
  name: [{ given: ['Ada', 'B'], family: 'Meyer' }, { given: ['Addie'] }],
  birthDate: '1990-05',
};
const observation = {
  resourceType: 'Observation',
  valueQuantity: { value: 9, unit: 'mg' },
  code: { coding: [{ code: 'x', display: 'Sugar' }] },
};

describe('valuesAt', () => {
  it.each([
    ['name.given', ['Ada', 'B', 'Addie']],
    ['Patient.name.given', ['Ada', 'B', 'Addie']],
    ['name[0].given[1]', ['B']],
    ['name[7].given', []],
    ['nothing.here', []],
    ['birthDate.more', []],
    ['name[0].given(', []],
  ])('%s', (path, values) => expect(valuesAt(patient, path)).toEqual(values));

  it('takes whichever value is there', () => {
    expect(valuesAt(observation, 'value[x].unit')).toEqual(['mg']);
  });
});

describe('columns', () => {
  it('knows a path from what is none', () => {
    expect(['a', 'a.b[0].c', 'value[x]', 'Patient.name'].every(isPath)).toBe(true);
    expect(['', '.a', 'a..b', 'a b', '1a', 'a[]', '__proto__()'].some(isPath)).toBe(false);
    expect(columnOfPath(' name.family ')).toEqual({ path: 'name.family', label: 'name.family' });
    expect(columnOfPath('name where')).toBeNull();
  });

  it('has cells in words', () => {
    expect(defaultColumns('Patient').map((column) => cellText(patient, column))).toEqual([
      'Ada B Meyer, Addie',
      'May 1990',
      '',
      '',
    ]);
    expect(defaultColumns('Observation').map((column) => cellText(observation, column))).toEqual([
      'Sugar',
      '9 mg',
      '',
      '',
    ]);
  });

  it('sorts numbers as numbers, and what is empty last', () => {
    const value = { path: 'value[x]', label: 'Value' };
    const keys = [10, 9, 100].map((amount) =>
      sortKey({ ...observation, valueQuantity: { value: amount } }, value),
    );
    expect([...keys, ''].sort(compareKeys)).toEqual([9, 10, 100, '']);
  });
});
