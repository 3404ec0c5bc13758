import { buildProblem } from '../build-problem';
import { readTable, type TableRow } from '../csv-table';
import type { OpenList } from '../list-bytes';
import type { ListOptions, Statements } from '../list-options';
import { endpointKey } from '../normalize/endpoint-key';
import { statementsOfRows, type FlatRow } from '../rows';

const required = ['NPI', 'Endpoint Type', 'Endpoint'];

/**
 * The endpoint file of NPPES (`endpoint_pfile`). Nine of ten rows are Direct addresses, which are counted under one
 * rule. The NPI of a row is that of who entered it, often a clinician of the organization that is named; it says
 * nothing about the organization and is not taken.
 * @see https://download.cms.gov/nppes/NPI_Files.html
 */
export function readNppesCsv(open: OpenList, options: ListOptions): Statements {
  return statementsOfRows(rows(open, options));
}

async function* rows(open: OpenList, options: ListOptions): AsyncGenerator<FlatRow> {
  const table = readTable(open, `Columns ${required.join(', ')}.`, (columns) =>
    required.every((column) => columns.includes(column)),
  );
  for await (const row of table) {
    const { place } = row;
    const problem = rowProblem(row);
    if (problem) yield { place, urls: [], names: [], problems: [problem] };
    else yield fhirRow(row, options);
  }
}

function rowProblem({ place, cell }: TableRow) {
  const type = cell('Endpoint Type').toUpperCase();
  const address = cell('Endpoint');
  const found = `${type}: ${address}`;
  const isUsable = !('problem' in endpointKey(address));
  if (type === 'DIRECT')
    return buildProblem('endpoint.direct', { place, found, effect: 'rejected' });
  if (type === 'FHIR') return null;
  // Some enter their FHIR server as REST.
  if (type === 'REST' && isUsable && /fhir/i.test(address)) return null;
  return buildProblem('endpoint.not-fhir', { place, found, effect: 'rejected' });
}

function fhirRow({ place, cell }: TableRow, options: ListOptions): FlatRow {
  const lines = [cell('Affiliation Address Line One'), cell('Affiliation Address Line Two')];
  return {
    place,
    urls: [{ text: cell('Endpoint') }],
    names: [cell('Affiliation Legal Business Name')],
    location: {
      line: lines.filter((line) => line !== '').join(', '),
      city: cell('Affiliation Address City'),
      state: cell('Affiliation Address State'),
      zip: cell('Affiliation Address Postal Code'),
      country: cell('Affiliation Address Country'),
    },
    vendor: options.vendor,
  };
}
