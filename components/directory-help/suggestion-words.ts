import type { Tone } from '@/components/ui/badge';
import type { KnownEndpoint, SuggestionDecision } from '@/lib/schemas/directory-suggestion';

/** The decision about a suggestion as a badge says it. */
export const decisionWords: Readonly<Record<SuggestionDecision, { label: string; tone: Tone }>> = {
  open: { label: 'waits for the operator', tone: 'info' },
  accepted: { label: 'accepted', tone: 'pass' },
  refused: { label: 'refused', tone: 'neutral' },
};

/** What the directory has at the address of a suggestion, in a sentence; null when it has nothing. */
export function knownWords(known: KnownEndpoint | null): string | null {
  if (!known) return null;
  const { organizations, organizationCount, isSameButCase, baseUrl } = known;
  const more = organizationCount - organizations.length;
  const names = [...organizations, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const behind = organizationCount === 0 ? 'nobody is behind it so far' : `behind it: ${names}`;
  return isSameButCase
    ? `The directory has ${baseUrl}, which differs in upper and lower case only; ${behind}.`
    : `The directory has this address; ${behind}.`;
}
