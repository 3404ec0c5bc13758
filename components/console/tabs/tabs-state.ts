import type { ConsoleState } from '../console-state';

/** The saved request that a draft came from. */
export interface SavedLink {
  id: string;
  collectionId: string;
  name: string;
  /** The version that was read: what somebody else saved since is not written over. */
  version: number;
  /** What it says, to tell whether the draft says something else. */
  content: string;
}

/** One draft: a request that is being written, in a tab of its own. */
export interface Draft {
  id: string;
  /** Given by a person; null: named after the request. */
  name: string | null;
  /** Null: it was never saved. */
  saved: SavedLink | null;
  state: ConsoleState;
}

/** What can be taken back, the latest last. */
export type Undoable =
  | { kind: 'closed'; draft: Draft; at: number }
  | { kind: 'replaced'; id: string; state: ConsoleState };

export interface TabsState {
  drafts: readonly Draft[];
  activeId: string;
  undo: readonly Undoable[];
}

export type TabsAction =
  | { type: 'change'; id: string; update: (before: ConsoleState) => ConsoleState }
  /** Another request takes the place of the one that was written; that can be taken back. */
  | { type: 'replace'; id: string; update: (before: ConsoleState) => ConsoleState }
  | { type: 'open'; draft: Draft }
  | { type: 'close'; id: string; spare: Draft }
  | { type: 'activate'; id: string }
  | { type: 'step'; by: 1 | -1 }
  | { type: 'move'; id: string; by: 1 | -1 }
  | { type: 'rename'; id: string; name: string | null }
  /** The draft is from now on what was saved. */
  | { type: 'link'; id: string; saved: SavedLink }
  /** The place, name or version of a saved request changed; drafts keep what they say. */
  | { type: 'relink'; saved: Omit<SavedLink, 'content'> }
  | { type: 'undo' }
  | { type: 'restore'; tabs: TabsState };

/** More tabs than anybody oversees. */
export const mostTabs = 30;
const mostUndo = 30;

function changed(tabs: TabsState, id: string, change: (draft: Draft) => Draft): TabsState {
  const drafts = tabs.drafts.map((draft) => (draft.id === id ? change(draft) : draft));
  return { ...tabs, drafts };
}

function remembered(tabs: TabsState, entry: Undoable): TabsState {
  return { ...tabs, undo: [...tabs.undo, entry].slice(-mostUndo) };
}

function close(tabs: TabsState, id: string, spare: Draft): TabsState {
  const at = tabs.drafts.findIndex((draft) => draft.id === id);
  const draft = tabs.drafts[at];
  if (!draft) return tabs;
  const left = tabs.drafts.filter((other) => other !== draft);
  const drafts = left.length === 0 ? [spare] : left;
  const next = drafts[Math.min(at, drafts.length - 1)];
  const activeId = tabs.activeId === id && next ? next.id : tabs.activeId;
  return remembered({ ...tabs, drafts, activeId }, { kind: 'closed', draft, at });
}

function undo(tabs: TabsState): TabsState {
  const last = tabs.undo.at(-1);
  if (!last) return tabs;
  const rest = { ...tabs, undo: tabs.undo.slice(0, -1) };
  if (last.kind === 'replaced') {
    if (!tabs.drafts.some(({ id }) => id === last.id)) return undo(rest);
    const back = changed(rest, last.id, (draft) => ({ ...draft, state: last.state }));
    return { ...back, activeId: last.id };
  }
  return {
    ...rest,
    drafts: rest.drafts.toSpliced(last.at, 0, last.draft),
    activeId: last.draft.id,
  };
}

function move(tabs: TabsState, id: string, by: 1 | -1): TabsState {
  const at = tabs.drafts.findIndex((draft) => draft.id === id);
  const draft = tabs.drafts[at];
  const to = at + by;
  if (!draft || to < 0 || to >= tabs.drafts.length) return tabs;
  return { ...tabs, drafts: tabs.drafts.toSpliced(at, 1).toSpliced(to, 0, draft) };
}

/** What an action makes of the tabs. There is always one, and one of them is active. */
export function reduceTabs(tabs: TabsState, action: TabsAction): TabsState {
  switch (action.type) {
    case 'change':
      return changed(tabs, action.id, (draft) => ({ ...draft, state: action.update(draft.state) }));
    case 'replace': {
      const before = tabs.drafts.find(({ id }) => id === action.id);
      if (!before) return tabs;
      const next = reduceTabs(tabs, { ...action, type: 'change' });
      return remembered(next, { kind: 'replaced', id: action.id, state: before.state });
    }
    case 'open':
      if (tabs.drafts.length >= mostTabs) return tabs;
      return { ...tabs, drafts: [...tabs.drafts, action.draft], activeId: action.draft.id };
    case 'close':
      return close(tabs, action.id, action.spare);
    case 'activate':
      return tabs.drafts.some(({ id }) => id === action.id)
        ? { ...tabs, activeId: action.id }
        : tabs;
    case 'step': {
      const at = tabs.drafts.findIndex(({ id }) => id === tabs.activeId);
      const count = tabs.drafts.length;
      const next = tabs.drafts[(at + action.by + count) % count];
      return next ? { ...tabs, activeId: next.id } : tabs;
    }
    case 'move':
      return move(tabs, action.id, action.by);
    case 'rename':
      return changed(tabs, action.id, (draft) => ({ ...draft, name: action.name }));
    case 'link':
      return changed(tabs, action.id, (draft) => ({ ...draft, saved: action.saved }));
    case 'relink': {
      const { id, version, ...place } = action.saved;
      const drafts = tabs.drafts.map((draft) => {
        if (draft.saved?.id !== id) return draft;
        // What somebody else saved in between was never read here.
        const isNext = draft.saved.version + 1 === version;
        return {
          ...draft,
          saved: { ...draft.saved, ...place, ...(isNext ? { version } : {}) },
        };
      });
      return { ...tabs, drafts };
    }
    case 'undo':
      return undo(tabs);
    case 'restore':
      return action.tabs;
  }
}

/** What a tab is called. */
export function draftName({ name, saved, state }: Draft): string {
  return name ?? saved?.name ?? `${state.request.method} ${state.request.path || '/'}`;
}
