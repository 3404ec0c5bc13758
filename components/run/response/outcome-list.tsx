import { Badge } from '@/components/ui/badge';
import { VerdictIcon } from '@/components/ui/verdict';
import type { OutcomeIssue } from './resource-summary';

/** What an OperationOutcome says, issue by issue. */
export function OutcomeList({ issues }: Readonly<{ issues: readonly OutcomeIssue[] }>) {
  return (
    <ul aria-label="Issues of the OperationOutcome" className="space-y-2">
      {issues.map((issue, index) => (
        <li
          key={`${issue.code} ${index}`}
          className="flex min-w-0 gap-2 rounded-lg border border-line px-3 py-2"
        >
          <VerdictIcon verdict={issue.severity} className="mt-0.5" />
          <div className="min-w-0">
            <p className="break-words">{issue.text}</p>
            <p className="mt-1 flex flex-wrap gap-1">
              <Badge className="font-mono">{issue.code}</Badge>
              {issue.expression.map((place) => (
                <Badge key={place} className="font-mono break-all whitespace-normal">
                  {place}
                </Badge>
              ))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
