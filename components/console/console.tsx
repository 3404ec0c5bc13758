'use client';

import { useEffect, useReducer, useRef, useState } from 'react';
import { toast } from 'sonner';
import { usePageActions } from '@/components/layout/page-actions';
import { ConsoleDraft, type DraftHands } from './console-draft';
import type { ConsoleData } from './console-data';
import {
  consoleKeyPressOf,
  consoleKeys,
  consoleShortcutOf,
  type ConsoleShortcut,
} from './console-shortcuts';
import { encodeConsole, initialConsole, type ConsoleState } from './console-state';
import { CollectionsAside, CollectionsToggle } from './kept/collections-aside';
import { useKept } from './kept/use-kept';
import { requestWidthStyle } from './panes/request-width';
import { ConsolePanels, PanelButtons, type ConsolePanel } from './panels';
import { isSameRequest, keepTabs, readTabs } from './tabs/stored-tabs';
import { TabStrip } from './tabs/tab-strip';
import { draftName, mostTabs, reduceTabs, type Draft, type TabsState } from './tabs/tabs-state';

/** The tab in which the address opens. It is the same on the server and in the browser. */
const firstId = 'first';

/** An empty draft that is sent with the environment of the one before it. */
function newDraft(before?: ConsoleState): Draft {
  const environment = before?.target.environment ?? '';
  const state = { ...initialConsole, target: { ...initialConsole.target, environment } };
  return { id: crypto.randomUUID(), name: null, saved: null, state };
}

/**
 * The tabs that were kept, with the draft that the address describes: the one that says the same is shown, else a
 * new one is opened for it. An address that says nothing shows the tab that was shown last.
 */
function joinTabs(
  kept: TabsState,
  shown: Draft,
  says: 'nothing' | 'a request' | 'a whole request',
): TabsState {
  const active = kept.drafts.find(({ id }) => id === kept.activeId);
  const same =
    says === 'nothing'
      ? active
      : (kept.drafts.find(({ state }) => isSameRequest(state, shown.state)) ??
        // The address of the tab that was shown last had no room for all of it.
        (says === 'a request' && active && hasAddress(active.state, shown.state)
          ? active
          : undefined));
  if (same) return { ...kept, activeId: same.id };
  const draft = { ...shown, id: crypto.randomUUID() };
  return { ...kept, drafts: [...kept.drafts, draft].slice(-mostTabs), activeId: draft.id };
}

/** Whether one form has the address of another: it may hold more than an address does. */
function hasAddress(state: ConsoleState, other: ConsoleState): boolean {
  return encodeConsole(state) === encodeConsole(other);
}

/** How much of a request the address gives: what it spells out may be without what is too long for it. */
function saidBy(
  isOfRun: boolean,
  state: ConsoleState,
): 'nothing' | 'a request' | 'a whole request' {
  if (isOfRun) return 'a whole request';
  return encodeConsole(state) === '' ? 'nothing' : 'a request';
}

