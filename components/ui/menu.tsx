'use client';

import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** A menu that opens from its trigger, which must be one focusable element. */
export function Menu({
  trigger,
  align = 'start',
  side = 'bottom',
  label,
  children,
  className,
}: Readonly<{
  trigger: ReactNode;
  align?: 'start' | 'end';
  side?: 'top' | 'bottom';
  label: string;
  children: ReactNode;
  className?: string;
}>) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className={cn(
            'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 border-line bg-surface',
            'overflow-y-auto rounded-lg border p-1 shadow-lg',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemClass =
  'data-highlighted:bg-sunken flex w-full cursor-pointer items-center gap-2 rounded-md px-2.5 py-1.5 text-sm ' +
  'outline-none data-disabled:cursor-default data-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0';

/** One thing to choose. Use `asChild` with a link. */
export function MenuItem({ className, ...props }: Readonly<ComponentProps<typeof Radix.Item>>) {
  return <Radix.Item className={cn(itemClass, className)} {...props} />;
}

/** A heading inside a menu; not to be chosen. */
export function MenuLabel({ className, ...props }: Readonly<ComponentProps<typeof Radix.Label>>) {
  return (
    <Radix.Label
      className={cn('px-2.5 pt-1.5 pb-1 text-xs font-medium text-muted', className)}
      {...props}
    />
  );
}

/** A line between groups of a menu. */
export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}
