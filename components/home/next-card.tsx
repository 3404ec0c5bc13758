'use client';

import { ArrowRight, CircleAlert, Flag, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode, Ref } from 'react';
import { buttonClass } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { NextThing } from './next-thing';

const looks = {
  accent: {
    Icon: Flag,
    className: 'border-accent/40 bg-accent-soft',
    icon: 'text-accent-strong',
  },
  warn: { Icon: TriangleAlert, className: 'border-warn/40 bg-warn-soft', icon: 'text-warn' },
  fail: { Icon: CircleAlert, className: 'border-fail/40 bg-fail-soft', icon: 'text-fail' },
} as const;

/** The next thing to do, and why. */
export function NextCard({
  next,
  onBegin,
  note,
  actions,
  headingRef,
}: Readonly<{
  next: NextThing;
  /** Somebody follows the link. */
  onBegin?: (thing: string) => void;
  /** What else is to be said of it. */
  note?: ReactNode;
  /** Beside the link. */
  actions?: ReactNode;
  headingRef?: Ref<HTMLHeadingElement>;
}>) {
  const { Icon, className, icon } = looks[next.tone];
  return (
    <section
      aria-labelledby="next-thing"
      className={cn(
        'flex flex-wrap items-center gap-x-6 gap-y-4 rounded-xl border p-5 sm:p-6',
        className,
      )}
    >
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex items-center gap-1.5 text-xs font-medium text-ink/80">
          <Icon aria-hidden className={cn('size-3.5', icon)} />
          Next
        </p>
        <h2
          id="next-thing"
          ref={headingRef}
          tabIndex={headingRef ? -1 : undefined}
          className="mt-1 text-lg font-semibold break-words"
        >
          {next.title}
        </h2>
        <p className="mt-1 max-w-2xl break-words text-ink/90">{next.why}</p>
        {note}
      </div>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Link
          href={next.href}
          className={buttonClass('primary', 'lg')}
          onClick={() => onBegin?.(next.id)}
        >
          {next.action}
          <ArrowRight aria-hidden />
        </Link>
        {actions}
      </div>
    </section>
  );
}
