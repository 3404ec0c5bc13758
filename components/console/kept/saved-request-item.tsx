'use client';

import { Copy, MoreHorizontal, Pencil, SquareArrowOutUpRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { methodTone } from '../request/method-picker';
import { DeleteItem } from './delete-item';
import type { KeptRequest } from './kept';
import { keptApi, type KeptPlace } from './kept-api';
import type { PanelProps } from './panel-props';
import { SaveDialog } from './save-dialog';
import { toastTrouble } from './toast-trouble';

/** One saved request in the panel: pressed it opens; its menu has the rest. */
export function SavedRequestItem({
  request,
  collectionId,
  workspace,
  collections,
  mayKeep,
  openId,
  onOpen,
  dispatch,
}: PanelProps & Readonly<{ request: KeptRequest; collectionId: string }>) {
  const router = useRouter();
  const api = keptApi(workspace);
  const [place, setPlace] = useState<KeptPlace | null>(null);
  const { id, name, method, path } = request;
  const isOpen = id === openId;
  const open = (): void => onOpen(id);

  async function edit(): Promise<void> {
    const { note, folder } = await api.readRequest(id);
    setPlace({ name, note, folder, collectionId });
  }

  async function duplicate(): Promise<void> {
    await api.duplicateRequest(id);
    router.refresh();
  }

  return (
    <div
      className={cn(
        'flex min-w-0 items-center rounded-md',
        isOpen ? 'bg-accent-soft' : 'hover:bg-sunken',
      )}
    >
      <button
        type="button"
        onClick={open}
        aria-current={isOpen || undefined}
        title={`${method} ${path}`}
        className="flex min-w-0 flex-1 items-baseline gap-2 py-1 pl-2 text-left text-sm"
      >
        <span className={cn('w-12 shrink-0 truncate font-mono text-xs', methodTone(method))}>
          {method}
        </span>
        <span className="min-w-0 truncate">{name}</span>
      </button>
      <Menu
        label={`Saved request ${name}`}
        align="end"
        trigger={
          <Button
            kind="ghost"
            size="icon"
            className="size-7"
            aria-label={`More about saved request ${name}`}
          >
            <MoreHorizontal aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={open}>
          <SquareArrowOutUpRight aria-hidden /> Open
        </MenuItem>
        {mayKeep && (
          <>
            <MenuItem onSelect={() => void edit().catch(toastTrouble)}>
              <Pencil aria-hidden /> Rename or move …
            </MenuItem>
            <MenuItem onSelect={() => void duplicate().catch(toastTrouble)}>
              <Copy aria-hidden /> Duplicate
            </MenuItem>
            <MenuSeparator />
            <DeleteItem
              name={name}
              remove={() => api.deleteRequest(id)}
              restore={() => api.restoreRequest(id)}
            />
          </>
        )}
      </Menu>
      <SaveDialog
        title="Rename or move"
        workspace={workspace}
        initial={place}
        collections={collections}
        confirmLabel="Save"
        onClose={() => setPlace(null)}
        onSave={async (chosen) => {
          const saved = await api.changeRequest(id, chosen);
          const { version } = saved;
          dispatch({
            type: 'relink',
            saved: { id, collectionId: saved.collectionId, name: saved.name, version },
          });
          setPlace(null);
          router.refresh();
        }}
      />
    </div>
  );
}
