import type { ReactNode } from 'react';
import { cn } from './cn';
import { CopyButton } from './copy-button';

/** A list of names and values. */
export function Facts({
  children,
  className,
}: Readonly<{ children: ReactNode; className?: string }>) {
  return <dl className={cn('divide-y divide-line text-sm', className)}>{children}</dl>;
}

/** One name with whatever stands beside it. */
export function FactRow({ name, children }: Readonly<{ name: ReactNode; children: ReactNode }>) {
  return (
    <div className="grid grid-cols-1 items-center gap-x-4 py-1.5 sm:grid-cols-[13rem_minmax(0,1fr)]">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

/** One name with its value; `copy` adds a button that copies it, and `copy` is what it is called. */
export function Fact({
  name,
  value,
  copy,
  mono = false,
}: Readonly<{ name: ReactNode; value: string | null; copy?: string; mono?: boolean }>) {
  return (
    <FactRow name={name}>
      <span className="flex min-w-0 items-center gap-1">
        <span className={cn('min-w-0 break-words', mono && 'font-mono text-xs break-all')}>
          {value ?? '–'}
        </span>
        {copy !== undefined && value !== null && <CopyButton value={value} label={copy} />}
      </span>
    </FactRow>
  );
}
