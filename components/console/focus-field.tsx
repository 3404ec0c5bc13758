'use client';

import { useEffect } from 'react';

const isShown = (element: HTMLElement) => element.offsetParent !== null;

/** The field of the console that is shown, by its mark; null when it is not there, or folded away. */
function findField(name: string): HTMLElement | null {
  const fields = document.querySelectorAll<HTMLElement>(`form [data-field="${CSS.escape(name)}"]`);
  return [...fields].find(isShown) ?? null;
}

/** Opens “Advanced” of the draft that is shown, where it is closed. */
function openAdvanced(): void {
  const closed = document.querySelectorAll<HTMLElement>('form button[aria-expanded=false]');
  [...closed].find((button) => isShown(button) && button.textContent === 'Advanced')?.click();
}

/**
 * Puts the cursor into a field of the console, and opens what it is folded into.
 *
 * @returns false when there is no console on the page
 */
export function focusConsoleField(name: string, tries = 20): boolean {
  if (![...document.querySelectorAll<HTMLElement>('form [data-field]')].some(isShown)) return false;
  const field = findField(name);
  if (field) {
    field.focus();
    field.scrollIntoView({ block: 'center' });
  } else if (tries > 0) {
    openAdvanced();
    setTimeout(() => focusConsoleField(name, tries - 1), 50);
  } else if (name !== 'authentication') {
    // The method that is chosen has no such field: another method may.
    focusConsoleField('authentication', 0);
  }
  return true;
}

/** Takes people who come by a link with `#field=…` to that field, once the kept tabs are there. */
export function FocusField() {
  useEffect(() => {
    const [, name] = /^#field=([a-z]+)$/.exec(window.location.hash) ?? [];
    if (name === undefined) return;
    let tries = 100;
    // The console writes its own address without the mark as soon as its tabs are restored.
    const timer = setInterval(() => {
      tries -= 1;
      if (window.location.hash !== '' && tries > 0) return;
      clearInterval(timer);
      focusConsoleField(name);
    }, 50);
    return () => clearInterval(timer);
  }, []);
  return null;
}
