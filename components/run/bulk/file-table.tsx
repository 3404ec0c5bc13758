'use client';

import { byteSize, counted } from '@/lib/format/quantities';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { kindWords, type FileRow } from './export-files';

const states = {
  waiting: <Badge>Not fetched</Badge>,
  here: <Badge tone="pass">Here</Badge>,
  failed: <Badge tone="fail">Not fetched</Badge>,
} as const;

function pathOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** The files of a manifest: what is in them, how many, how large, from where. */
export function FileTable({
  rows,
  openUrl,
  onOpen,
}: Readonly<{
  rows: readonly FileRow[];
  openUrl: string | null;
  onOpen: (url: string | null) => void;
}>) {
  if (rows.length === 0) {
    return <p className="text-sm text-muted">The manifest names no file: there was nothing.</p>;
  }
  return (
    <div className="relative min-w-0 overflow-x-auto" tabIndex={0} role="group" aria-label="Files">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{counted(rows.length, 'file')} of the export</caption>
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="py-1.5 pr-3 font-medium">
              Type
            </th>
            <th scope="col" className="py-1.5 pr-3 text-right font-medium">
              Count
            </th>
            <th scope="col" className="py-1.5 pr-3 text-right font-medium">
              Size
            </th>
            <th scope="col" className="py-1.5 pr-3 font-medium">
              State
            </th>
            <th scope="col" className="py-1.5 font-medium">
              Address
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ file, state, lines, bytes, why, exchangeId }) => {
            const isOpen = file.url === openUrl;
            return (
              <tr key={file.url}>
                <th scope="row" className="py-1.5 pr-3 font-medium whitespace-nowrap">
                  {exchangeId === null ? (
                    kindWords(file)
                  ) : (
                    <Button
                      size="sm"
                      kind="ghost"
                      aria-pressed={isOpen}
                      aria-label={`Open ${kindWords(file)}`}
                      onClick={() => onOpen(isOpen ? null : file.url)}
                    >
                      {kindWords(file)}
                    </Button>
                  )}
                </th>
                <td className="py-1.5 pr-3 text-right tabular-nums">
                  {state === 'here' && file.count !== null && file.count !== lines
                    ? `${lines} of ${file.count}`
                    : (file.count ?? (state === 'here' ? lines : '–'))}
                </td>
                <td className="py-1.5 pr-3 text-right whitespace-nowrap tabular-nums">
                  {state === 'here' ? byteSize(bytes) : '–'}
                </td>
                <td className="py-1.5 pr-3">
                  {states[state]}
                  {why !== null && <span className="ml-2 text-xs text-muted">{why}</span>}
                </td>
                <td className="w-full max-w-0 min-w-24 py-1.5">
                  <span className="flex min-w-0 items-center gap-1">
                    <span className="min-w-0 truncate font-mono text-xs" title={file.url}>
                      {pathOf(file.url)}
                    </span>
                    <CopyButton value={file.url} label={`address of ${kindWords(file)}`} />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
