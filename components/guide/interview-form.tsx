'use client';

import { useRef, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { isAnswered } from '@/lib/guide/answers';
import { choose, isDecided } from '@/lib/guide/choose';
import { findContradictions } from '@/lib/guide/contradictions';
import { flows } from '@/lib/guide/flow-facts';
import type { HolderFacts } from '@/lib/guide/holder-facts';
import { interview } from '@/lib/guide/interview';
import { LiveAnswer } from './live-answer';
import { QuestionStep, type Answering } from './question-step';

/**
 * The interview: all of it on one page with the answer beside it, and on a phone one question at a time with the answer
 * as the last page.
 */
export function InterviewForm({
  answering,
  holders,
  actions,
  status,
}: Readonly<{
  answering: Answering;
  holders: readonly HolderFacts[];
  /** What can be done with the answer. */
  actions: ReactNode;
  /** Whether it is saved. */
  status?: ReactNode;
}>) {
  const [at, setAt] = useState(0);
  const top = useRef<HTMLDivElement>(null);
  const { answers } = answering;
  const choice = choose(answers, holders);
  const found = findContradictions(answers, holders);
  // A dead end is found by the choice alone.
  const contradictions = isDecided(choice)
    ? found
    : [...choice.contradictions, ...found.filter((one) => !one.isBlocking)];
  const isLast = at === interview.length;
  const given = interview.filter(({ questions }) =>
    questions.every(({ key }) => isAnswered(answers, key)),
  ).length;
  const go = (to: number) => {
    setAt(to);
    top.current?.focus();
    top.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className="gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div
        ref={top}
        tabIndex={-1}
        aria-label="Questions"
        role="group"
        className="min-w-0 scroll-mt-16 space-y-4 outline-none"
      >
        <div className="lg:hidden">
          <p aria-live="polite" className="text-sm text-muted">
            {isLast ? 'The answer' : `Question ${at + 1} of ${interview.length}`}
          </p>
          <div aria-hidden className="mt-1 h-1.5 rounded-full bg-sunken">
            <div
              className="h-full rounded-full bg-accent transition-[width]"
              style={{ width: `${Math.round((at / interview.length) * 100)}%` }}
            />
          </div>
        </div>
        {interview.map((step, index) => (
          <div key={step.id} className={cn(index !== at && 'max-lg:hidden')}>
            <QuestionStep step={step} number={index + 1} answering={answering} />
          </div>
        ))}
        <div className="flex flex-wrap items-center gap-2 lg:hidden">
          <Button onClick={() => go(at - 1)} disabled={at === 0}>
            Back
          </Button>
          {!isLast && (
            <Button kind="primary" onClick={() => go(at + 1)}>
              {at + 1 === interview.length ? 'See the answer' : 'Next'}
            </Button>
          )}
          {!isLast && (
            <span className="min-w-0 text-xs text-muted">
              {isDecided(choice) ? `So far: ${flows[choice.flow].name}` : ''}
            </span>
          )}
        </div>
      </div>
      <aside
        aria-label="The answer"
        className={cn('min-w-0 max-lg:mt-4', !isLast && 'max-lg:hidden')}
      >
        <div className="space-y-3 lg:sticky lg:top-18">
          <LiveAnswer choice={choice} contradictions={contradictions} actions={actions} />
          <div className="text-xs text-muted">
            {given} of {interview.length} answered. {status}
          </div>
        </div>
      </aside>
    </div>
  );
}
