import type { BundleEntry } from './bundle-entries';
import { cellText, compareKeys, sortKey, type Column } from './columns';

/** By which column a table is sorted. */
export interface Sorting {
  path: string;
  isDescending: boolean;
}

/** Which entries a table shows, in which order, with which columns. */
export interface TableQuery {
  /** Null: of every type. */
  resourceType: string | null;
  columns: readonly Column[];
  /** Null: as they came. */
  sorting: Sorting | null;
}

/** One row of a table: what names the entry, and the texts of its cells in the order of the columns. */
export interface TableRow extends Omit<BundleEntry, 'resource'> {
  cells: string[];
}

/** The entries that a table shows, in order; those without a value come last, whichever way it is sorted. */
export function arrangeEntries(
  entries: readonly BundleEntry[],
  { resourceType, columns, sorting }: TableQuery,
): readonly BundleEntry[] {
  const shown =
    resourceType === null
      ? entries
      : entries.filter((entry) => entry.resourceType === resourceType);
  const by = columns.find((column) => column.path === sorting?.path);
  if (!sorting || !by) return shown;
  const keyed = shown.map((entry) => ({ entry, key: sortKey(entry.resource, by) }));
  const sign = sorting.isDescending ? -1 : 1;
  keyed.sort((a, b) =>
    a.key === '' || b.key === '' ? compareKeys(a.key, b.key) : sign * compareKeys(a.key, b.key),
  );
  return keyed.map(({ entry }) => entry);
}

/** What a table shows of an entry. */
export function tableRow(
  { resource, ...entry }: BundleEntry,
  columns: readonly Column[],
): TableRow {
  return { ...entry, cells: columns.map((column) => cellText(resource, column)) };
}
