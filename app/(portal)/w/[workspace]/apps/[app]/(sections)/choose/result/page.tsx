import type { Metadata } from 'next';
import Link from 'next/link';
import { AnswersList } from '@/components/guide/answers-list';
import { ChoiceReport } from '@/components/guide/choice-report';
import { LiveAnswer } from '@/components/guide/live-answer';
import { PrintButton } from '@/components/guide/print-button';
import { UseChoice } from '@/components/guide/use-choice';
import { buttonClass } from '@/components/ui/button';
import { can } from '@/lib/auth/permissions';
import { getPlan } from '@/lib/domain/plans/get-plan';
import { choose, isDecided } from '@/lib/guide/choose';
import { findContradictions } from '@/lib/guide/contradictions';
import { findApp } from '../../../find';

export const metadata: Metadata = { title: 'The flow for the app' };

/** What follows from the answers about an app. */
export default async function ChoicePage({
  params,
}: Readonly<{ params: Promise<{ workspace: string; app: string }> }>) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const { slug } = member.workspace;
  const plan = await getPlan(member.workspace.id, app.id);
  const choice = choose(plan.answers, plan.holders);
  const root = `/w/${slug}/apps/${app.id}`;
  const change = (
    <Link href={`${root}/choose`} className={buttonClass('secondary')}>
      Change the answers
    </Link>
  );
  return (
    <div className="max-w-4xl space-y-4">
      <h2 className="text-lg font-semibold">The flow for {app.name}</h2>
      {isDecided(choice) ? (
        <ChoiceReport
          choice={choice}
          contradictions={findContradictions(plan.answers, plan.holders)}
          now={new Date().toISOString()}
          actions={
            <>
              {can(member.role, 'app.manage') && (
                <UseChoice workspace={slug} app={app} choice={choice} />
              )}
              <Link href={`${root}/plan`} className={buttonClass('secondary')}>
                See the plan
              </Link>
              {change}
              <PrintButton />
            </>
          }
        />
      ) : (
        <LiveAnswer
          choice={choice}
          contradictions={choice.contradictions}
          actions={
            <Link href={`${root}/choose`} className={buttonClass('primary')}>
              {plan.version === 0 ? 'Answer the questions' : 'Change the answers'}
            </Link>
          }
        />
      )}
      <AnswersList answers={plan.answers} />
    </div>
  );
}
