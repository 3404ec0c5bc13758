'use client';

import { ArrowLeftRight, FileKey2 } from 'lucide-react';
import { counted, duration } from '@/lib/format/quantities';
import { cn } from '@/components/ui/cn';
import { Disclosure } from '@/components/ui/disclosure';
import { CheckList } from '@/components/run/check-list';
import { jwtNames } from '@/components/run/claims';
import type { Inspect } from '@/components/run/inspector';
import { purposeNames } from '@/components/run/purposes';
import { countChecks, type StepView } from '@/components/run/run-model';
import { outcomeText } from '@/components/run/sequence-rows';
import { StepIcon, stepWords } from '@/components/run/step-state';
import { actState, type Act } from './acts';

const chip =
  'border-line hover:bg-sunken inline-flex max-w-full items-center gap-1.5 rounded-md border px-2 py-1 text-xs';

function Happened({
  steps,
  onInspect,
}: Readonly<{ steps: readonly StepView[]; onInspect: Inspect }>) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {steps.flatMap((step) =>
        step.items.map((item) => {
          const jwt = step.jwts.find(({ id }) => item.kind === 'jwt' && id === item.id);
          const exchange = step.exchanges.find(
            ({ id }) => item.kind === 'exchange' && id === item.id,
          );
          const note = step.notes.find(
            ({ seq }) => item.kind === 'note' && String(seq) === item.id,
          );
          if (note) {
            return (
              <li key={item.id} className="basis-full text-sm text-muted">
                {note.text}
              </li>
            );
          }
          if (jwt) {
            return (
              <li key={item.id} className="min-w-0">
                <button
                  type="button"
                  className={chip}
                  onClick={() => onInspect({ kind: 'jwt', id: jwt.id })}
                >
                  <FileKey2 aria-hidden className="size-3.5 shrink-0 text-accent" />
                  {jwtNames[jwt.kind]}
                </button>
              </li>
            );
          }
          if (!exchange) return null;
          return (
            <li key={item.id} className="min-w-0">
              <button
                type="button"
                className={chip}
                onClick={() => onInspect({ kind: 'exchange', id: exchange.id })}
              >
                <ArrowLeftRight aria-hidden className="size-3.5 shrink-0 text-faint" />
                {purposeNames[exchange.purpose]}
                <span className="text-muted">{outcomeText(exchange)}</span>
              </button>
            </li>
          );
        }),
      )}
    </ul>
  );
}

/** One act: what it is about, and, once the run gets there, what happened. */
export function ActCard({
  act,
  number,
  steps,
  isLast,
  onInspect,
}: Readonly<{
  act: Act;
  number: number;
  steps: readonly StepView[];
  isLast: boolean;
  onInspect: Inspect;
}>) {
  const mine = steps.filter((step) => act.steps.includes(step.kind));
  const state = actState(act, steps);
  const checks = mine.flatMap((step) => step.checks);
  const counts = countChecks(mine);
  const time = mine.reduce((sum, step) => sum + (step.durationMs ?? 0), 0);
  const isReached = mine.some((step) => step.items.length > 0 || step.checks.length > 0);
  const isOver = state === 'pass' || state === 'warn' || state === 'fail';
  return (
    <li className="relative min-w-0 pb-6 pl-12 last:pb-0">
      {!isLast && (
        <span
          aria-hidden
          className={cn(
            'absolute top-9 bottom-0 left-4 w-0.5 transition-colors',
            state === 'pass' || state === 'warn' ? 'bg-pass/50' : 'bg-line',
          )}
        />
      )}
      <span
        className={cn(
          'absolute top-0 left-0 flex size-8 items-center justify-center rounded-full border text-sm font-semibold transition-colors',
          state === 'waiting' || state === 'skip'
            ? 'border-line-strong/60 bg-surface text-muted'
            : 'border-line bg-surface',
          state === 'running' && 'border-accent bg-accent-soft',
        )}
      >
        {state === 'waiting' ? number : <StepIcon state={state} />}
      </span>
      <div className="flex flex-wrap items-baseline gap-x-3 pt-1">
        <h2 className="text-base font-semibold">{act.title}</h2>
        {state !== 'waiting' && (
          <span className="text-xs text-muted">
            {stepWords[state]}
            {isOver && ` · ${counted(checks.length, 'check')} · ${duration(time)}`}
          </span>
        )}
      </div>
      <div className="mt-1 max-w-3xl space-y-1.5 text-muted">
        <p className="text-ink">{act.what}</p>
        <p>{act.why}</p>
        <p>
          <span className="font-medium text-ink">What could go wrong: </span>
          {act.whatCouldGoWrong}
        </p>
      </div>
      {isReached && (
        <div className="mt-3 max-w-3xl space-y-3">
          <Happened steps={mine} onInspect={onInspect} />
          {checks.length > 0 && isOver && (
            <Disclosure
              defaultOpen={counts.fail > 0}
              summary={
                <span className="text-sm">
                  {counts.fail > 0
                    ? counted(counts.fail, 'check failed', 'checks failed')
                    : `What was checked (${checks.length})`}
                </span>
              }
            >
              <div className="pt-2">
                <CheckList checks={checks} onInspect={onInspect} />
              </div>
            </Disclosure>
          )}
        </div>
      )}
    </li>
  );
}
