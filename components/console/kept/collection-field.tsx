'use client';

import { SelectField, TextField } from '@/components/ui/field';
import type { KeptCollection } from './kept';
import type { CollectionChoice } from './use-collection-choice';

/** Chooses the collection that something is kept in, or names a new one. */
export function CollectionField({
  collections,
  choice: { id, setId, newName, setNewName },
}: Readonly<{ collections: readonly KeptCollection[]; choice: CollectionChoice }>) {
  const isListed = collections.some((collection) => collection.id === id);
  return (
    <>
      <SelectField
        label="Collection"
        hint="Everybody in this workspace sees its collections."
        value={id}
        onChange={(event) => setId(event.target.value)}
      >
        {collections.map((collection) => (
          <option key={collection.id} value={collection.id}>
            {collection.name}
          </option>
        ))}
        {/* A collection that was made just now is in the list only when the page has been read again. */}
        {id !== '' && !isListed && <option value={id}>The collection chosen last</option>}
        <option value="">New collection …</option>
      </SelectField>
      {id === '' && (
        <TextField
          label="Name of the new collection"
          required
          maxLength={120}
          value={newName}
          onChange={(event) => setNewName(event.target.value)}
        />
      )}
    </>
  );
}
