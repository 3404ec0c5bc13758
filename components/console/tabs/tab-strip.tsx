'use client';

import { ArrowLeft, ArrowRight, Copy, MoreHorizontal, Pencil, Plus, Undo2, X } from 'lucide-react';
import { useState, type Dispatch, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/field';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { hasUnsaved } from '../kept/kept';
import { methodTone } from '../request/method-picker';
import { draftName, type Draft, type TabsAction, type TabsState } from './tabs-state';

/** The drafts in a row: each can be shown, named, moved, duplicated and closed. */
export function TabStrip({
  tabs,
  dispatch,
  onNew,
  onClose,
  more,
  lead,
}: Readonly<{
  tabs: TabsState;
  dispatch: Dispatch<TabsAction>;
  onNew: () => void;
  onClose: (draft: Draft) => void;
  /** At the end of the row. */
  more?: ReactNode;
  /** What stands before the drafts. */
  lead: ReactNode;
}>) {
  /** The name while it is written; null: nobody renames. */
  const [name, setName] = useState<string | null>(null);
  const active = tabs.drafts.find(({ id }) => id === tabs.activeId);

  function rename(): void {
    const given = name?.trim() ?? '';
    dispatch({ type: 'rename', id: tabs.activeId, name: given === '' ? null : given });
    setName(null);
  }

  return (
    <div className="mb-3 flex min-w-0 items-center gap-1 border-b border-line">
      {lead}
      <ul aria-label="Drafts" className="flex min-w-0 overflow-x-auto">
        {tabs.drafts.map((draft) => {
          const isActive = draft.id === tabs.activeId;
          const { method, path } = draft.state.request;
          return (
            <li
              key={draft.id}
              className={cn(
                '-mb-px flex max-w-56 shrink-0 items-center border-b-2',
                isActive ? 'border-accent' : 'border-transparent text-muted hover:text-ink',
              )}
            >
              <button
                type="button"
                aria-current={isActive || undefined}
                title={draftName(draft)}
                onClick={() => dispatch({ type: 'activate', id: draft.id })}
                className="flex min-w-0 items-center gap-1.5 py-2 pl-3 font-mono text-xs -outline-offset-2"
              >
                <span className="min-w-0 truncate">
                  <span className={cn('font-semibold', methodTone(method))}>{method}</span>{' '}
                  {draft.name ?? draft.saved?.name ?? (path || '/')}
                </span>
                {hasUnsaved(draft) && (
                  <span className="size-1.5 shrink-0 rounded-full bg-accent">
                    <span className="sr-only">unsaved changes</span>
                  </span>
                )}
              </button>
              <button
                type="button"
                aria-label={`Close ${draftName(draft)}`}
                onClick={() => onClose(draft)}
                className="m-1 rounded p-1 text-muted hover:bg-sunken hover:text-ink"
              >
                <X aria-hidden className="size-3" />
              </button>
            </li>
          );
        })}
      </ul>
      <Button kind="ghost" size="icon" aria-label="New tab" title="New tab (Alt+N)" onClick={onNew}>
        <Plus aria-hidden />
      </Button>
      <Menu
        label="Tab"
        trigger={
          <Button kind="ghost" size="icon" aria-label="More about this tab">
            <MoreHorizontal aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setName(active?.name ?? '')}>
          <Pencil aria-hidden /> Rename
        </MenuItem>
        <MenuItem
          onSelect={() =>
            active &&
            dispatch({
              type: 'open',
              draft: { ...active, id: crypto.randomUUID(), name: null, saved: null },
            })
          }
        >
          <Copy aria-hidden /> Duplicate
        </MenuItem>
        <MenuItem onSelect={() => dispatch({ type: 'move', id: tabs.activeId, by: -1 })}>
          <ArrowLeft aria-hidden /> Move to the left
        </MenuItem>
        <MenuItem onSelect={() => dispatch({ type: 'move', id: tabs.activeId, by: 1 })}>
          <ArrowRight aria-hidden /> Move to the right
        </MenuItem>
        <MenuSeparator />
        <MenuItem disabled={tabs.undo.length === 0} onSelect={() => dispatch({ type: 'undo' })}>
          <Undo2 aria-hidden /> Take back what closed or replaced
        </MenuItem>
      </Menu>
      {more !== undefined && <div className="ml-auto flex shrink-0">{more}</div>}
      <Dialog open={name !== null} onOpenChange={() => setName(null)} title="Name of the tab">
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            rename();
          }}
        >
          <TextField
            label="Name"
            maxLength={60}
            value={name ?? ''}
            onChange={(event) => setName(event.target.value)}
            hint="Empty: it is named after its request."
          />
          <Button type="submit" kind="primary">
            Save
          </Button>
        </form>
      </Dialog>
    </div>
  );
}
