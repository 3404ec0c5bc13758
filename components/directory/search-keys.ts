import type { KeyPress } from '@/components/layout/shortcuts';

/** Where a key takes the focus: into the box, or to a hit by its number from 0. */
export type SearchMove = 'box' | number;

/**
 * What a key means on the search page; null: nothing of ours. `/` goes to the box, down from there to the first hit;
 * among the hits the arrow keys and `j`, `k` go on and back.
 *
 * @param isInBox the focus is in the box of the search
 * @param at the hit that has the focus; -1: none
 */
export function searchMove(
  press: KeyPress,
  { isInBox, at, count }: { isInBox: boolean; at: number; count: number },
): SearchMove | null {
  const { key, ctrlKey, metaKey, altKey, isComposing, isAltGraph, isTyping } = press;
  if (isComposing || altKey || isAltGraph || ctrlKey || metaKey) return null;
  if (isInBox) return key === 'ArrowDown' && count > 0 ? 0 : null;
  if (isTyping) return null;
  if (key === '/') return 'box';
  const isAtHit = at >= 0;
  // Beside the hits the arrow keys scroll, as everywhere.
  if (key === 'j' || (key === 'ArrowDown' && isAtHit)) {
    return count > 0 ? Math.min(at + 1, count - 1) : null;
  }
  if (isAtHit && (key === 'k' || key === 'ArrowUp')) return at === 0 ? 'box' : at - 1;
  return null;
}
