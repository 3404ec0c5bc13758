'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A set of views of the same thing, one at a time. */
export function Tabs({ className, ...props }: Readonly<ComponentProps<typeof Radix.Root>>) {
  return <Radix.Root className={cn('min-w-0', className)} {...props} />;
}

/** The row of names of the views; scrolls sideways where it does not fit. */
export function TabList({ className, ...props }: Readonly<ComponentProps<typeof Radix.List>>) {
  return (
    <Radix.List
      className={cn('flex gap-1 overflow-x-auto border-b border-line px-1', className)}
      {...props}
    />
  );
}

/** The name of one view. */
export function Tab({ className, ...props }: Readonly<ComponentProps<typeof Radix.Trigger>>) {
  return (
    <Radix.Trigger
      className={cn(
        '-mb-px inline-flex text-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink',
        'items-center gap-1.5 border-b-2 border-transparent px-3 py-2 text-sm font-medium whitespace-nowrap -outline-offset-2',
        className,
      )}
      {...props}
    />
  );
}

/** One view. */
export function TabPanel({ className, ...props }: Readonly<ComponentProps<typeof Radix.Content>>) {
  return <Radix.Content className={cn('min-w-0 outline-offset-[-2px]', className)} {...props} />;
}
