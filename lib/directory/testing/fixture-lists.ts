import type { Mapping } from '@/lib/schemas/directory-import';
import type { ListFormatKey } from '../list-formats';

const noColumns = {
  headerRows: 1,
  rows: '',
  aliases: [],
  npi: null,
  line: null,
  city: null,
  state: null,
  zip: null,
  website: null,
  fhirVersion: null,
  vendor: null,
};

/** The hand-written lists of `tests/fixtures/directory`, one for each form and quirk. */
export const fixtureLists: readonly {
  file: string;
  format: ListFormatKey;
  mapping?: Mapping;
  vendor?: string;
}[] = [
  { file: 'hti1.json', format: 'fhir-bundle', vendor: 'oracle-health' },
  { file: 'contained-hash.json', format: 'fhir-bundle' },
  { file: 'contained-bare.json', format: 'fhir-bundle' },
  { file: 'names-for-references.json', format: 'fhir-bundle' },
  { file: 'brands.json', format: 'fhir-bundle' },
  { file: 'brands-early.json', format: 'fhir-bundle' },
  { file: 'brands-managing-id.json', format: 'fhir-bundle' },
  { file: 'quirks.json', format: 'fhir-bundle' },
  { file: 'searchset.json', format: 'fhir-bundle' },
  { file: 'empty-bundle.json', format: 'fhir-bundle' },
  { file: 'resources.ndjson', format: 'fhir-ndjson' },
  { file: 'lantern.json', format: 'lantern-json' },
  { file: 'oneup.json', format: 'oneup-json' },
  { file: 'cerner.json', format: 'cerner-json' },
  { file: 'epic.json', format: 'epic-json' },
  { file: 'authorize.json', format: 'authorize-json' },
  { file: 'chpl.json', format: 'chpl-json' },
  { file: 'cms-sma.csv', format: 'cms-sma-csv' },
  { file: 'cms-ma.csv', format: 'cms-ma-csv' },
  { file: 'nppes.csv', format: 'nppes-csv' },
  { file: 'lantern.csv', format: 'lantern-csv' },
  {
    file: 'columns.csv',
    format: 'csv',
    mapping: {
      ...noColumns,
      headerRows: 2,
      url: ['FHIR Base URL'],
      name: 'Practice Name',
      aliases: ['Also known as'],
      npi: 'NPI',
      city: 'City',
      state: 'State',
      zip: 'Zip Code',
      website: 'Web Site',
    },
  },
  {
    file: 'members.json',
    format: 'json',
    mapping: {
      ...noColumns,
      rows: 'data.items',
      url: ['fhir.baseUrl'],
      name: 'title.name',
      fhirVersion: 'fhir.version',
      state: 'place.state',
      zip: 'place.postalCode',
    },
  },
];
