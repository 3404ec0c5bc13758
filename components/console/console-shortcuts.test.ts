import { describe, expect, it } from 'vitest';
import { consoleShortcutOf, type ConsoleKeyPress } from './console-shortcuts';

const press = (part: Partial<ConsoleKeyPress>): ConsoleKeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  isAltGraph: false,
  isTyping: false,
  ...part,
});
const of = (part: Partial<ConsoleKeyPress>, isPrefixed = false) =>
  consoleShortcutOf(press(part), isPrefixed);

describe('shortcuts of the console', () => {
  it('are single keys where nothing is typed', () => {
    expect(of({ key: 'n' })).toBe('next-page');
    expect(of({ key: '/', shiftKey: true })).toBe('path');
    expect(of({ key: 'n', isTyping: true })).toBeNull();
    expect(of({ key: 'n' }, true)).toBeNull();
    expect(of({ key: 'constructor' })).toBeNull();
  });

  it('work with Alt everywhere, on any layout', () => {
    expect(of({ key: 'ñ', code: 'KeyN', altKey: true, isTyping: true })).toBe('new-tab');
    expect(of({ code: 'PageUp', altKey: true, shiftKey: true })).toBe('move-left');
  });

  it('send from anywhere, also while something is typed', () => {
    expect(of({ key: 'Enter', ctrlKey: true })).toBe('send');
    expect(of({ key: 'Enter', metaKey: true, isTyping: true })).toBe('send');
    expect(of({ key: 'Enter', ctrlKey: true, altKey: true })).toBeNull();
    expect(of({ key: 'Enter', ctrlKey: true, isComposing: true })).toBeNull();
    expect(of({ key: 'Enter' })).toBeNull();
  });

  it('save from anywhere', () => {
    expect(of({ key: 's', ctrlKey: true, isTyping: true })).toBe('save');
    expect(of({ key: 'S', metaKey: true })).toBe('save');
    expect(of({ key: 's', ctrlKey: true, shiftKey: true })).toBeNull();
    expect(of({ key: 's', isTyping: true })).toBeNull();
  });

  it('leave a field by Escape, which means nothing elsewhere', () => {
    expect(of({ key: 'Escape', isTyping: true })).toBe('leave');
    expect(of({ key: 'Escape', isTyping: true, isComposing: true })).toBeNull();
    expect(of({ key: 'Escape' })).toBeNull();
  });

  it('leave input methods, AltGr and the browser alone', () => {
    expect(of({ key: 'n', isComposing: true })).toBeNull();
    expect(of({ code: 'KeyN', altKey: true, isAltGraph: true })).toBeNull();
    expect(of({ key: 'n', ctrlKey: true })).toBeNull();
  });
});
