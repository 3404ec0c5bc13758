import { ExternalLink } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { Suggestion } from '@/lib/schemas/directory-suggestion';
import { decisionWords, knownWords } from './suggestion-words';

/** What somebody suggested, and what became of it. `from` says whose it is, for the operator. */
export function SuggestionFacts({
  suggestion,
  now,
  from,
}: Readonly<{ suggestion: Suggestion; now: string; from?: string }>) {
  const { url, organization, state, evidenceUrl, note, decision, answer } = suggestion;
  const { label, tone } = decisionWords[decision];
  const known = decision === 'open' ? knownWords(suggestion.known) : null;
  return (
    <div className="min-w-0 space-y-1 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 font-medium break-words">
          {organization}
          {state !== null && `, ${state}`}
        </span>
        <Badge tone={tone}>{label}</Badge>
      </p>
      <p className="font-mono text-xs break-all">{url}</p>
      {evidenceUrl !== null && (
        <p className="text-xs">
          <a
            href={evidenceUrl}
            target="_blank"
            rel="noreferrer nofollow"
            className="inline-flex max-w-full items-center gap-1 break-all text-accent-strong underline underline-offset-2"
          >
            {evidenceUrl} <ExternalLink aria-hidden className="size-3.5 shrink-0" />
            <span className="sr-only">(opens in a new tab)</span>
          </a>
        </p>
      )}
      {note !== null && <p className="break-words whitespace-pre-line">{note}</p>}
      {known !== null && <p className="text-xs break-words text-warn">{known}</p>}
      {answer !== null && <p className="break-words text-muted">The operator says: {answer}</p>}
      <p className="text-xs text-muted">
        by {suggestion.suggestedBy}
        {from !== undefined && ` of ${from}`}, <Time at={suggestion.createdAt} now={now} />
        {suggestion.decidedAt !== null && (
          <>
            ; decided <Time at={suggestion.decidedAt} now={now} />
          </>
        )}
      </p>
    </div>
  );
}
