import { Inbox } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { requireOperator } from '@/app/(portal)/admin/require-operator';
import { ReviewSuggestion } from '@/components/directory-help/review-suggestion';
import { SuggestionFacts } from '@/components/directory-help/suggestion-facts';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { reviewSuggestions } from '@/lib/domain/directory/suggestions/list-suggestions';
import {
  SuggestionDecisionSchema,
  type SuggestionDecision,
} from '@/lib/schemas/directory-suggestion';

export const metadata: Metadata = { title: 'Suggestions' };

const root = '/admin/directory/suggestions';
const labels: Readonly<Record<SuggestionDecision, string>> = {
  open: 'Open',
  accepted: 'Accepted',
  refused: 'Refused',
};

function DecisionFilter({ current }: Readonly<{ current: SuggestionDecision }>) {
  return (
    <nav aria-label="Suggestions by decision" className="mb-3">
      <ul className="flex flex-wrap gap-1">
        {SuggestionDecisionSchema.options.map((decision) => (
          <li key={decision}>
            <Link
              href={decision === 'open' ? root : `${root}?decision=${decision}`}
              aria-current={decision === current ? 'page' : undefined}
              className={cn(
                buttonClass('ghost', 'sm'),
                decision === current && 'bg-accent-soft text-accent-strong',
              )}
            >
              {labels[decision]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Endpoints that members suggest for the directory: the operator accepts or refuses. */
export default async function SuggestionsPage({
  searchParams,
}: Readonly<{ searchParams: Promise<{ decision?: string | string[] }> }>) {
  await requireOperator();
  const { decision } = await searchParams;
  const current = SuggestionDecisionSchema.safeParse(decision).data ?? 'open';
  const suggestions = await reviewSuggestions(current);
  const now = new Date().toISOString();
  return (
    <>
      <PageHeader
        title="Suggestions"
        description={
          <>
            <Term id="base-url">Endpoints</Term> that members know. Look at where each can be
            verified: accepted, it is in the directory for every workspace, not checked until a
            probe has reached it.
          </>
        }
        above={<Breadcrumb href="/admin/directory">Directory</Breadcrumb>}
      />
      <DecisionFilter current={current} />
      <Card className="overflow-hidden" aria-label="Suggestions">
        {suggestions.length === 0 ? (
          <EmptyState
            icon={Inbox}
            title={current === 'open' ? 'Nothing waits for you' : 'No such suggestions'}
          >
            {current === 'open'
              ? 'Endpoints that members suggest when a search finds nothing appear here.'
              : 'Choose another decision above.'}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {suggestions.map((suggestion) => (
              <li key={suggestion.id} className="px-5 py-4">
                <SuggestionFacts
                  suggestion={suggestion}
                  now={now}
                  from={`workspace ${suggestion.workspace.name}`}
                />
                {suggestion.decision === 'open' ? (
                  <ReviewSuggestion id={suggestion.id} organization={suggestion.organization} />
                ) : (
                  suggestion.decidedBy !== null && (
                    <p className="text-xs text-muted">Decided by {suggestion.decidedBy}</p>
                  )
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
