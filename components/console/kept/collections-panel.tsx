'use client';

import { FolderHeart, FolderPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { CollectionItem } from './collection-item';
import { keptApi } from './kept-api';
import { NameDialog } from './name-dialog';
import type { PanelProps } from './panel-props';

/** The collections of the workspace with their saved requests: opened, renamed, copied, moved and deleted from here. */
export function CollectionsPanel(panel: PanelProps) {
  const { workspace, collections, mayKeep } = panel;
  const router = useRouter();
  const api = keptApi(workspace);
  const [isNaming, setNaming] = useState(false);
  const starter = useSubmit(async () => {
    await api.createStarter();
    router.refresh();
  });
  const make = mayKeep && (
    <Button size="sm" kind="ghost" onClick={() => setNaming(true)}>
      <FolderPlus aria-hidden /> New collection
    </Button>
  );
  return (
    <div className="min-w-0">
      {collections.length === 0 ? (
        <EmptyState
          icon={FolderHeart}
          title="No collection yet"
          actions={
            mayKeep && (
              <>
                <Button size="sm" busy={starter.isBusy} onClick={() => void starter.submit()}>
                  Make one to try
                </Button>
                {make}
              </>
            )
          }
        >
          {mayKeep
            ? 'Saved requests stand here, shared with the workspace. A collection runs as a test.'
            : 'Saved requests stand here once somebody in this workspace keeps one.'}
        </EmptyState>
      ) : (
        <>
          <ul aria-label="Collections" className="space-y-1">
            {collections.map((collection) => (
              <CollectionItem key={collection.id} {...panel} collection={collection} />
            ))}
          </ul>
          <div className="mt-2">{make}</div>
        </>
      )}
      <FormError error={starter.error} />
      <NameDialog
        title="New collection"
        initial={isNaming ? '' : null}
        onClose={() => setNaming(false)}
        onSave={async (name) => {
          await api.createCollection(name);
          setNaming(false);
          router.refresh();
        }}
      />
    </div>
  );
}
