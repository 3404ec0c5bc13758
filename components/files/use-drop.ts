'use client';

import { useState, type DragEvent } from 'react';

/**
 * What an element needs to take what is dropped on it, and whether something is held over it.
 *
 * @param mayDrop false: it does not show that it would take something
 */
export function useDrop(onDrop: (dropped: DataTransfer) => void, mayDrop = true) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        setOver(mayDrop);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        onDrop(event.dataTransfer);
      },
    },
  };
}
