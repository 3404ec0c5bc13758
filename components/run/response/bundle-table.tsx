'use client';

import type { BundleRow } from './resource-summary';

/** The entries of a Bundle, one row each; the id leads to the resource alone. */
export function BundleTable({
  rows,
  onPath,
}: Readonly<{ rows: readonly BundleRow[]; onPath: ((path: string) => void) | undefined }>) {
  if (rows.length === 0) {
    return (
      <p className="py-6 text-center text-muted">The Bundle has no entries: nothing matches.</p>
    );
  }
  return (
    <div
      role="region"
      aria-label="Entries of the Bundle"
      tabIndex={0}
      className="max-h-[32rem] overflow-auto rounded-lg border border-line"
    >
      <table className="w-full text-left text-sm">
        <thead className="sticky top-0 bg-sunken text-xs text-muted">
          <tr>
            <th scope="col" className="px-3 py-2 font-medium">
              Resource
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              Summary
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              Date
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row, index) => {
            const path = row.id === null ? null : `${row.resourceType}/${row.id}`;
            return (
              <tr key={`${path ?? 'entry'} ${index}`} className="align-top">
                <th scope="row" className="px-3 py-2 font-normal">
                  {path !== null && onPath ? (
                    <button
                      type="button"
                      title="Ask for this resource alone"
                      onClick={() => onPath(path)}
                      className="font-mono text-xs break-all text-accent underline underline-offset-2"
                    >
                      {path}
                    </button>
                  ) : (
                    <span className="font-mono text-xs break-all">{path ?? row.resourceType}</span>
                  )}
                  {row.mode !== null && row.mode !== 'match' && (
                    <span className="ml-2 text-xs text-muted">{row.mode}</span>
                  )}
                </th>
                <td className="px-3 py-2 break-words">{row.summary || '–'}</td>
                <td className="px-3 py-2 whitespace-nowrap text-muted">{row.date ?? '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
