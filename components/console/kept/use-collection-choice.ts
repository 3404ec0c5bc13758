'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { keptApi } from './kept-api';

/** Which collection is chosen, and how that is changed. */
export interface CollectionChoice {
  /** Empty: a new one. */
  id: string;
  setId: (id: string) => void;
  newName: string;
  setNewName: (name: string) => void;
  /** Whether it can be taken: a new one needs a name. */
  isComplete: boolean;
  /** The id of the collection; makes it where it is yet to be made. */
  take: () => Promise<string>;
}

/**
 * The collection that something is kept in: one that is there, or a new one, which is made when something is kept. It
 * is made once: when that is refused, the next try goes into the same.
 *
 * @param initialId empty: a new one
 */
export function useCollectionChoice(
  workspace: string,
  initialId: string,
  initialName: string,
): CollectionChoice {
  const router = useRouter();
  const [id, setId] = useState(initialId);
  const [newName, setNewName] = useState(initialName);

  async function take(): Promise<string> {
    if (id !== '') return id;
    const made = await keptApi(workspace).createCollection(newName.trim());
    setId(made.id);
    router.refresh();
    return made.id;
  }

  const isComplete = id !== '' || newName.trim() !== '';
  return { id, setId, newName, setNewName, isComplete, take };
}
