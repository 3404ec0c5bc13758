'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { typesOf, type BundleEntry } from './table/bundle-entries';
import { ColumnChooser } from './table/column-chooser';
import {
  cellText,
  compareKeys,
  defaultColumns,
  rememberColumns,
  rememberedColumns,
  sortKey,
  type Column,
} from './table/columns';

const rowHeight = 34;

interface Sorting {
  path: string;
  isDescending: boolean;
}

/** The columns of a type: what this browser remembers, else what makes sense. */
function useColumns(resourceType: string | null) {
  const [chosen, setChosen] = useState<ReadonlyMap<string | null, Column[] | null>>(new Map());
  const kept = chosen.has(resourceType)
    ? (chosen.get(resourceType) ?? null)
    : typeof window === 'undefined'
      ? null
      : rememberedColumns(resourceType);
  const choose = (columns: Column[] | null): void => {
    rememberColumns(resourceType, columns);
    setChosen(new Map(chosen).set(resourceType, columns));
  };
  return { columns: kept ?? defaultColumns(resourceType), isChosen: kept !== null, choose };
}

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
 * The entries of a Bundle as a table that stays quick at any size: columns by choice and remembered for each type of
 * resource, sorted by any of them. The id leads to the resource alone.
 *
 * @param onOpen shows an entry in words
 */
export function BundleTable({
  entries,
  onPath,
  onOpen,
}: Readonly<{
  entries: readonly BundleEntry[];
  onPath?: ((path: string) => void) | undefined;
  onOpen?: ((entry: BundleEntry) => void) | undefined;
}>) {
  const types = useMemo(() => typesOf(entries), [entries]);
  const [chosenType, setChosenType] = useState<string | null>(null);
  const type = types.length === 1 ? (types[0]?.[0] ?? null) : chosenType;
  const { columns, isChosen, choose } = useColumns(type);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const rows = useMemo(() => {
    const shown = type === null ? entries : entries.filter((entry) => entry.resourceType === type);
    const by = columns.find((column) => column.path === sorting?.path);
    if (!sorting || !by) return shown;
    const keyed = shown.map((entry) => ({ entry, key: sortKey(entry.resource, by) }));
    const sign = sorting.isDescending ? -1 : 1;
    keyed.sort((a, b) =>
      a.key === '' || b.key === '' ? compareKeys(a.key, b.key) : sign * compareKeys(a.key, b.key),
    );
    return keyed.map(({ entry }) => entry);
  }, [entries, type, columns, sorting]);

  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used in this component only
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    initialRect: { width: 800, height: 512 },
    overscan: 8,
  });

  if (entries.length === 0) {
    return (
      <p className="py-6 text-center text-muted">The Bundle has no entries: nothing matches.</p>
    );
  }
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className="min-w-0 space-y-2">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <TypeFilter types={types} chosen={type} onChoose={setChosenType} />
        <div className="ml-auto min-w-0">
          <ColumnChooser
            columns={columns}
            isChosen={isChosen}
            onColumns={choose}
            onReset={() => choose(null)}
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
        <table aria-rowcount={rows.length + 1} className="w-full text-left text-sm">
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
                        setSorting(
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
            {items.map((item) => {
              const entry = rows[item.index];
              if (!entry) return null;
              return (
                <tr
                  key={entry.pointer}
                  aria-rowindex={item.index + 2}
                  className="h-[34px] border-t border-line"
                >
                  <th scope="row" className="px-3 font-normal whitespace-nowrap">
                    <EntryName entry={entry} onPath={onPath} onOpen={onOpen} />
                  </th>
                  {columns.map((column) => {
                    const text = cellText(entry.resource, column);
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
  entry: BundleEntry;
  onPath: ((path: string) => void) | undefined;
  onOpen: ((entry: BundleEntry) => void) | undefined;
}>) {
  const { path, mode, resourceType } = entry;
  const press = onOpen ? () => onOpen(entry) : path !== null && onPath ? () => onPath(path) : null;
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
