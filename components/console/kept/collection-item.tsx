'use client';

import { ListChecks, MoreHorizontal, Pencil } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ExportItems } from '@/components/run/export-items';
import { Disclosure } from '@/components/ui/disclosure';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { DeleteItem } from './delete-item';
import type { KeptCollection } from './kept';
import { keptApi } from './kept-api';
import { NameDialog } from './name-dialog';
import type { PanelProps } from './panel-props';
import { SavedRequestItem } from './saved-request-item';

/** One collection in the panel, with its requests and what can be done with it. */
export function CollectionItem({
  collection,
  ...panel
}: PanelProps & Readonly<{ collection: KeptCollection }>) {
  const { workspace, collections, mayKeep, openId } = panel;
  const router = useRouter();
  const api = keptApi(workspace);
  const [isNaming, setNaming] = useState(false);
  const { id, name, requests } = collection;
  const page = `/w/${workspace}/console/collections/${id}`;
  return (
    <li className="relative">
      <Disclosure
        defaultOpen={collections.length < 4 || requests.some((request) => request.id === openId)}
        summaryClassName="rounded-md py-1.5 pr-9 pl-1 hover:bg-sunken"
        summary={
          <>
            <span className="min-w-0 flex-1 truncate text-sm font-medium">{name}</span>
            <span className="text-xs text-muted">{requests.length}</span>
          </>
        }
      >
        {requests.length === 0 ? (
          <p className="py-1 pl-7 text-xs text-muted">Nothing saved in it yet.</p>
        ) : (
          <ul aria-label={`Saved requests of ${name}`}>
            {requests.map((request, at) => {
              const { folder } = request;
              const isNewFolder = folder !== null && folder !== requests[at - 1]?.folder;
              return (
                <li key={request.id} className={folder === null ? 'pl-5' : 'pl-8'}>
                  {isNewFolder && (
                    <p className="-ml-3 pt-1 pb-0.5 text-xs font-medium text-muted">{folder}</p>
                  )}
                  <SavedRequestItem {...panel} request={request} collectionId={id} />
                </li>
              );
            })}
          </ul>
        )}
      </Disclosure>
      <div className="absolute top-0.5 right-0">
        <Menu
          label={`Collection ${name}`}
          align="end"
          trigger={
            <Button
              kind="ghost"
              size="icon"
              className="size-7"
              aria-label={`More about collection ${name}`}
            >
              <MoreHorizontal aria-hidden />
            </Button>
          }
        >
          <MenuItem asChild>
            <Link href={page}>
              <ListChecks aria-hidden /> Open, and run it as a test
            </Link>
          </MenuItem>
          <ExportItems
            prefix="Export for "
            hrefOf={(format) =>
              `/api/v1/workspaces/${workspace}/collections/${id}/export?format=${format}`
            }
          />
          {mayKeep && (
            <>
              <MenuItem onSelect={() => setNaming(true)}>
                <Pencil aria-hidden /> Rename …
              </MenuItem>
              <MenuSeparator />
              <DeleteItem
                name={name}
                remove={() => api.deleteCollection(id)}
                restore={() => api.restoreCollection(id)}
              />
            </>
          )}
        </Menu>
      </div>
      <NameDialog
        title="Name of the collection"
        initial={isNaming ? name : null}
        onClose={() => setNaming(false)}
        onSave={async (next) => {
          await api.changeCollection(collection, { name: next });
          setNaming(false);
          router.refresh();
        }}
      />
    </li>
  );
}
