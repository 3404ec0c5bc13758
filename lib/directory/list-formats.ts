import { readAuthorizeJson } from './formats/authorize-json';
import { readCernerJson } from './formats/cerner-json';
import { readChplJson } from './formats/chpl-json';
import { readCmsMaCsv } from './formats/cms-ma-csv';
import { readCmsSmaCsv } from './formats/cms-sma-csv';
import { readEpicJson } from './formats/epic-json';
import { readFhirBundle } from './formats/fhir-bundle';
import { readFhirNdjson } from './formats/fhir-ndjson';
import { readGenericCsv } from './formats/generic-csv';
import { readGenericJson } from './formats/generic-json';
import { readLanternCsv } from './formats/lantern-csv';
import { readLanternJson } from './formats/lantern-json';
import { readNppesCsv } from './formats/nppes-csv';
import { readOneUpJson } from './formats/oneup-json';
import type { OpenList } from './list-bytes';
import type { ListOptions, Statements } from './list-options';

interface ListFormat {
  /** For people. */
  title: string;
  read: (open: OpenList, options: ListOptions) => Statements;
}

/** Every form of list that can be read. */
export const listFormats = {
  'fhir-bundle': {
    title: 'FHIR Bundle (service base URLs, User-access Brands)',
    read: readFhirBundle,
  },
  'fhir-ndjson': { title: 'FHIR resources, one on each line (NDJSON)', read: readFhirNdjson },
  'lantern-json': { title: 'Lantern JSON', read: readLanternJson },
  'lantern-csv': { title: 'Lantern CSV download', read: readLanternCsv },
  'oneup-json': { title: 'JSON array in the form of 1upHealth', read: readOneUpJson },
  'cerner-json': { title: 'Cerner JSON (endpoints)', read: readCernerJson },
  'epic-json': { title: 'Epic JSON (Entries)', read: readEpicJson },
  'authorize-json': { title: 'JSON array with OAuth addresses', read: readAuthorizeJson },
  'cms-sma-csv': { title: 'CMS directory of state Medicaid agencies (CSV)', read: readCmsSmaCsv },
  'cms-ma-csv': { title: 'CMS list of Medicare Advantage payers (CSV)', read: readCmsMaCsv },
  'chpl-json': { title: 'CHPL list of lists (JSON)', read: readChplJson },
  'nppes-csv': { title: 'NPPES endpoint file (CSV)', read: readNppesCsv },
  csv: { title: 'CSV with columns of your choice', read: readGenericCsv },
  json: { title: 'JSON with members of your choice', read: readGenericJson },
} as const satisfies Record<string, ListFormat>;

export type ListFormatKey = keyof typeof listFormats;

/** True for the formats that need a mapping. */
export function needsMapping(format: string): format is 'csv' | 'json' {
  return format === 'csv' || format === 'json';
}

export function isListFormat(format: string): format is ListFormatKey {
  return Object.hasOwn(listFormats, format);
}
