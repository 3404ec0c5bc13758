import { statusOf } from '@/components/directory/directory-words';
import { dayOf } from '@/lib/format/dates';
import type { EndpointChangeView } from '@/lib/schemas/directory-endpoint';

/** What was, and what is, in words. Null: there was nothing, or the summary says it. */
export interface BeforeAfter {
  before: string | null;
  after: string | null;
}

/** Ids of the portal and hashes: nothing for people. */
const code = /^(?:[a-z]{2,4}_[\w-]+|[0-9a-f]{64})$/;

function wordOf(kind: string, value: string | null): string | null {
  if (value === null || code.test(value)) return null;
  if (kind === 'status') return statusOf(value).word;
  if (kind === 'certificate') return `ends on ${dayOf(value)}`;
  return value;
}

/** The two sides of a change that is about no document, in words. Equal sides say nothing. */
export function beforeAfter({ kind, before, after, hasDiff }: EndpointChangeView): BeforeAfter {
  if (hasDiff || before === after) return { before: null, after: null };
  return { before: wordOf(kind, before), after: wordOf(kind, after) };
}
