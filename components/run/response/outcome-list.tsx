'use client';

import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Sheet } from '@/components/ui/sheet';
import { VerdictIcon } from '@/components/ui/verdict';
import { pointerOfExpression } from './expression-pointer';
import { JsonTree } from './json-tree';
import { issueMeanings } from './issue-meanings';
import type { OutcomeIssue } from './resource-summary';

/** What issues may point into, the likeliest first. */
export interface IssueSubject {
  /** What it is, for example “the resource that was sent”. */
  name: string;
  value: unknown;
}

interface Place {
  subject: IssueSubject;
  expression: string;
  pointer: string;
}

function placeOf(expression: string, subjects: readonly IssueSubject[]): Place | null {
  for (const subject of subjects) {
    const pointer = pointerOfExpression(subject.value, expression);
    if (pointer !== null) return { subject, expression, pointer };
  }
  return null;
}

/** What an OperationOutcome says, issue by issue; a place that it names opens in what it is about. */
export function OutcomeList({
  issues,
  subjects = [],
}: Readonly<{ issues: readonly OutcomeIssue[]; subjects?: readonly IssueSubject[] }>) {
  const [place, setPlace] = useState<Place | null>(null);
  return (
    <>
      <ul aria-label="Issues of the OperationOutcome" className="space-y-2">
        {issues.map((issue, index) => (
          <li
            key={`${issue.code} ${index}`}
            className="flex min-w-0 gap-2 rounded-lg border border-line px-3 py-2"
          >
            <VerdictIcon verdict={issue.severity} className="mt-0.5" />
            <div className="min-w-0">
              <p className="break-words">{issue.text}</p>
              {issueMeanings[issue.code] !== undefined && (
                <p className="mt-0.5 text-sm text-muted">{issueMeanings[issue.code]}</p>
              )}
              <p className="mt-1 flex flex-wrap gap-1">
                <Badge className="font-mono">{issue.code}</Badge>
                {issue.expression.map((expression) => {
                  const found = placeOf(expression, subjects);
                  const badge = (
                    <Badge
                      tone={found ? 'accent' : 'neutral'}
                      className="font-mono break-all whitespace-normal"
                    >
                      {expression}
                    </Badge>
                  );
                  return found ? (
                    <button
                      key={expression}
                      type="button"
                      title={`Show this place in ${found.subject.name}`}
                      onClick={() => setPlace(found)}
                    >
                      {badge}
                    </button>
                  ) : (
                    <span key={expression}>{badge}</span>
                  );
                })}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <Sheet
        open={place !== null}
        onOpenChange={(open) => {
          if (!open) setPlace(null);
        }}
        title={place?.expression ?? ''}
        description={`In ${place?.subject.name ?? ''}`}
      >
        {place && (
          <JsonTree value={place.subject.value} label="Where the issue lies" at={place.pointer} />
        )}
      </Sheet>
    </>
  );
}
