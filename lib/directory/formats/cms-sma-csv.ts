import { buildProblem } from '../build-problem';
import { readTable, type TableRow } from '../csv-table';
import type { OpenList } from '../list-bytes';
import type { ListOptions, Statements } from '../list-options';
import { baseOfRequest } from '../normalize/base-of-request';
import { findUrls } from '../normalize/find-urls';
import { cleanName } from '../normalize/names';
import { stateCode } from '../normalize/places';
import { statementsOfRows, type FlatRow, type RowUrl } from '../rows';
import type { Audience, Environment, ProblemStatement } from '../statement';

/** A column with addresses, and where the row says more of them. */
interface UrlColumn {
  index: number;
  name: string;
  environment: Environment;
  audience: Audience;
  version: number;
  status: number;
  registration: number;
}

const baseUrl = /base url/i;
const sandbox = /^sandbox.*url/i;
/** What agencies put beside the base URL of their sandbox. */
const otherPage = /\.html?$|\/(?:authorize|token)$|^https?:\/\/[^/]*\.readme\.io\//i;

/**
 * CMS's directory of state Medicaid agencies: a title above the header, one row for each state, several addresses in a
 * cell. Many addresses go on to a type of resource; the base URL before it is taken.
 */
export function readCmsSmaCsv(open: OpenList, options: ListOptions): Statements {
  return statementsOfRows(rows(open, options));
}

async function* rows(open: OpenList, options: ListOptions): AsyncGenerator<FlatRow> {
  const table = readTable(
    open,
    'A column State and columns with base URLs.',
    (columns) => columns.includes('State') && columns.some((column) => baseUrl.test(column)),
  );
  let columns: UrlColumn[] | null = null;
  for await (const row of table) {
    columns ??= urlColumns(row.header);
    const state = cleanName(row.cell('State').replace(/\s*\([A-Z]{2}\)$/, ''));
    if (state === null) continue;
    const { urls, problems } = urlsOfRow(row, columns);
    yield {
      place: row.place,
      urls,
      names: [`${state} State Medicaid Agency`],
      aliases: [{ name: `${state} Medicaid`, kind: 'alias' }],
      location: { state: stateCode(state) ?? state, country: 'US' },
      organizationKind: 'government',
      vendor: options.vendor,
      keepsWithoutUrl: true,
      problems,
    };
  }
}

function urlColumns(header: readonly string[]): UrlColumn[] {
  const after = (index: number, name: RegExp) =>
    header.findIndex((column, position) => position > index && name.test(column));
  const directory = header.findIndex((column) => /^provider directory.*base url/i.test(column));
  return header.flatMap((name, index): UrlColumn[] => {
    const isSandbox = sandbox.test(name);
    if (!isSandbox && !baseUrl.test(name)) return [];
    const isDirectory = directory >= 0 && index >= directory;
    // The columns of a block follow its first address.
    const start = isDirectory ? directory : header.findIndex((column) => baseUrl.test(column));
    return [
      {
        index,
        name,
        environment: isSandbox ? 'test' : 'production',
        audience: isDirectory ? 'unknown' : 'patient',
        version: after(start, /^FHIR version/i),
        status: after(start, /^Status/i),
        registration: after(start, /^API registration/i),
      },
    ];
  });
}

function urlsOfRow(row: TableRow, columns: readonly UrlColumn[]) {
  const urls: RowUrl[] = [];
  const problems: ProblemStatement[] = [];
  const cell = (index: number) => cleanName(row.cells[index]);
  for (const column of columns) {
    for (const published of findUrls(row.cells[column.index] ?? '')) {
      const base = baseOfRequest(published);
      const place = `${row.place}, column ${column.name}`;
      if (otherPage.test(base)) {
        problems.push(buildProblem('url.page', { place, found: published, effect: 'rejected' }));
        continue;
      }
      if (base !== published) {
        problems.push(
          buildProblem('url.resource', { place, found: published, effect: 'corrected' }),
        );
      }
      urls.push({
        text: base,
        environment: column.environment,
        audience: column.audience,
        fhirVersion: cell(column.version),
        status: column.environment === 'test' ? null : cell(column.status),
        registerUrl: findUrls(row.cells[column.registration] ?? '')[0] ?? null,
      });
    }
  }
  return { urls, problems };
}
