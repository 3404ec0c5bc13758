import type { ReactNode } from 'react';
import { Prose } from '@/components/docs/prose';
import { glossary, glossaryHref, type TermId } from '@/lib/guide/glossary';
import { TermPopover } from './term-popover';

/** A word of the glossary where it stands: pointed at, focused or tapped, it says what it means. */
export function Term({ id, children }: Readonly<{ id: TermId; children?: ReactNode }>) {
  const { term, short } = glossary[id];
  return (
    <TermPopover term={term} href={glossaryHref(id)} explanation={<Prose text={short} />}>
      {children ?? term}
    </TermPopover>
  );
}
