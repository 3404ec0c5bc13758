'use client';

import { ArrowLeftRight, FileKey2 } from 'lucide-react';
import { counted, duration } from '@/lib/format/quantities';
import { cn } from '@/components/ui/cn';
import { Disclosure } from '@/components/ui/disclosure';
import { CheckList } from './check-list';
import { jwtNames } from './claims';
import type { Inspect } from './inspector';
import { NoteBlock } from './note-block';
import { purposeNames } from './purposes';
import { countChecks, type StepItem, type StepView } from './run-model';
import { exchangeState, outcomeText, pathOf } from './sequence-rows';
import { StepIcon, stepWords } from './step-state';
import { VisitBlock } from './visit-block';

const rowClass =
  'hover:bg-sunken flex w-full min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 rounded-md px-2 py-1.5 text-left text-xs';

function Item({
  step,
  item,
  onInspect,
}: Readonly<{ step: StepView; item: StepItem; onInspect: Inspect }>) {
  if (item.kind === 'note') {
    const note = step.notes.find(({ seq }) => String(seq) === item.id);
    return note ? <NoteBlock note={note} /> : null;
  }
  if (item.kind === 'visit') {
    const visit = step.visits.find(({ authorizationId }) => authorizationId === item.id);
    return visit ? <VisitBlock visit={visit} /> : null;
  }
  const open = (): void =>
    onInspect({ kind: item.kind === 'jwt' ? 'jwt' : 'exchange', id: item.id });
  if (item.kind === 'jwt') {
    const jwt = step.jwts.find(({ id }) => id === item.id);
    return jwt ? (
      <button type="button" onClick={open} className={rowClass}>
        <FileKey2 aria-hidden className="size-4 shrink-0 text-accent" />
        <span className="font-medium">{jwtNames[jwt.kind]}</span>
        <span className="text-muted">
          {jwt.direction === 'sent' ? 'made and signed by your client' : 'received'}, decoded
        </span>
      </button>
    ) : null;
  }
  const exchange = step.exchanges.find(({ id }) => id === item.id);
  if (!exchange) return null;
  const state = exchangeState(exchange);
  const time = exchange.exchange?.timings?.totalMs;
  return (
    <button type="button" onClick={open} className={rowClass}>
      <ArrowLeftRight aria-hidden className="size-4 shrink-0 text-faint" />
      <span className="font-medium">{purposeNames[exchange.purpose]}</span>
      <span className="min-w-0 flex-1 basis-32 truncate font-mono text-muted">
        {exchange.method} {pathOf(exchange.url)}
      </span>
      <span
        className={cn(
          'font-medium',
          state === 'failed' || state === 'refused' ? 'text-fail' : 'text-muted',
        )}
      >
        {outcomeText(exchange)}
      </span>
      {time !== undefined && <span className="text-muted">{duration(time)}</span>}
    </button>
  );
}

function summaryOf(step: StepView): string {
  const counts = countChecks([step]);
  const parts = [
    counts.fail > 0 ? `${counts.fail} failed` : '',
    counts.warn > 0 ? counted(counts.warn, 'warning') : '',
    counts.pass > 0 ? `${counts.pass} passed` : '',
  ].filter(Boolean);
  return parts.join(', ') || stepWords[step.state];
}

function StepCard({ step, onInspect }: Readonly<{ step: StepView; onInspect: Inspect }>) {
  const isReached = step.state !== 'waiting' && (step.state !== 'skip' || step.items.length > 0);
  return (
    <li className="border-t border-line first:border-t-0">
      <Disclosure
        defaultOpen={step.state === 'fail' || step.state === 'warn' || step.state === 'running'}
        summaryClassName="hover:bg-sunken/60 px-4 py-3"
        summary={
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-0.5">
            <StepIcon state={step.state} />
            <span className={cn('min-w-0 flex-1 basis-40 font-medium', !isReached && 'text-muted')}>
              {step.title}
            </span>
            <span className="text-xs text-muted">
              {summaryOf(step)}
              {step.durationMs !== null && ` · ${duration(step.durationMs)}`}
            </span>
          </span>
        }
      >
        <div className="min-w-0 space-y-3 px-4 pb-4 sm:pl-10">
          <p className="text-muted">{step.explanation || 'The run did not get this far.'}</p>
          {step.checks.length > 0 && <CheckList checks={step.checks} onInspect={onInspect} />}
          {step.items.length > 0 && (
            <div className="space-y-1">
              {step.items.map((item) => (
                <Item
                  key={`${item.kind} ${item.id}`}
                  step={step}
                  item={item}
                  onInspect={onInspect}
                />
              ))}
            </div>
          )}
        </div>
      </Disclosure>
    </li>
  );
}

/** A run as a list: every step with what it is for, what was concluded, and what was sent. */
export function StepsView({
  steps,
  onInspect,
}: Readonly<{ steps: readonly StepView[]; onInspect: Inspect }>) {
  return (
    <ol className="min-w-0">
      {steps.map((step) => (
        <StepCard key={step.kind} step={step} onInspect={onInspect} />
      ))}
    </ol>
  );
}
