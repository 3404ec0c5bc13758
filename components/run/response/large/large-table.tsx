'use client';

import { useCallback, useEffect, useState } from 'react';
import type { BundleEntry } from '../table/bundle-entries';
import { EntryTable } from '../table/entry-table';
import { useTableQuery } from '../table/use-table-query';
import type { BodyClient } from './use-large-body';
import { useRows } from './use-rows';

/** The resources of a large body as a table: a worker has them and sorts them, the page has the rows in view. */
export function LargeTable({
  client,
  types,
  onPath,
  onOpen,
}: Readonly<{
  client: BodyClient;
  types: readonly [type: string, count: number][];
  onPath: ((path: string) => void) | undefined;
  onOpen: (entry: BundleEntry) => void;
}>) {
  const choice = useTableQuery(types);
  const { query } = choice;
  const [arranged, setArranged] = useState({ query, count: 0 });
  const load = useCallback(
    async (from: number, to: number) => (await client.ask({ type: 'cells', from, to })).rows,
    [client],
  );
  const { row, need, forget } = useRows(load);

  useEffect(() => {
    void client.ask({ type: 'arrange', query }).then(({ count }) => setArranged({ query, count }));
    // The worker answers in turn: rows that are asked for now come as they were just arranged.
    forget();
  }, [client, query, forget]);

  async function open(index: number): Promise<void> {
    const { entry } = await client.ask({ type: 'entry', row: index });
    if (entry) onOpen(entry);
  }

  return (
    <EntryTable
      types={types}
      choice={choice}
      count={arranged.count}
      row={(index) => (arranged.query === query ? row(index) : null)}
      onRange={need}
      onPath={onPath}
      onOpen={(index) => void open(index)}
    />
  );
}
