/** What is put on an element that shows a difference, so that one can go from one to the next. */
export const changeMark = { 'data-change': '', tabIndex: -1 } as const;

/** Puts the focus on the difference behind (or before) the one that has it. Says whether there was one. */
export function stepToChange(within: HTMLElement, by: 1 | -1): boolean {
  const all = [...within.querySelectorAll<HTMLElement>('[data-change]')];
  const at = all.findIndex((element) => element === document.activeElement);
  const next = all[at === -1 ? (by === 1 ? 0 : all.length - 1) : at + by];
  if (!next) return false;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'center' });
  return true;
}
