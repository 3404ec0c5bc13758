'use client';

import { lazy, Suspense, type ReactNode } from 'react';
import type { TermId } from '@/lib/guide/glossary';
import { TermPopover } from './term-popover';

const Explanation = lazy(() => import('./term-explanation'));

/** `Term` for forms that run in the browser: the glossary comes along only when somebody asks for a word. */
export function ClientTerm({
  id,
  term,
  children,
}: Readonly<{
  id: TermId;
  /** The word as the glossary has it. */
  term: string;
  children?: ReactNode;
}>) {
  return (
    <TermPopover
      term={term}
      href={`/docs/glossary#${id}`}
      explanation={
        <Suspense fallback="…">
          <Explanation id={id} />
        </Suspense>
      }
    >
      {children ?? term}
    </TermPopover>
  );
}
