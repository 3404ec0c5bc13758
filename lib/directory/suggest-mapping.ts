import type { Mapping } from '@/lib/schemas/directory-import';
import type { ListSample } from './read-sample';
import { endpointKey } from './normalize/endpoint-key';
import { findUrls } from './normalize/find-urls';
import { isNpi } from '@/lib/protocol/npi';
import { stateCode, zipOf } from './normalize/places';

type Column = Exclude<keyof Mapping, 'rows' | 'headerRows' | 'url' | 'aliases'>;

/** Names of columns by what they hold, the most telling first. */
const names: Readonly<Record<Column | 'url', readonly RegExp[]>> = {
  url: [
    /base.?ur[li]/i,
    /service.?(?:base|root)/i,
    /fhir.*(?:ur[li]|endpoint)/i,
    /endpoint.?(?:ur[li]|address)/i,
    /^(?:ur[li]|endpoint|address)$/i,
  ],
  name: [
    /^(?:organi[sz]ation|org|practice|facility|provider|brand|customer|client|site).?name$/i,
    /^name$/i,
    /organi[sz]ation|practice|facility|hospital|brand/i,
    /name/i,
  ],
  npi: [/\bnpi\b|npi.?id|npi$/i],
  line: [/address.?(?:line)?.?1|^(?:street|line|address)|street.?address/i],
  city: [/city|town/i],
  state: [/^state(?:.?code)?$|state$|province/i],
  zip: [/zip|postal/i],
  website: [/web.?site|home.?page/i],
  fhirVersion: [/fhir.?version|version/i],
  vendor: [/vendor|developer|^ehr$|\behr\b/i],
};

/**
 * A first mapping of a list of no known form, by the names of its columns and what is in them; null when no column
 * looks as if it held base URLs. A person confirms it.
 */
export function suggestMapping(sample: ListSample): Mapping | null {
  const contents = new Map(
    sample.columns.map((column, index) => [
      column,
      sample.cells.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== ''),
    ]),
  );
  const url = urlColumns(contents);
  if (url.length === 0) return null;
  const taken = new Set(url);
  const take = (column: Column, fits: (cell: string) => boolean) => {
    const found = names[column]
      .flatMap((name) => sample.columns.filter((candidate) => name.test(lastMember(candidate))))
      .find((candidate) => !taken.has(candidate) && mostly(contents.get(candidate) ?? [], fits));
    if (found !== undefined) taken.add(found);
    return found ?? null;
  };
  const isText = (cell: string) => /\p{L}/u.test(cell) && findUrls(cell).length === 0;
  return {
    rows: sample.rows,
    headerRows: sample.headerRows,
    url,
    npi: take('npi', isNpi),
    zip: take('zip', (cell) => zipOf(cell) !== null),
    state: take('state', (cell) => stateCode(cell) !== null),
    city: take('city', isText),
    line: take('line', isText),
    website: take('website', (cell) => cell.includes('.')),
    fhirVersion: take('fhirVersion', (cell) => /\d/.test(cell)),
    vendor: take('vendor', isText),
    name: take('name', isText),
    aliases: [],
  };
}

function lastMember(column: string): string {
  return column.replace(/^.*\./, '');
}

function mostly(cells: readonly string[], fits: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(fits).length * 2 >= cells.length;
}

/** Named like it and holding URLs; else the one that holds the most URLs with `fhir` in them. */
function urlColumns(contents: ReadonlyMap<string, readonly string[]>): string[] {
  const urls = (cell: string) =>
    findUrls(cell).filter((found) => !('problem' in endpointKey(found)));
  const holding = [...contents].filter(([, cells]) =>
    mostly(cells, (cell) => urls(cell).length > 0),
  );
  for (const name of names.url) {
    const named = holding.filter(([column]) => name.test(lastMember(column)));
    if (named.length > 0) return named.map(([column]) => column);
  }
  const fhir = (cells: readonly string[]) => cells.filter((cell) => /fhir|\/r4/i.test(cell)).length;
  const best = holding
    .filter(([, cells]) => fhir(cells) > 0)
    .sort(([, a], [, b]) => fhir(b) - fhir(a))[0];
  return best ? [best[0]] : [];
}
