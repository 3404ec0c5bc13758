import type { ImportReport } from '@/lib/schemas/directory-import';
import { countedMany, grouped } from './source-words';

type Changes = NonNullable<ImportReport['changes']>;

function rowsOf(changes: Changes): { what: string; values: (number | null)[] }[] {
  return [
    {
      what: 'Endpoints',
      values: [changes.endpointsNew, changes.endpointsChanged, changes.endpointsRetired],
    },
    {
      what: 'Organizations',
      values: [
        changes.organizationsNew,
        changes.organizationsChanged,
        changes.organizationsRetired,
      ],
    },
    { what: 'Links', values: [changes.linksNew, null, changes.linksRetired] },
  ];
}

function remarkOf({ organizationsMerged, duplicatesFound }: Changes): string {
  return [
    organizationsMerged > 0
      ? `${countedMany(organizationsMerged, 'organization')} of the list were taken for known ones.`
      : '',
    duplicatesFound > 0
      ? `${countedMany(duplicatesFound, 'pair')} may be one and the same and wait for a person to decide.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What a reading did to the directory. */
export function ChangeTable({ changes }: Readonly<{ changes: Changes }>) {
  const remark = remarkOf(changes);
  return (
    <div className="min-w-0 space-y-2">
      <table className="w-full max-w-xl text-sm">
        <caption className="sr-only">What changed in the directory</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <td />
            {['New', 'Changed', 'Retired'].map((column) => (
              <th key={column} scope="col" className="px-2 py-1.5 text-right font-normal">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rowsOf(changes).map(({ what, values }) => (
            <tr key={what}>
              <th scope="row" className="py-1.5 text-left font-normal">
                {what}
              </th>
              {values.map((value, index) => (
                <td key={index} className="px-2 py-1.5 text-right tabular-nums">
                  {value === null ? '–' : grouped(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {remark !== '' && <p className="text-sm text-muted">{remark}</p>}
    </div>
  );
}
