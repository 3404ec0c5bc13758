/** What of a keyboard event decides about shortcuts. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  /** AltGr types characters on many layouts; Windows reports it as Ctrl+Alt. */
  isAltGraph: boolean;
  /** The focus is where text is typed. */
  isTyping: boolean;
}

/** What a key press asks for. `prefix` waits for the second key of a “go to” pair. */
export type Shortcut =
  { kind: 'palette' } | { kind: 'sheet' } | { kind: 'prefix' } | { kind: 'go'; key: string };

/**
 * The shortcut that a key press means, or null.
 *
 * @param isPrefixed `g` was pressed just before
 */
export function shortcutOf(press: KeyPress, isPrefixed: boolean): Shortcut | null {
  if (press.isComposing || press.isAltGraph || press.altKey) return null;
  if (press.ctrlKey || press.metaKey) {
    const isOneOfThem = press.ctrlKey !== press.metaKey;
    return isOneOfThem && press.key.toLowerCase() === 'k' ? { kind: 'palette' } : null;
  }
  if (press.isTyping) return null;
  if (isPrefixed) return { kind: 'go', key: press.key };
  if (press.key === '?') return { kind: 'sheet' };
  if (press.key === 'g') return { kind: 'prefix' };
  return null;
}

/** Reads what decides from a DOM keyboard event. */
export function keyPressOf(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof HTMLElement ? event.target : null;
  return {
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    isComposing: event.isComposing || event.key === 'Process',
    isAltGraph: event.getModifierState('AltGraph'),
    isTyping:
      target !== null &&
      (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)),
  };
}
