import { Hourglass } from 'lucide-react';
import Link from 'next/link';
import type { Checklist } from '@/lib/schemas/checklist';
import { holderNameOf, partyName } from '@/components/plan/plan-words';
import { Card, CardHeader } from '@/components/ui/card';
import { Time } from '@/components/ui/time';

/** What we wait for, on whom, and since when: the longest first. Nothing is shown while nobody waits. */
export function WaitingCard({
  plans,
  now,
}: Readonly<{ plans: readonly Checklist[]; now: string }>) {
  const waiting = plans
    .flatMap((plan) =>
      plan.items
        .filter(({ state }) => state === 'waiting')
        .map((item) => ({ item, appName: plan.appName, holder: holderNameOf(plan, item) })),
    )
    .sort((a, b) => (a.item.at ?? '').localeCompare(b.item.at ?? ''));
  if (waiting.length === 0) return null;
  return (
    <Card aria-labelledby="waiting">
      <CardHeader id="waiting" title="What we wait for" />
      <ul className="border-t border-line">
        {waiting.map(({ item, appName, holder }) => (
          <li
            key={`${appName} ${item.id} ${item.holder}`}
            className="flex items-start gap-3 border-t border-line px-4 py-3 first:border-t-0"
          >
            <Hourglass aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            <div className="min-w-0 text-sm break-words">
              <Link
                href={item.href ?? item.how.href}
                className="font-medium text-accent underline underline-offset-2"
              >
                {item.title}
                {holder !== null && ` at ${holder}`}
              </Link>
              <p className="text-muted">
                {appName}: waiting on{' '}
                {item.waitingOn === null ? 'somebody' : partyName(item.waitingOn)}
                {item.at !== null && (
                  <>
                    , since <Time at={item.at} now={now} />
                  </>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
