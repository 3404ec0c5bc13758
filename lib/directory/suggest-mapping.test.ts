import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MappingSchema } from '@/lib/schemas/directory-import';
import { previewRows } from './preview-rows';
import { readSample } from './read-sample';
import { suggestMapping } from './suggest-mapping';
import { openBytes, openText } from './testing/open-bytes';

const open = (file: string) =>
  openBytes(new Uint8Array(readFileSync(`tests/fixtures/directory/${file}`)));

describe('a CSV of no known form', () => {
  it('is sampled below its header and mapped by names and contents', async () => {
    const sample = await readSample(open('columns.csv'), 'csv');
    expect(sample).toMatchObject({ format: 'csv', headerRows: 2, rows: '' });
    expect(sample.columns[0]).toBe('Practice Name');
    expect(sample.cells[1]!.slice(0, 4)).toEqual(['Fir Practice', '', '123', 'Ogden']);
    const mapping = suggestMapping(sample)!;
    expect(MappingSchema.parse(mapping)).toEqual(mapping);
    expect(mapping).toEqual({
      rows: '',
      headerRows: 2,
      url: ['FHIR Base URL'],
      name: 'Practice Name',
      aliases: [],
      npi: 'NPI',
      line: null,
      city: 'City',
      state: 'State',
      zip: 'Zip Code',
      website: 'Web Site',
      fhirVersion: null,
      vendor: null,
    });
    expect(await previewRows(open('columns.csv'), { format: 'csv', mapping, count: 2 })).toEqual([
      {
        place: 'row 3',
        name: 'Poplar Practice',
        urls: [
          {
            published: 'https://fhir.poplar.example/r4',
            key: 'https://fhir.poplar.example/r4',
            problem: null,
          },
        ],
        aliases: [],
        npi: { published: '1234567893', problem: null },
        city: 'Provo',
        state: 'UT',
        zip: '84601',
        fhirVersion: null,
        vendor: null,
      },
      {
        place: 'row 4',
        name: 'Fir Practice',
        urls: [
          {
            published: 'none yet',
            key: null,
            problem: 'it does not begin with https:// or http://',
          },
        ],
        aliases: [],
        npi: { published: '123', problem: 'has 3 digits; an NPI has 10' },
        city: 'Ogden',
        state: 'UT',
        zip: '84401',
        fhirVersion: null,
        vendor: null,
      },
    ]);
  });

  it('is not mapped when no column holds base URLs', async () => {
    const sample = await readSample(openText('Name,Web\nA,https://a.example\n'), 'csv');
    expect(suggestMapping(sample)).toBeNull();
  });
});

describe('a JSON of no known form', () => {
  it('is sampled at the list with URLs and mapped by its members', async () => {
    const sample = await readSample(open('members.json'), 'json');
    expect(sample.rows).toBe('data.items');
    const mapping = suggestMapping(sample)!;
    expect(mapping).toMatchObject({
      rows: 'data.items',
      url: ['fhir.baseUrl'],
      name: 'title.name',
      state: 'place.state',
      zip: 'place.postalCode',
      fhirVersion: 'fhir.version',
    });
    const rows = await previewRows(open('members.json'), { format: 'json', mapping, count: 5 });
    expect(rows.map(({ name, urls }) => [name, urls.length])).toEqual([
      ['Larch Clinic', 1],
      ['Rowan Clinic', 2],
    ]);
  });

  it('has no columns when it has no entries', async () => {
    const sample = await readSample(openText('{"a":1}'), 'json');
    expect(sample.columns).toEqual([]);
    expect(suggestMapping(sample)).toBeNull();
  });
});
