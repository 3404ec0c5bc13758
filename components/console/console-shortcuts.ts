import { keyPressOf, type KeyPress } from '@/components/layout/shortcuts';

/** What can be done in the console by a key. */
export type ConsoleShortcut =
  | 'send'
  | 'save'
  | 'leave'
  | 'path'
  | 'body'
  | 'response'
  | 'next-page'
  | 'previous-page'
  | 'copy'
  | 'history'
  | 'import'
  | 'new-tab'
  | 'close-tab'
  | 'next-tab'
  | 'previous-tab'
  | 'move-left'
  | 'move-right'
  | 'undo';

/** With the name of the key on a keyboard of any layout. */
export interface ConsoleKeyPress extends KeyPress {
  code: string;
  shiftKey: boolean;
}

const single: Readonly<Record<string, ConsoleShortcut>> = {
  '/': 'path',
  b: 'body',
  r: 'response',
  n: 'next-page',
  p: 'previous-page',
  y: 'copy',
  h: 'history',
  i: 'import',
};

const withAlt: Readonly<Record<string, ConsoleShortcut>> = {
  KeyN: 'new-tab',
  KeyW: 'close-tab',
  KeyZ: 'undo',
  PageDown: 'next-tab',
  PageUp: 'previous-tab',
};

const withAltShift: Readonly<Record<string, ConsoleShortcut>> = {
  PageDown: 'move-right',
  PageUp: 'move-left',
};

/** The keys of each shortcut, for the list of shortcuts. */
export const consoleKeys: readonly {
  shortcut: ConsoleShortcut;
  label: string;
  keys: readonly string[];
}[] = [
  { shortcut: 'send', label: 'Send, or cancel', keys: ['Ctrl', 'Enter'] },
  { shortcut: 'save', label: 'Save the request', keys: ['Ctrl', 'S'] },
  { shortcut: 'leave', label: 'Leave the field, so that single keys work', keys: ['Esc'] },
  { shortcut: 'path', label: 'Write the path', keys: ['/'] },
  { shortcut: 'body', label: 'Write the body', keys: ['b'] },
  { shortcut: 'response', label: 'Go to the response', keys: ['r'] },
  { shortcut: 'next-page', label: 'Read the next page', keys: ['n'] },
  { shortcut: 'previous-page', label: 'Read the previous page', keys: ['p'] },
  { shortcut: 'copy', label: 'Copy as curl', keys: ['y'] },
  { shortcut: 'history', label: 'Search the history', keys: ['h'] },
  { shortcut: 'import', label: 'Import curl, HAR, Postman or Bruno', keys: ['i'] },
  { shortcut: 'new-tab', label: 'New tab', keys: ['Alt', 'N'] },
  { shortcut: 'close-tab', label: 'Close the tab', keys: ['Alt', 'W'] },
  { shortcut: 'next-tab', label: 'Next tab', keys: ['Alt', 'PageDown'] },
  { shortcut: 'previous-tab', label: 'Previous tab', keys: ['Alt', 'PageUp'] },
  {
    shortcut: 'move-right',
    label: 'Move the tab to the right',
    keys: ['Alt', 'Shift', 'PageDown'],
  },
  { shortcut: 'move-left', label: 'Move the tab to the left', keys: ['Alt', 'Shift', 'PageUp'] },
  { shortcut: 'undo', label: 'Take back what closed or replaced', keys: ['Alt', 'Z'] },
];

/**
 * The shortcut of the console that a key press means, or null: while something is typed only sending, saving, leaving
 * and those with Alt, and none within an input method or with AltGr.
 *
 * @param isPrefixed `g` was pressed just before, which goes to another page
 */
export function consoleShortcutOf(
  press: ConsoleKeyPress,
  isPrefixed: boolean,
): ConsoleShortcut | null {
  if (press.isComposing || press.isAltGraph) return null;
  if (press.ctrlKey || press.metaKey) {
    if (press.altKey) return null;
    if (press.key === 'Enter') return 'send';
    return press.key.toLowerCase() === 's' && !press.shiftKey ? 'save' : null;
  }
  if (press.altKey) return (press.shiftKey ? withAltShift : withAlt)[press.code] ?? null;
  if (press.isTyping) return press.key === 'Escape' ? 'leave' : null;
  if (isPrefixed) return null;
  // On many layouts the slash is typed with Shift.
  if (press.shiftKey && press.key !== '/') return null;
  return Object.hasOwn(single, press.key) ? (single[press.key] ?? null) : null;
}

/** Reads what decides from a DOM keyboard event. */
export function consoleKeyPressOf(event: KeyboardEvent): ConsoleKeyPress {
  return { ...keyPressOf(event), code: event.code, shiftKey: event.shiftKey };
}
