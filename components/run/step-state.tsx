import { Circle } from 'lucide-react';
import { Spinner } from '@/components/ui/spinner';
import { VerdictIcon } from '@/components/ui/verdict';
import { cn } from '@/components/ui/cn';
import { stepNames, type StepState, type StepView } from './run-model';

/** The state of a step in the words that people read. */
export const stepWords: Record<StepState, string> = {
  waiting: 'Waiting',
  running: 'Under way',
  pass: 'Pass',
  warn: 'Warning',
  fail: 'Failed',
  skip: 'Not done',
};

/** The sign of a step's state, with its word for screen readers. */
export function StepIcon({ state }: Readonly<{ state: StepState }>) {
  if (state !== 'waiting' && state !== 'running') return <VerdictIcon verdict={state} />;
  return (
    <span
      className={cn('inline-flex shrink-0', state === 'running' ? 'text-accent' : 'text-faint')}
    >
      {state === 'running' ? <Spinner /> : <Circle aria-hidden className="size-4" />}
      <span className="sr-only">{stepWords[state]}</span>
    </span>
  );
}

/** All steps of a run in one line, each with its state. */
export function StepStrip({ steps }: Readonly<{ steps: readonly StepView[] }>) {
  return (
    <ol aria-label="Steps" className="flex flex-wrap items-center gap-x-1 gap-y-1.5">
      {steps.map((step, index) => (
        <li key={step.kind} className="flex items-center gap-1">
          <span
            className={cn(
              'inline-flex items-center gap-1.5 rounded-full border px-2 py-0.5 text-xs font-medium',
              step.state === 'running'
                ? 'border-accent/60 bg-accent-soft text-accent-strong'
                : 'border-line',
              (step.state === 'waiting' || step.state === 'skip') && 'text-muted',
            )}
          >
            <StepIcon state={step.state} />
            {stepNames[step.kind]}
          </span>
          {index < steps.length - 1 && <span aria-hidden className="h-px w-3 bg-line-strong/60" />}
        </li>
      ))}
    </ol>
  );
}
