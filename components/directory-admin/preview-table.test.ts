import { describe, expect, it } from 'vitest';
import type { ListPreviewView } from '@/lib/schemas/directory-preview';
import { rowProblems } from './preview-table';

const row: ListPreviewView['rows'][number] = {
  place: 'row 2',
  name: 'Poplar Practice',
  urls: [{ published: 'https://a.example/r4', key: 'https://a.example/r4', problem: null }],
  aliases: [],
  npi: null,
  city: null,
  state: null,
  zip: null,
  fhirVersion: null,
  vendor: null,
};

describe('the problems of a row', () => {
  it('are none when it is whole', () => {
    expect(rowProblems(row)).toEqual([]);
  });

  it('name what is missing or cannot be used', () => {
    const bad = {
      ...row,
      name: null,
      urls: [{ published: 'ask us', key: null, problem: 'it does not begin with https://' }],
      npi: { published: '123', problem: 'has 3 digits; an NPI has 10' },
    };
    expect(rowProblems(bad)).toEqual([
      '“ask us” is no base URL: it does not begin with https://',
      'has no name: its endpoint stands alone',
      'the NPI “123” has 3 digits; an NPI has 10',
    ]);
    expect(rowProblems({ ...row, urls: [] })).toEqual(['has no base URL: nothing is read of it']);
  });
});
