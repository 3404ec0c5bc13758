import type { ComponentProps } from 'react';
import { Slot } from 'radix-ui';
import { cn } from './cn';
import { Spinner } from './spinner';

const kinds = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong border-transparent',
  secondary: 'bg-surface text-ink border-line-strong/60 hover:bg-sunken',
  ghost: 'bg-transparent text-muted border-transparent hover:bg-sunken hover:text-ink',
  danger: 'bg-surface text-fail border-fail/50 hover:bg-fail-soft',
} as const;

const sizes = {
  sm: 'h-8 gap-1.5 px-2.5 text-xs',
  md: 'h-9 gap-2 px-3.5 text-sm',
  lg: 'h-11 gap-2 px-5 text-base',
  icon: 'size-9 justify-center',
} as const;

/** The classes of a button, for links that look like one. */
export function buttonClass(
  kind: keyof typeof kinds = 'secondary',
  size: keyof typeof sizes = 'md',
): string {
  return cn(
    'inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0',
    kinds[kind],
    sizes[size],
  );
}

/** A button. `busy` shows that its work is under way and keeps it from being pressed twice. */
export function Button({
  kind = 'secondary',
  size = 'md',
  busy = false,
  asChild = false,
  className,
  children,
  disabled,
  ...props
}: Readonly<
  ComponentProps<'button'> & {
    kind?: keyof typeof kinds;
    size?: keyof typeof sizes;
    busy?: boolean;
    asChild?: boolean;
  }
>) {
  const classes = cn(buttonClass(kind, size), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      className={classes}
      data-kind={kind}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      {...props}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