/** The console: drafts in tabs, which this browser keeps. The draft that is shown is in the address. */
export function Console({
  data,
  initial,
  requestWidth,
}: Readonly<{
  data: ConsoleData;
  initial: ConsoleState;
  /** How wide the request was left, in CSS pixels; null: as at first. */
  requestWidth: number | null;
}>) {
  const { workspace, isOfRun } = data;
  const [tabs, dispatch] = useReducer(reduceTabs, {
    drafts: [{ id: firstId, name: null, saved: null, state: initial }],
    activeId: firstId,
    undo: [],
  });
  /** Tabs that were shown once keep their run and their place. */
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set([firstId]));
  const [isRestored, setRestored] = useState(false);
  const [panel, setPanel] = useState<ConsolePanel | null>(null);
  const hands = useRef<DraftHands | null>(null);
  const prefixedAt = useRef(0);
  const start = useRef(tabs);
  const active = tabs.drafts.find(({ id }) => id === tabs.activeId) ?? tabs.drafts[0];
  if (active && !visited.has(active.id)) setVisited(new Set([...visited, active.id]));
  const [isAside, setAside] = useState(false);
  const kept = useKept({ data, tabs, active, dispatch });
  const collectionsPanel = {
    workspace,
    collections: data.collections,
    mayKeep: data.mayKeep,
    openId: active?.saved?.id ?? null,
    onOpen: kept.open,
    dispatch,
  };

  useEffect(() => {
    let isGone = false;
    const [shown] = start.current.drafts;
    readTabs(workspace)
      .then((kept) => {
        if (isGone || !kept || !shown) return;
        dispatch({
          type: 'restore',
          tabs: joinTabs(kept, shown, saidBy(isOfRun, shown.state)),
        });
      })
      // A browser that keeps nothing still has a console, for this visit.
      .catch(() => undefined)
      .finally(() => {
        if (!isGone) setRestored(true);
      });
    return () => {
      isGone = true;
    };
  }, [workspace, isOfRun]);

  const openKept = useRef(kept.open);
  useEffect(() => {
    openKept.current = kept.open;
  });
  useEffect(() => {
    if (isRestored && data.openSaved !== null) openKept.current(data.openSaved);
  }, [isRestored, data.openSaved]);

  // The address and the kept tabs follow, not too often: browsers limit how many changes they take.
  useEffect(() => {
    if (!isRestored) return;
    const timer = setTimeout(() => {
      const query = active ? encodeConsole(active.state) : '';
      const address = query ? `?${query}` : window.location.pathname;
      // Not by the router's own, which would take another query for another page: the next refresh of what the server
      // knows would begin the console anew and lose what it shows.
      History.prototype.replaceState.call(window.history, window.history.state, '', address);
      void keepTabs(workspace, tabs).catch(() => undefined);
    }, 300);
    return () => clearTimeout(timer);
    // A refresh (new data) puts the address back to where the page was opened.
  }, [workspace, tabs, active, isRestored, data]);

  function closeTab(draft: Draft): void {
    dispatch({ type: 'close', id: draft.id, spare: newDraft(draft.state) });
    toast(`Closed: ${draftName(draft)}`, {
      action: { label: 'Undo', onClick: () => dispatch({ type: 'undo' }) },
    });
  }

  /** Requests from elsewhere, each in a tab of its own; the first is shown. */
  function openDrafts(opened: readonly Omit<Draft, 'id' | 'saved'>[]): void {
    const free = mostTabs - tabs.drafts.length;
    const drafts = opened
      .slice(0, free)
      .map((draft) => ({ ...draft, id: crypto.randomUUID(), saved: null }));
    for (const draft of drafts) dispatch({ type: 'open', draft });
    const [first] = drafts;
    if (first) dispatch({ type: 'activate', id: first.id });
    if (opened.length > free) {
      toast(
        `There are ${mostTabs} tabs at most. Close some to open the other ${opened.length - free}.`,
      );
    }
  }

  function perform(shortcut: ConsoleShortcut): void {
    if (!active) return;
    switch (shortcut) {
      case 'new-tab':
        dispatch({ type: 'open', draft: newDraft(active.state) });
        break;
      case 'leave':
        // The browser remembers the place: Tab goes on from here.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        break;
      case 'history':
      case 'import':
        setPanel(shortcut);
        break;
      case 'close-tab':
        closeTab(active);
        break;
      case 'next-tab':
      case 'previous-tab':
        dispatch({ type: 'step', by: shortcut === 'next-tab' ? 1 : -1 });
        break;
      case 'move-left':
      case 'move-right':
        dispatch({ type: 'move', id: active.id, by: shortcut === 'move-right' ? 1 : -1 });
        break;
      case 'undo':
        dispatch({ type: 'undo' });
        break;
      case 'save':
        kept.save();
        break;
      default:
        hands.current?.perform(shortcut);
    }
  }

  const latest = useRef(perform);
  useEffect(() => {
    latest.current = perform;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || document.querySelector('[role=dialog]')) return;
      const isPrefixed = event.timeStamp - prefixedAt.current < 1500;
      const press = consoleKeyPressOf(event);
      prefixedAt.current = event.key === 'g' && !press.isTyping ? event.timeStamp : -Infinity;
      const shortcut = consoleShortcutOf(press, isPrefixed);
      if (shortcut === null) return;
      event.preventDefault();
      latest.current(shortcut);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  usePageActions(
    'Console',
    consoleKeys.map(({ shortcut, label, keys }) => ({
      label,
      keys,
      // Who chooses in the palette has left the field already.
      run: shortcut === 'leave' ? null : () => latest.current(shortcut),
    })),
  );

  return (
    <div className="min-w-0">
      <TabStrip
        tabs={tabs}
        dispatch={dispatch}
        onNew={() => perform('new-tab')}
        onClose={closeTab}
        lead={<CollectionsToggle {...collectionsPanel} isShown={isAside} onShown={setAside} />}
        more={<PanelButtons onPanel={setPanel} />}
      />
      <div className="flex min-w-0 gap-5">
        {isAside && <CollectionsAside {...collectionsPanel} />}
        <div
          className="@container min-w-0 flex-1"
          data-panes
          style={requestWidthStyle(requestWidth)}
        >
          {tabs.drafts
            .filter(({ id }) => visited.has(id))
            .map((draft) => {
              const isActive = draft.id === active?.id;
              return (
                <div key={draft.id} hidden={!isActive}>
                  <ConsoleDraft
                    data={data}
                    state={draft.state}
                    onChange={(update) => dispatch({ type: 'change', id: draft.id, update })}
                    onReplace={(update) => dispatch({ type: 'replace', id: draft.id, update })}
                    save={kept.button(draft)}
                    hands={isActive ? hands : unused}
                  />
                </div>
              );
            })}
        </div>
      </div>
      {kept.dialogs}
      <ConsolePanels data={data} panel={panel} setPanel={setPanel} onDrafts={openDrafts} />
    </div>
  );
}

/** Takes the hands of drafts that are not shown. */
const unused: { current: DraftHands | null } = { current: null };
