'use client';

import { useMemo } from 'react';
import { arrangeEntries, tableRow } from './table/arrange-entries';
import { typesOf, type BundleEntry } from './table/bundle-entries';
import { EntryTable } from './table/entry-table';
import { useTableQuery } from './table/use-table-query';

/**
 * The entries of a Bundle as a table.
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
  const choice = useTableQuery(types);
  const { query } = choice;
  const shown = useMemo(() => arrangeEntries(entries, query), [entries, query]);
  if (entries.length === 0) {
    return (
      <p className="py-6 text-center text-muted">The Bundle has no entries: nothing matches.</p>
    );
  }
  return (
    <EntryTable
      types={types}
      choice={choice}
      count={shown.length}
      row={(index) => {
        const entry = shown[index];
        return entry ? tableRow(entry, query.columns) : null;
      }}
      onPath={onPath}
      onOpen={
        onOpen &&
        ((index) => {
          const entry = shown[index];
          if (entry) onOpen(entry);
        })
      }
    />
  );
}
