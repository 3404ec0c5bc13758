'use client';

import { Copy, MoreHorizontal, Pencil, SquareArrowOutUpRight, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, type Dispatch } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { methodTone } from '../request/method-picker';
import type { TabsAction } from '../tabs/tabs-state';
import type { KeptCollection, KeptRequest } from './kept';
import { keptApi, type KeptPlace } from './kept-api';
import { SaveDialog } from './save-dialog';
import { deleteWithUndo, toastTrouble } from './with-undo';

/** One saved request in the panel: pressed it opens; its menu has the rest. */
export function SavedRequestItem({
  workspace,
  request,
  collectionId,
  collections,
  mayKeep,
  isOpen,
  onOpen,
  dispatch,
}: Readonly<{
  workspace: string;
  request: KeptRequest;
  collectionId: string;
  collections: readonly KeptCollection[];
  mayKeep: boolean;
  isOpen: boolean;
  onOpen: () => void;
  dispatch: Dispatch<TabsAction>;
}>) {
  const router = useRouter();
  const api = keptApi(workspace);
  const [place, setPlace] = useState<KeptPlace | null>(null);
  const { id, name, method, path } = request;

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
        onClick={onOpen}
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
        <MenuItem onSelect={onOpen}>
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
            <MenuItem
              onSelect={() =>
                void deleteWithUndo(
                  name,
                  () => api.deleteRequest(id),
                  () => api.restoreRequest(id),
                  () => router.refresh(),
                )
              }
            >
              <Trash2 aria-hidden /> Delete
            </MenuItem>
          </>
        )}
      </Menu>
      <SaveDialog
        title="Rename or move"
        initial={place}
        collections={collections}
        confirmLabel="Save"
        onClose={() => setPlace(null)}
        onSave={async ({ newCollection, ...chosen }) => {
          const to =
            newCollection === null
              ? chosen.collectionId
              : (await api.createCollection(newCollection)).id;
          const saved = await api.changeRequest(id, { ...chosen, collectionId: to });
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
