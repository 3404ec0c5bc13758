import { describe, expect, it } from 'vitest';
import { shortcutOf, type KeyPress } from './shortcuts';

const plain: KeyPress = {
  key: '?',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  isAltGraph: false,
  isTyping: false,
};

describe('keyboard shortcuts', () => {
  it('opens the sheet on ?, but not while text is typed or composed', () => {
    expect(shortcutOf(plain, false)).toEqual({ kind: 'sheet' });
    expect(shortcutOf({ ...plain, isTyping: true }, false)).toBeNull();
    expect(shortcutOf({ ...plain, isComposing: true }, false)).toBeNull();
  });

  it('leaves characters typed with AltGr alone', () => {
    expect(shortcutOf({ ...plain, isAltGraph: true }, false)).toBeNull();
    expect(shortcutOf({ ...plain, key: 'k', ctrlKey: true, altKey: true }, false)).toBeNull();
  });

  it('opens the palette on Ctrl+K and ⌘K everywhere, with Caps Lock too', () => {
    const typing = { ...plain, isTyping: true };
    expect(shortcutOf({ ...typing, key: 'k', ctrlKey: true }, false)).toEqual({ kind: 'palette' });
    expect(shortcutOf({ ...typing, key: 'K', metaKey: true }, false)).toEqual({ kind: 'palette' });
    expect(shortcutOf({ ...typing, key: 'k' }, false)).toBeNull();
    expect(shortcutOf({ ...typing, key: 'j', ctrlKey: true }, false)).toBeNull();
  });

  it('goes places with g and a second key', () => {
    expect(shortcutOf({ ...plain, key: 'g' }, false)).toEqual({ kind: 'prefix' });
    expect(shortcutOf({ ...plain, key: 'c' }, true)).toEqual({ kind: 'go', key: 'c' });
    expect(shortcutOf({ ...plain, key: 'c' }, false)).toBeNull();
    expect(shortcutOf({ ...plain, key: 'c', ctrlKey: true }, true)).toBeNull();
  });
});
