import { buildProblem } from '../build-problem';
import { readTable } from '../csv-table';
import type { OpenList } from '../list-bytes';
import type { ListOptions, Statements } from '../list-options';
import { statementsOfRows, type FlatRow } from '../rows';
import { urlsOf } from '../rows-of-json';

const required = ['url', 'api_information_source_name'];
const cut = /^Subset of Organizations, see Lantern Website for full list:/;

/** The download of ONC's Lantern: one row for each endpoint, the names of its organizations joined by semicolons. */
export function readLanternCsv(open: OpenList, options: ListOptions): Statements {
  return statementsOfRows(rows(open, options));
}

async function* rows(open: OpenList, options: ListOptions): AsyncGenerator<FlatRow> {
  const table = readTable(open, `Columns ${required.join(' and ')}.`, (columns) =>
    required.every((column) => columns.includes(column)),
  );
  for await (const { place, cell } of table) {
    const names = cell('api_information_source_name');
    const fhirVersion = cell('capability_fhir_version');
    const url = cell('url');
    yield {
      place,
      urls: urlsOf(url).map((one) => ({ ...one, fhirVersion: fhirVersion || null })),
      names: names
        .replace(cut, '')
        .split(';')
        .filter((name) => name.trim() !== ''),
      vendor: cell('certified_api_developer_name') || options.vendor,
      problems: cut.test(names)
        ? [buildProblem('name.truncated', { place, found: url, effect: 'corrected' })]
        : [],
    };
  }
}
