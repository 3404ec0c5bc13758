import type { TableQuery, TableRow } from '../table/arrange-entries';
import type { BundleEntry } from '../table/bundle-entries';
import type { TextRow } from '../text/text-model';
import type { TreeRow } from './tree-model';

/** Which of the two ways to look at a large body is meant. */
export type Pane = 'tree' | 'text';

/** What the page asks of the worker. `call` numbers what is answered. */
export type BodyRequest =
  | { type: 'open'; url: string }
  | { type: 'layOut'; call: number; columns: number; isIndented: boolean }
  | { type: 'rows'; call: number; pane: Pane; from: number; to: number }
  | { type: 'toggle'; call: number; row: number }
  | { type: 'all'; call: number; isOpen: boolean }
  | { type: 'press'; call: number; row: number; key: string }
  | { type: 'find'; call: number; pane: Pane; text: string }
  | { type: 'reveal'; call: number; pane: Pane; find: number }
  | { type: 'value'; call: number; row: number }
  | { type: 'arrange'; call: number; query: TableQuery }
  | { type: 'cells'; call: number; from: number; to: number }
  | { type: 'entry'; call: number; row: number };

/** What the worker tells without being asked again. */
export type BodyNews =
  | { type: 'progress'; bytes: number; total: number | null }
  | {
      type: 'opened';
      kind: 'json' | 'ndjson' | 'xml' | 'text';
      treeRows: number;
      /** The types of the resources in it, as a table shows them; empty when there are none. */
      types: [type: string, count: number][];
      words: string;
    }
  | { type: 'failed'; message: string };

/** What it answers. */
export interface BodyAnswers {
  layOut: { count: number };
  rows: { tree: TreeRow[]; text: TextRow[] };
  toggle: { row: number; count: number };
  all: { count: number };
  press: { row: number | null; count: number };
  find: { count: number; isCut: boolean };
  reveal: { row: number; count: number };
  value: { text: string };
  arrange: { count: number };
  cells: { rows: TableRow[] };
  entry: { entry: BundleEntry | null };
}

export type BodyAnswer = {
  [Type in keyof BodyAnswers]: { type: 'answer'; call: number; answer: BodyAnswers[Type] };
}[keyof BodyAnswers];
