'use client';

import { useState } from 'react';
import { answersToQuery } from '@/lib/guide/answers-address';
import type { Answers } from '@/lib/guide/answers';
import { choose, isDecided } from '@/lib/guide/choose';
import { findContradictions } from '@/lib/guide/contradictions';
import { factsOfProfiles } from '@/lib/guide/facts-of-profiles';
import type { ReaderPlace } from '@/lib/guide/reader-place';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import { Button } from '@/components/ui/button';
import { AnswersList } from './answers-list';
import { ChoiceReport } from './choice-report';
import { InterviewForm } from './interview-form';
import { PrintButton } from './print-button';
import { TakeAnswers } from './take-answers';

/** The interview for whoever reads the documentation. Nothing is kept but the address, which holds the answers. */
export function PublicInterview({
  initial,
  profiles,
  sandbox,
  now,
  places,
}: Readonly<{
  initial: Answers;
  profiles: readonly HolderProfile[];
  sandbox: string;
  now: string;
  /** Where the reader may take the answers; null when nobody is signed in. */
  places: readonly ReaderPlace[] | null;
}>) {
  const [answers, setAnswers] = useState(initial);
  const holders = factsOfProfiles(answers.holders ?? [], profiles, sandbox);
  const choice = choose(answers, holders);
  const answer = (next: Answers) => {
    setAnswers(next);
    const query = answersToQuery(next);
    window.history.replaceState(null, '', query === '' ? window.location.pathname : `?${query}`);
  };
  const query = answersToQuery(answers);
  return (
    <div className="space-y-8">
      <div className="print:hidden">
        <InterviewForm
          answering={{ answers, onAnswer: answer, disabled: false, workspace: null, sandbox }}
          holders={holders}
          status="Nothing is stored. The answers stand only in the address of this page: keep it, or take them to an app below."
          actions={
            query === '' ? undefined : <Button onClick={() => answer({})}>Begin again</Button>
          }
        />
      </div>
      {query !== '' && <TakeAnswers places={places} query={query} />}
      {isDecided(choice) && (
        <section aria-labelledby="result" className="space-y-4">
          <h2 id="result" className="scroll-mt-20 text-lg font-semibold">
            The whole answer
          </h2>
          <ChoiceReport
            choice={choice}
            contradictions={findContradictions(answers, holders)}
            now={now}
            actions={<PrintButton />}
          />
          <AnswersList answers={answers} />
        </section>
      )}
    </div>
  );
}
