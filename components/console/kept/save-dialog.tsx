'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextAreaField, TextField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormError } from '@/components/ui/form-error';
import { useSubmit } from '@/components/ui/use-submit';
import { CollectionField } from './collection-field';
import type { KeptCollection } from './kept';
import type { KeptPlace } from './kept-api';
import { useCollectionChoice } from './use-collection-choice';

const errorsShown = ['name', 'folder', 'note'];

function PlaceForm({
  workspace,
  initial,
  collections,
  confirmLabel,
  onSave,
}: Readonly<{
  workspace: string;
  initial: KeptPlace;
  collections: readonly KeptCollection[];
  confirmLabel: string;
  onSave: (place: KeptPlace) => Promise<void>;
}>) {
  const id = useId();
  const first = initial.collectionId || (collections[0]?.id ?? '');
  const into = useCollectionChoice(workspace, first, 'My requests');
  const [place, setPlace] = useState(initial);
  const { isBusy, error, submit } = useSubmit(async () =>
    onSave({
      ...place,
      name: place.name.trim(),
      folder: place.folder?.trim() ? place.folder.trim() : null,
      collectionId: await into.take(),
    }),
  );
  const chosen = collections.find((collection) => collection.id === into.id);
  const folders = new Set(chosen?.requests.flatMap(({ folder }) => (folder ? [folder] : [])));
  return (
    <Form className="space-y-4" onSubmit={submit}>
      <TextField
        label="Name"
        required
        maxLength={120}
        value={place.name}
        error={error?.field('name')}
        onChange={(event) => setPlace({ ...place, name: event.target.value })}
      />
      <CollectionField collections={collections} choice={into} />
      <TextField
        label="Folder"
        hint="Optional. It is there as soon as a request is in it."
        maxLength={120}
        list={`${id}-folders`}
        value={place.folder ?? ''}
        error={error?.field('folder')}
        onChange={(event) => setPlace({ ...place, folder: event.target.value })}
      />
      <datalist id={`${id}-folders`}>
        {[...folders].map((folder) => (
          <option key={folder} value={folder} />
        ))}
      </datalist>
      <TextAreaField
        label="Note"
        hint="Optional: what it is for, and what to look at."
        maxLength={4000}
        rows={2}
        value={place.note}
        error={error?.field('note')}
        onChange={(event) => setPlace({ ...place, note: event.target.value })}
      />
      <FormError error={error} shown={errorsShown} />
      <div className="flex justify-end">
        <Button type="submit" kind="primary" busy={isBusy}>
          {confirmLabel}
        </Button>
      </div>
    </Form>
  );
}

/** Asks where and under which name a request is kept; `initial` null closes it. */
export function SaveDialog({
  title,
  description,
  initial,
  onClose,
  ...props
}: Readonly<{
  title: string;
  description?: string;
  workspace: string;
  initial: KeptPlace | null;
  collections: readonly KeptCollection[];
  confirmLabel: string;
  /** Closes the dialog itself when it is done; stays open with the reason when an ApiError is thrown. */
  onSave: (place: KeptPlace) => Promise<void>;
  onClose: () => void;
}>) {
  return (
    <Dialog
      open={initial !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      {...(description === undefined ? {} : { description })}
    >
      {initial && <PlaceForm initial={initial} {...props} />}
    </Dialog>
  );
}
