import { cn } from './cn';

const look =
  'border-line-strong bg-surface text-ink placeholder:text-faint w-full rounded-md border px-3 text-sm ' +
  'disabled:bg-sunken disabled:text-muted aria-invalid:border-fail';

/** The classes of a one-line text control. */
export function controlClass(className?: string): string {
  return cn(look, 'h-9', className);
}

/** The classes of a text control of several lines. */
export function textAreaClass(className?: string): string {
  return cn(look, 'min-h-24 py-2', className);
}
