import { Callout } from '@/components/ui/callout';
import type { Contradiction } from '@/lib/guide/recommendation';
import { CitationLink } from './citation-link';

/** Answers that do not go together, and what to think about. */
export function ContradictionList({
  contradictions,
}: Readonly<{ contradictions: readonly Contradiction[] }>) {
  return contradictions.map(({ text, citation, isBlocking }) => (
    <Callout
      key={text}
      tone={isBlocking ? 'warn' : 'info'}
      title={isBlocking ? 'These answers do not go together' : 'Worth a thought'}
    >
      {text} <CitationLink citation={citation} />
    </Callout>
  ));
}
