'use client';

import { useRouter } from 'next/navigation';
import { useState, type Dispatch, type ReactNode } from 'react';
import { toast } from 'sonner';
import { ApiError } from '@/components/api-client';
import type { ConsoleData } from '../console-data';
import { consoleOfRequest, type ConsoleState } from '../console-state';
import { mostTabs, type Draft, type TabsAction, type TabsState } from '../tabs/tabs-state';
import { hasUnsaved, linkOf, savedBodyOf } from './kept';
import { keptApi, type KeptPlace } from './kept-api';
import { SaveButton } from './save-button';
import { SaveDialog } from './save-dialog';
import { SaveTrouble } from './save-trouble';
import { toastTrouble } from './toast-trouble';

/** What the console can do with saved requests. */
export interface Kept {
  save: () => void;
  /** Opens a saved request in a tab, or shows the tab that it is open in. */
  open: (id: string) => void;
  button: (draft: Draft) => ReactNode;
  dialogs: ReactNode;
}

/** Saves drafts of the console into collections, and opens what was saved. */
export function useKept({
  data,
  tabs,
  active,
  dispatch,
}: Readonly<{
  data: ConsoleData;
  tabs: TabsState;
  active: Draft | undefined;
  dispatch: Dispatch<TabsAction>;
}>): Kept {
  const { workspace, collections, mayKeep } = data;
  const api = keptApi(workspace);
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [place, setPlace] = useState<KeptPlace | null>(null);
  const [trouble, setTrouble] = useState<ApiError | null>(null);

  function saveAs(): void {
    setTrouble(null);
    if (!active) return;
    const now = active.saved;
    setPlace({
      name: (now ? `${now.name} (copy)` : (active.name ?? active.state.request.path)).slice(0, 120),
      note: '',
      folder: null,
      collectionId: now?.collectionId ?? '',
    });
  }

  async function saveTo(chosen: KeptPlace): Promise<void> {
    if (!active) return;
    const saved = await api.createRequest(chosen, savedBodyOf(active.state));
    dispatch({ type: 'link', id: active.id, saved: linkOf(saved) });
    setPlace(null);
    router.refresh();
    toast.success(`Saved: ${saved.name}`);
  }

  async function update({ id, saved, state }: Draft, isOver: boolean): Promise<void> {
    if (!saved) return;
    setBusy(true);
    setTrouble(null);
    try {
      const now = await api.changeRequest(
        saved.id,
        { request: savedBodyOf(state) },
        isOver ? undefined : saved.version,
      );
      dispatch({ type: 'link', id, saved: linkOf(now) });
      router.refresh();
      toast.success(`Saved: ${now.name}`);
    } catch (error) {
      if (error instanceof ApiError) setTrouble(error);
      else toastTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  function save(): void {
    if (!active || isBusy) return;
    if (!mayKeep) toast('Your role in this workspace may look at collections, not change them.');
    else if (active.saved) void update(active, false);
    else saveAs();
  }

  function stateOf(request: Record<string, unknown>): ConsoleState {
    const state = consoleOfRequest(request);
    const environment = active?.state.target.environment ?? '';
    return { ...state, target: { ...state.target, environment } };
  }

  async function open(id: string): Promise<void> {
    const there = tabs.drafts.find(({ saved }) => saved?.id === id);
    if (there) return dispatch({ type: 'activate', id: there.id });
    if (tabs.drafts.length >= mostTabs) {
      toast('So many tabs are open that there is no room for another. Close one first.');
      return;
    }
    try {
      const saved = await api.readRequest(id);
      const draft = {
        id: crypto.randomUUID(),
        name: null,
        saved: linkOf(saved),
        state: stateOf(saved.request),
      };
      dispatch({ type: 'open', draft });
    } catch (error) {
      toastTrouble(error);
    }
  }

  async function revert({ id, saved }: Draft): Promise<void> {
    if (!saved) return;
    try {
      const now = await api.readRequest(saved.id);
      dispatch({ type: 'replace', id, update: () => stateOf(now.request) });
      dispatch({ type: 'link', id, saved: linkOf(now) });
    } catch (error) {
      toastTrouble(error);
    }
  }

  return {
    save,
    open: (id) => void open(id),
    button: (draft) =>
      mayKeep && (
        <SaveButton
          isSaved={draft.saved !== null}
          isChanged={hasUnsaved(draft)}
          isBusy={isBusy}
          onSave={save}
          onSaveAs={saveAs}
          onRevert={() => void revert(draft)}
        />
      ),
    dialogs: (
      <>
        <SaveDialog
          title="Save the request"
          description="Its method, path, headers, body, authentication and assertions. The environment is chosen when it is sent."
          workspace={workspace}
          initial={place}
          collections={collections}
          confirmLabel="Save"
          onSave={saveTo}
          onClose={() => setPlace(null)}
        />
        <SaveTrouble
          error={trouble}
          onClose={() => setTrouble(null)}
          onOverwrite={() => active && void update(active, true)}
          onSaveAs={saveAs}
        />
      </>
    ),
  };
}
