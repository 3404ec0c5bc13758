'use client';

import { Prose } from '@/components/docs/prose';
import { glossary, type TermId } from '@/lib/guide/glossary';

/** What a word means. Loaded with the whole glossary when the first word is opened. */
export default function TermExplanation({ id }: Readonly<{ id: TermId }>) {
  return <Prose text={glossary[id].short} />;
}
