import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import * as z from 'zod';
import {
  consoleOfRequest,
  decodeConsole,
  encodeConsole,
  runRequestOf,
  type ConsoleState,
} from '../console-state';
import { holdsSecret, type PairRow, type RequestForm } from '../request/request-form';
import { initialTests, TestsFormSchema } from '../tests/tests-form';
import type { TabsState } from './tabs-state';

const SavedLinkSchema = z.object({
  id: z.string(),
  collectionId: z.string(),
  name: z.string(),
  version: z.number(),
  content: z.string(),
});

/** A draft as it is kept: the form as an address says it, and what an address leaves out. */
const StoredDraftSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  query: z.string(),
  anchors: z.string(),
  body: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string(), isOn: z.boolean() })),
  offParams: z.array(z.object({ at: z.number(), name: z.string(), value: z.string() })),
  tests: TestsFormSchema.default(initialTests),
  saved: SavedLinkSchema.nullable().default(null),
});
const StoredTabsSchema = z.object({
  drafts: z.array(StoredDraftSchema).min(1),
  activeId: z.string(),
});
type StoredTabs = z.infer<typeof StoredTabsSchema>;

interface DraftSchema extends DBSchema {
  tabs: { key: string; value: unknown };
}

/** Headers without the values that authenticate. */
function keptHeaders(headers: readonly PairRow[]): PairRow[] {
  return headers.map((row) => (holdsSecret(row) ? { ...row, value: '', isOn: false } : row));
}

/** The tabs as they may be kept: no header that authenticates has a value. */
export function storedOf({ drafts, activeId }: TabsState): StoredTabs {
  return {
    activeId,
    drafts: drafts.map(({ id, name, saved, state }) => ({
      id,
      name,
      saved,
      query: encodeConsole(state),
      anchors: state.target.anchors,
      body: state.request.body,
      headers: keptHeaders(state.request.headers),
      offParams: [...state.request.offParams],
      tests: state.tests,
    })),
  };
}

/** The tabs that were kept; null when what was kept is none of ours. */
export function tabsOfStored(stored: unknown): TabsState | null {
  const parsed = StoredTabsSchema.safeParse(stored);
  if (!parsed.success) return null;
  const drafts = parsed.data.drafts.map(({ id, name, query, anchors, tests, saved, ...kept }) => {
    const state = decodeConsole(new URLSearchParams(query));
    const request: RequestForm = { ...state.request, ...kept };
    const target = { ...state.target, anchors };
    return { id, name, saved, state: { ...state, target, request, tests } };
  });
  const [first] = drafts;
  if (!first) return null;
  const active = drafts.find(({ id }) => id === parsed.data.activeId) ?? first;
  return { drafts, activeId: active.id, undo: [] };
}

/** Whether two forms say the same request, but for what is kept nowhere. */
export function isSameRequest(one: ConsoleState, other: ConsoleState): boolean {
  const plain = (state: ConsoleState): string =>
    JSON.stringify(runRequestOf(consoleOfRequest({ ...runRequestOf(state) })));
  return plain(one) === plain(other);
}

let opened: Promise<IDBPDatabase<DraftSchema>> | null = null;

function database(): Promise<IDBPDatabase<DraftSchema>> {
  const forget = () => {
    opened = null;
  };
  if (!opened) {
    opened = openDB<DraftSchema>('onramp-console', 1, {
      upgrade: (created) => {
        created.createObjectStore('tabs');
      },
      terminated: forget,
    });
    opened.catch(forget);
  }
  return opened;
}

/** Keeps the tabs of a workspace in this browser. */
export async function keepTabs(workspace: string, tabs: TabsState): Promise<void> {
  await (await database()).put('tabs', storedOf(tabs), workspace);
}

/** The tabs of a workspace that this browser keeps. */
export async function readTabs(workspace: string): Promise<TabsState | null> {
  return tabsOfStored(await (await database()).get('tabs', workspace));
}
