'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { Answers } from '@/lib/guide/answers';
import { answersToQuery } from '@/lib/guide/answers-address';
import type { Plan } from '@/lib/schemas/plan';
import { InterviewForm } from './interview-form';
import { usePlan, type SaveState } from './use-plan';

const stateWords: Readonly<Record<SaveState, string>> = {
  saved: 'All saved.',
  saving: 'Saving…',
  conflict: 'Not saved.',
  failed: 'Not saved.',
};

/**
 * The interview of an app. What is answered is saved by itself; what an address brings, only once somebody says so.
 */
export function AppInterview({
  workspace,
  plan,
  brought,
  sandbox,
  mayManage,
}: Readonly<{
  workspace: string;
  plan: Plan;
  /** Answers from the documentation; may be empty. */
  brought: Answers;
  sandbox: string;
  mayManage: boolean;
}>) {
  const router = useRouter();
  const { answers, holders, state, problem, answer, flush, settle } = usePlan(workspace, plan);
  const [isLeaving, setLeaving] = useState(false);
  const isBringing = mayManage && answersToQuery(brought) !== '';
  const root = `/w/${workspace}/apps/${plan.appId}`;
  async function seeAll(): Promise<void> {
    setLeaving(true);
    if (await flush()) router.push(`${root}/choose/result`);
    else setLeaving(false);
  }
  return (
    <div className="space-y-4">
      {!mayManage && (
        <Callout title="You can read this">
          Owners, admins and developers answer. An owner or admin can change your role.
        </Callout>
      )}
      {state === 'conflict' && (
        <Callout tone="fail" title="Somebody else has answered meanwhile">
          <p>{problem}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" onClick={() => void settle('theirs')}>
              Take theirs
            </Button>
            <Button size="sm" onClick={() => void settle('mine')}>
              Keep mine
            </Button>
          </div>
        </Callout>
      )}
      {state === 'failed' && (
        <Callout tone="fail" title="Your answers are not saved">
          <p>{problem}</p>
          <Button size="sm" className="mt-2" onClick={() => void flush()}>
            Try again
          </Button>
        </Callout>
      )}
      {isBringing && (
        <Callout title="You bring answers from the documentation">
          <p>
            {plan.version === 0
              ? 'Nothing is answered about this app yet.'
              : 'They take the place of what is answered about this app.'}
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button
              size="sm"
              kind="primary"
              onClick={() => {
                answer(brought);
                router.replace(`${root}/choose`, { scroll: false });
              }}
            >
              Use them for this app
            </Button>
            <Button size="sm" onClick={() => router.replace(`${root}/choose`, { scroll: false })}>
              Leave them
            </Button>
          </div>
        </Callout>
      )}
      <InterviewForm
        answering={{ answers, onAnswer: answer, disabled: !mayManage, workspace, sandbox }}
        holders={holders}
        status={mayManage && <span role="status">{stateWords[state]}</span>}
        actions={
          mayManage ? (
            <Button kind="primary" busy={isLeaving} onClick={() => void seeAll()}>
              See all of it
            </Button>
          ) : (
            <Link href={`${root}/choose/result`} className={buttonClass('primary')}>
              See all of it
            </Link>
          )
        }
      />
    </div>
  );
}
