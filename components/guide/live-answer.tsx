import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { isDecided } from '@/lib/guide/choose';
import { sentenceOf } from '@/lib/guide/choice-words';
import { flows } from '@/lib/guide/flow-facts';
import { questionOf } from '@/lib/guide/interview';
import type {
  Contradiction,
  Question,
  Recommendation,
  Undecided,
} from '@/lib/guide/recommendation';
import { ContradictionList } from './contradiction-list';

function Questions({ title, keys }: Readonly<{ title: string; keys: readonly Question[] }>) {
  if (keys.length === 0) return null;
  return (
    <div>
      <p className="text-xs font-medium text-muted">{title}</p>
      <ul className="list-disc pl-5">
        {keys.map((key) => (
          <li key={key}>{questionOf(key).title}</li>
        ))}
      </ul>
    </div>
  );
}

/** The answer as it grows while the questions are answered. */
export function LiveAnswer({
  choice,
  contradictions,
  actions,
}: Readonly<{
  choice: Recommendation | Undecided;
  contradictions: readonly Contradiction[];
  actions?: ReactNode;
}>) {
  return (
    <Card aria-label="The answer so far">
      <CardHeader
        title={isDecided(choice) ? flows[choice.flow].name : 'Not decided yet'}
        description={isDecided(choice) ? flows[choice.flow].text : undefined}
      />
      <CardBody className="space-y-4 text-sm">
        {isDecided(choice) ? (
          <>
            <p>{sentenceOf(choice)}</p>
            <p className="flex flex-wrap gap-1.5">
              <Badge className="font-mono">{choice.grant}</Badge>
              {choice.needsCertificate && <Badge tone="info">needs a certificate</Badge>}
              {choice.isOffline && <Badge tone="info">refresh tokens</Badge>}
            </p>
            <Questions title="Could still change the answer" keys={choice.open} />
          </>
        ) : (
          <>
            {choice.missing.length > 0 && choice.contradictions.length === 0 && (
              <p>Answer the first questions. The answer grows as you go.</p>
            )}
            <Questions title="Missing most" keys={choice.missing} />
            {choice.candidates.length > 0 && (
              <p className="text-muted">
                Still possible: {choice.candidates.map((flow) => flows[flow].name).join(', ')}.
              </p>
            )}
          </>
        )}
        <ContradictionList contradictions={contradictions} />
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </CardBody>
    </Card>
  );
}
