'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { TableRow } from './arrange-entries';
import { ColumnChooser } from './column-chooser';
import type { TableChoice } from './use-table-query';

const rowHeight = 34;

function TypeFilter({
  types,
  chosen,
  onChoose,
}: Readonly<{
  types: readonly [type: string, count: number][];
  chosen: string | null;
  onChoose: (type: string | null) => void;
}>) {
  if (types.length < 2) return null;
  const all = types.reduce((sum, [, count]) => sum + count, 0);
  return (
    <div role="group" aria-label="Kind of entry" className="flex flex-wrap gap-1">
      {([[null, all], ...types] as const).map(([type, count]) => (
        <button
          key={type ?? 'all'}
          type="button"
          aria-pressed={type === chosen}
          onClick={() => onChoose(type)}
          className="rounded-full border border-line px-2.5 py-1 text-xs font-medium text-muted hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
        >
          {type ?? 'All'} {count}
        </button>
      ))}
    </div>
  );
}

/**
 * Entries as a table that stays quick at any size: columns by choice and remembered for each type of resource, sorted
 * by any of them. The name of a row leads to the resource.
 *
 * @param row null while it is fetched
 * @param onRange told which rows are needed
 * @param onOpen shows the entry of a row in words
 */
export function EntryTable({
  types,
  choice: { query, isChosen, showType, showColumns, sort },
  count,
  row,
  onRange,
  onPath,
  onOpen,
}: Readonly<{
  types: readonly [type: string, count: number][];
  choice: TableChoice;
  count: number;
  row: (index: number) => TableRow | null;
  onRange?: ((from: number, to: number) => void) | undefined;
  onPath?: ((path: string) => void) | undefined;
  onOpen?: ((index: number) => void) | undefined;
}>) {
  const { resourceType, columns, sorting } = query;
  const scroller = useRef<HTMLDivElement>(null);

  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used in this component only
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    initialRect: { width: 800, height: 512 },
    overscan: 8,
  });

  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1];
  useEffect(() => onRange?.(from, to), [onRange, from, to]);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className="min-w-0 space-y-2">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <TypeFilter types={types} chosen={resourceType} onChoose={showType} />
        <div className="ml-auto min-w-0">
          <ColumnChooser
            columns={columns}
            isChosen={isChosen}
            onColumns={showColumns}
            onReset={() => showColumns(null)}
          />
        </div>
      </div>
      <div
        ref={scroller}
        role="region"
        aria-label="Entries of the Bundle"
        tabIndex={0}
        className="max-h-[32rem] overflow-auto rounded-lg border border-line"
      >
        <table aria-rowcount={count + 1} className="w-full text-left text-sm">
          <thead className="sticky top-0 z-10 bg-sunken text-xs text-muted">
            <tr aria-rowindex={1}>
              <th scope="col" className="px-3 py-2 font-medium">
                Resource
              </th>
              {columns.map((column) => {
                const isSorted = sorting?.path === column.path;
                const Icon = !isSorted
                  ? ChevronsUpDown
                  : sorting.isDescending
                    ? ArrowDown
                    : ArrowUp;
                return (
                  <th
                    key={column.path}
                    scope="col"
                    aria-sort={
                      isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : undefined
                    }
                    className="px-3 py-1 font-medium"
                  >
                    <button
                      type="button"
                      title={`Sort by ${column.label}`}
                      onClick={() =>
                        sort(
                          isSorted && sorting.isDescending
                            ? null
                            : { path: column.path, isDescending: isSorted },
                        )
                      }
                      className="inline-flex items-center gap-1 rounded px-1 py-1 whitespace-nowrap hover:text-ink"
                    >
                      {column.label}
                      <Icon aria-hidden className="size-3.5 shrink-0" />
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr aria-hidden style={{ height: before }} />}
            {items.map(({ index }) => {
              const entry = row(index);
              return (
                <tr key={index} aria-rowindex={index + 2} className="h-[34px] border-t border-line">
                  <th scope="row" className="px-3 font-normal whitespace-nowrap">
                    {entry ? (
                      <EntryName
                        entry={entry}
                        onPath={onPath}
                        onOpen={onOpen && (() => onOpen(index))}
                      />
                    ) : (
                      <span className="text-faint">…</span>
                    )}
                  </th>
                  {columns.map((column, at) => {
                    const text = entry?.cells[at] ?? '';
                    return (
                      <td
                        key={column.path}
                        title={text.length > 40 ? text : undefined}
                        className="max-w-80 truncate px-3"
                      >
                        {text || <span className="text-faint">–</span>}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
            {after > 0 && <tr aria-hidden style={{ height: after }} />}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function EntryName({
  entry,
  onPath,
  onOpen,
}: Readonly<{
  entry: TableRow;
  onPath: ((path: string) => void) | undefined;
  onOpen: (() => void) | undefined;
}>) {
  const { path, mode, resourceType } = entry;
  const press = onOpen ?? (path !== null && onPath ? () => onPath(path) : null);
  return (
    <>
      {press ? (
        <button
          type="button"
          title={onOpen ? 'Look at this resource' : 'Ask for this resource alone'}
          onClick={press}
          className="font-mono text-xs text-accent underline underline-offset-2"
        >
          {path ?? resourceType}
        </button>
      ) : (
        <span className="font-mono text-xs">{path ?? resourceType}</span>
      )}
      {mode !== null && mode !== 'match' && <span className="ml-2 text-xs text-muted">{mode}</span>}
    </>
  );
}
