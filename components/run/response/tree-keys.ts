import type { JsonRow } from './json-rows';

type Move = { kind: 'go'; index: number } | { kind: 'toggle'; pointer: string } | null;

/**
 * What a key does in a tree, as the ARIA practices describe it: arrows walk, right opens or enters, left
 * closes or leaves, Home and End jump, a letter goes to the next row whose name begins with it.
 */
export function moveInTree(rows: readonly JsonRow[], active: number, key: string): Move {
  const row = rows[active];
  if (!row) return null;
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowDown':
      return { kind: 'go', index: Math.min(active + 1, last) };
    case 'ArrowUp':
      return { kind: 'go', index: Math.max(active - 1, 0) };
    case 'PageDown':
      return { kind: 'go', index: Math.min(active + 15, last) };
    case 'PageUp':
      return { kind: 'go', index: Math.max(active - 15, 0) };
    case 'Home':
      return { kind: 'go', index: 0 };
    case 'End':
      return { kind: 'go', index: last };
    case 'ArrowRight':
      // A leaf stays where it is; otherwise the browser would scroll sideways.
      if (row.childCount === 0) return { kind: 'go', index: active };
      return row.isOpen
        ? { kind: 'go', index: active + 1 }
        : { kind: 'toggle', pointer: row.pointer };
    case 'ArrowLeft':
      if (row.isOpen) return { kind: 'toggle', pointer: row.pointer };
      return { kind: 'go', index: Math.max(row.parent, 0) };
    case 'Enter':
    case ' ':
      return row.childCount > 0 ? { kind: 'toggle', pointer: row.pointer } : null;
    default: {
      if (!/^[\p{L}\p{N}_]$/u.test(key)) return null;
      const order = rows.map((_, step) => (active + 1 + step) % rows.length);
      const index = order.find((at) =>
        String(rows[at]?.name ?? '')
          .toLowerCase()
          .startsWith(key.toLowerCase()),
      );
      return index === undefined ? null : { kind: 'go', index };
    }
  }
}
