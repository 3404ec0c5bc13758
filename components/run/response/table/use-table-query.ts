import { useMemo, useState } from 'react';
import type { Sorting, TableQuery } from './arrange-entries';
import { defaultColumns, rememberColumns, rememberedColumns, type Column } from './columns';

/** What a table of entries is asked to show, and the ways to change it. */
export interface TableChoice {
  query: TableQuery;
  /** Whether the columns are a person's choice. */
  isChosen: boolean;
  showType: (resourceType: string | null) => void;
  /** Null: those that make sense for the type. */
  showColumns: (columns: Column[] | null) => void;
  sort: (sorting: Sorting | null) => void;
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

/** What a person has chosen to see of entries of these types. */
export function useTableQuery(types: readonly [type: string, count: number][]): TableChoice {
  const [chosenType, showType] = useState<string | null>(null);
  const resourceType = types.length === 1 ? (types[0]?.[0] ?? null) : chosenType;
  const { columns, isChosen, choose } = useColumns(resourceType);
  const [sorting, sort] = useState<Sorting | null>(null);
  const query = useMemo(
    () => ({ resourceType, columns, sorting }),
    [resourceType, columns, sorting],
  );
  return { query, isChosen, showType, showColumns: choose, sort };
}
