import { CircleAlert } from 'lucide-react';
import type { ListPreviewView } from '@/lib/schemas/directory-preview';

type Row = ListPreviewView['rows'][number];

/** What is wrong with a row, in words: nothing of it is hidden until the list is read. */
export function rowProblems({ name, urls, npi }: Row): string[] {
  return [
    ...(urls.length === 0 ? ['has no base URL: nothing is read of it'] : []),
    ...urls.flatMap(({ published, problem }) =>
      problem === null ? [] : [`“${published}” is no base URL: ${problem}`],
    ),
    ...(name === null ? ['has no name: its endpoint stands alone'] : []),
    ...(npi?.problem ? [`the NPI “${npi.published}” ${npi.problem}`] : []),
  ];
}

const placeOf = ({ city, state, zip }: Row): string =>
  [city, [state, zip].filter(Boolean).join(' ')].filter(Boolean).join(', ');

/** Says that nothing is there. */
function Nothing() {
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  );
}

/** How many of the rows have problems, for those who do not see the last column. */
function summaryOf(rows: readonly Row[]): string {
  const bad = rows.filter((row) => rowProblems(row).length > 0).length;
  const first = rows.length === 1 ? 'The first row' : `The first ${rows.length} rows`;
  return bad === 0
    ? `${first}, as they would be read: no problems.`
    : `${first}, as they would be read: ${bad} with problems.`;
}

/** The first rows of a list as they would be read. */
export function PreviewTable({ rows }: Readonly<{ rows: readonly Row[] }>) {
  return (
    <div className="min-w-0 space-y-2">
      <p className="text-sm font-medium">{summaryOf(rows)}</p>
      <RowsTable rows={rows} />
    </div>
  );
}

function RowsTable({ rows }: Readonly<{ rows: readonly Row[] }>) {
  return (
    <div
      className="relative min-w-0 overflow-x-auto rounded-lg border border-line"
      role="region"
      aria-label="First rows of the list"
      tabIndex={0}
    >
      <table className="w-full min-w-[44rem] text-left text-xs">
        <caption className="sr-only">The first rows of the list as they would be read</caption>
        <thead className="bg-sunken text-muted">
          <tr>
            {['Row', 'Organization', 'Base URL', 'NPI', 'Place', 'Problems'].map((head) => (
              <th key={head} scope="col" className="px-3 py-2 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line align-top">
          {rows.map((row) => {
            const problems = rowProblems(row);
            const place = placeOf(row);
            return (
              <tr key={row.place}>
                <th scope="row" className="px-3 py-2 font-normal whitespace-nowrap text-muted">
                  {row.place}
                </th>
                <td className="max-w-52 px-3 py-2 wrap-anywhere">
                  {row.name ?? <Nothing />}
                  {row.aliases.length > 0 && (
                    <span className="block text-muted">also {row.aliases.join(', ')}</span>
                  )}
                </td>
                <td className="max-w-72 px-3 py-2 font-mono wrap-anywhere">
                  {row.urls.length === 0 ? (
                    <Nothing />
                  ) : (
                    row.urls.map(({ published, key }) => (
                      <span key={published} className="block">
                        {key ?? <s>{published}</s>}
                      </span>
                    ))
                  )}
                </td>
                <td className="px-3 py-2 tabular-nums">
                  {row.npi && row.npi.problem === null ? row.npi.published : <Nothing />}
                </td>
                <td className="px-3 py-2">{place === '' ? <Nothing /> : place}</td>
                <td className="max-w-64 px-3 py-2 wrap-anywhere">
                  {problems.length === 0 ? (
                    <span className="text-pass">None</span>
                  ) : (
                    <ul className="space-y-1 text-warn">
                      {problems.map((problem) => (
                        <li key={problem} className="flex gap-1">
                          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
                          {problem}
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
