'use client';

import { Card, CardBody } from '@/components/ui/card';
import type { Answers } from '@/lib/guide/answers';
import { press, type InterviewQuestion, type InterviewStep } from '@/lib/guide/interview';
import { HolderPicker } from './holder-picker';
import { OptionList } from './option-list';

/** What the questions need to be answered. */
export interface Answering {
  answers: Answers;
  onAnswer: (answers: Answers) => void;
  disabled: boolean;
  workspace: string | null;
  sandbox: string;
}

function QuestionFields({
  question,
  number,
  answering: { answers, onAnswer, disabled, workspace, sandbox },
}: Readonly<{ question: InterviewQuestion; number: number | null; answering: Answering }>) {
  const { key, title, why, kind, options } = question;
  const answer = answers[key];
  const given = answer === undefined ? [] : Array.isArray(answer) ? answer : [answer];
  return (
    <fieldset className="min-w-0">
      <legend className="text-base font-semibold">
        {number === null ? '' : `${number}. `}
        {title}
      </legend>
      <p className="mt-0.5 mb-3 text-sm text-muted">{why}</p>
      {kind === 'holders' ? (
        <HolderPicker
          workspace={workspace}
          sandbox={sandbox}
          chosen={given}
          disabled={disabled}
          onChange={(holders) =>
            onAnswer({ ...answers, holders: holders.length > 0 ? [...holders] : undefined })
          }
        />
      ) : (
        <OptionList
          options={options}
          chosen={given}
          isSeveral={kind === 'several'}
          disabled={disabled}
          onPress={(value) => onAnswer(press(answers, key, value))}
        />
      )}
    </fieldset>
  );
}

/** One step of the interview: a question, or two that belong together. */
export function QuestionStep({
  step,
  number,
  answering,
}: Readonly<{ step: InterviewStep; number: number; answering: Answering }>) {
  return (
    <Card>
      <CardBody className="space-y-6 pt-4">
        {step.questions.map((question, index) => (
          <QuestionFields
            key={question.key}
            question={question}
            number={index === 0 ? number : null}
            answering={answering}
          />
        ))}
      </CardBody>
    </Card>
  );
}
