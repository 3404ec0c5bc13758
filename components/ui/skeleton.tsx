import type { ComponentProps } from 'react';
import { cn } from './cn';

/** The shape of something that is on its way. */
export function Skeleton({ className, ...props }: Readonly<ComponentProps<'div'>>) {
  return (
    <div aria-hidden className={cn('animate-pulse rounded-md bg-sunken', className)} {...props} />
  );
}
