import type { Mapping } from '@/lib/schemas/directory-import';
import type { Statement } from './statement';

export interface ListOptions {
  /** Name of the vendor, when the list is of one vendor and its entries do not name one. */
  vendor: string | null;
  /** For the generic formats. */
  mapping: Mapping | null;
}

/** What a reader returns behind its last statement. */
export interface ListSummary {
  /** Entries or rows of the file, whatever came of them. */
  rows: number;
}

/** Statements of a list, in the same order for the same bytes; throws `ListError`. */
export type Statements = AsyncGenerator<Statement, ListSummary, undefined>;
