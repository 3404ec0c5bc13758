import { ListChecks } from 'lucide-react';
import Link from 'next/link';
import type { Checklist } from '@/lib/schemas/checklist';
import { holderNameOf } from '@/components/plan/plan-words';
import { ProgressBar } from '@/components/plan/progress-bar';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** How far each app is: its progress, and what comes next. */
export function PlansCard({
  plans,
  root,
}: Readonly<{
  plans: readonly Checklist[];
  /** Path of the workspace. */
  root: string;
}>) {
  return (
    <Card aria-labelledby="plans">
      <CardHeader
        id="plans"
        title="How far your apps are"
        description="Items tick themselves when the portal sees the thing happen."
      />
      {plans.length === 0 ? (
        <EmptyState icon={ListChecks} title="No apps yet">
          Every app gets a plan: what to do from the first request to production, and why.{' '}
          <Link href={`${root}/apps/new`} className="text-accent underline underline-offset-2">
            Make an app
          </Link>
        </EmptyState>
      ) : (
        <ul className="border-t border-line">
          {plans.map((plan) => {
            const holder = plan.next && holderNameOf(plan, plan.next);
            return (
              <li
                key={plan.appId}
                className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line px-4 py-3 first:border-t-0"
              >
                <div className="min-w-0 flex-1 basis-56">
                  <Link
                    href={`${root}/apps/${plan.appId}/plan`}
                    className="font-medium break-words text-accent underline underline-offset-2"
                  >
                    {plan.appName}
                  </Link>
                  <p className="text-sm break-words text-muted">
                    {plan.next
                      ? `Next: ${plan.next.title}${holder === null ? '' : ` at ${holder}`}`
                      : plan.progress.waiting > 0
                        ? 'Nothing to do but wait.'
                        : 'Nothing is open.'}
                  </p>
                </div>
                <div className="w-full sm:w-56">
                  <ProgressBar progress={plan.progress} label={`Plan of ${plan.appName}`} />
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
