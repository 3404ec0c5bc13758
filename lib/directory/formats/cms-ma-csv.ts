import { buildList } from '../build-list';
import { buildProblem } from '../build-problem';
import { readTable } from '../csv-table';
import type { OpenList } from '../list-bytes';
import type { Statements } from '../list-options';
import { findUrls } from '../normalize/find-urls';
import { cleanName } from '../normalize/names';

const required = ['Contract ID', 'URL'];

/**
 * CMS's list of Medicare Advantage contracts and the provider directories of their payers. The addresses are index
 * files and collections, several in a cell: lists, not base URLs.
 */
export async function* readCmsMaCsv(open: OpenList): Statements {
  let rows = 0;
  const seen = new Set<string>();
  const table = readTable(open, `Columns ${required.join(' and ')}.`, (columns) =>
    required.every((column) => columns.includes(column)),
  );
  for await (const { place, cell } of table) {
    rows += 1;
    const name = cleanName(cell('Contract ID')) ?? 'A contract without a name';
    const urls = findUrls(cell('URL'));
    if (urls.length === 0) {
      const found = [name, cell('URL')].filter((part) => part !== '').join(': ');
      yield buildProblem('row.no-url', { place, found, effect: 'rejected' });
    }
    for (const url of urls) yield buildList({ url, name, place, seen });
  }
  return { rows };
}
