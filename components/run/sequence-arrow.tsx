'use client';

import { CornerDownRight } from 'lucide-react';
import { duration } from '@/lib/format/quantities';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/components/ui/cn';
import { laneNames, purposeNames, type Lane } from './purposes';
import type { ExchangeView } from './run-model';
import { outcomeText, pathOf, type ExchangeState } from './sequence-rows';

const looks: Record<ExchangeState, { line: string; text: string }> = {
  running: { line: 'border-accent', text: 'text-accent-strong' },
  ok: { line: 'border-line-strong', text: 'text-muted' },
  redirect: { line: 'border-info', text: 'text-info' },
  refused: { line: 'border-fail', text: 'text-fail' },
  failed: { line: 'border-fail', text: 'text-fail' },
};

function Arrow({
  direction,
  line,
  isDashed,
  isCut,
}: Readonly<{ direction: 'there' | 'back'; line: string; isDashed: boolean; isCut: boolean }>) {
  return (
    <span aria-hidden className={cn('absolute inset-x-0 top-1/2', line)}>
      <span
        className={cn('absolute inset-x-0 border-t-[1.5px]', line, isDashed && 'border-dashed')}
      />
      {!isCut && (
        <span
          className={cn(
            'absolute -top-[3px] size-2 rotate-45',
            line,
            direction === 'there'
              ? 'right-0 border-t-2 border-r-2'
              : 'left-0 border-b-2 border-l-2',
          )}
        />
      )}
      {isCut && (
        <span className="absolute -top-2.5 right-0 text-sm leading-5 font-bold text-fail">×</span>
      )}
    </span>
  );
}

/** One request and its answer between two lanes; pressed, it opens the exchange. */
export function SequenceArrow({
  exchange,
  lane,
  state,
  isOver,
  from,
  to,
  onOpen,
}: Readonly<{
  exchange: ExchangeView;
  lane: Lane;
  state: ExchangeState;
  /** The run has ended, so an answer that is missing will not come. */
  isOver: boolean;
  from: number;
  to: number;
  onOpen: () => void;
}>) {
  const look = looks[state];
  const time = exchange.exchange?.timings?.totalMs;
  const outcome =
    state === 'running' && isOver
      ? 'no answer before the run ended'
      : `${outcomeText(exchange)}${time === undefined ? '' : ` · ${duration(time)}`}`;
  const isRedirect = exchange.exchange?.redirectedFrom != null;
  const span = { left: `${from}%`, width: `${to - from}%` };
  return (
    <button
      type="button"
      onClick={onOpen}
      className="block w-full min-w-0 rounded-md px-2 py-1.5 text-left hover:bg-sunken/70 @md:px-0"
    >
      <span
        className="relative block min-w-0 @md:pl-[calc(var(--lane)+0.75rem)]"
        style={laneVariable(from)}
      >
        <span className="flex min-w-0 items-baseline gap-1.5 text-xs">
          {isRedirect && (
            <span className="inline-flex items-center gap-1 text-info">
              <CornerDownRight aria-hidden className="size-3.5 self-center" />
              redirected to
            </span>
          )}
          <span className="shrink-0 rounded bg-surface px-1 font-medium">
            {purposeNames[exchange.purpose]}
          </span>
          <span className="min-w-0 truncate rounded bg-surface px-1 font-mono text-muted">
            {exchange.method}{' '}
            {lane === 'elsewhere' || lane === 'pki' ? exchange.url : pathOf(exchange.url)}
          </span>
        </span>
      </span>
      <span aria-hidden className="relative hidden h-3 @md:block">
        <span className="absolute inset-y-0" style={span}>
          <Arrow direction="there" line={look.line} isDashed={false} isCut={state === 'failed'} />
        </span>
      </span>
      <span className="relative hidden h-5 @md:block">
        <span className="absolute inset-y-0 flex items-center justify-center" style={span}>
          {state !== 'running' && state !== 'failed' && (
            <Arrow direction="back" line={look.line} isDashed isCut={false} />
          )}
          <span
            className={cn(
              'relative inline-flex max-w-full items-center gap-1.5 truncate rounded bg-surface px-1.5 text-xs font-medium',
              look.text,
            )}
          >
            {state === 'running' && !isOver && <Spinner className="size-3" />}
            {outcome}
          </span>
        </span>
      </span>
      <span className={cn('flex min-w-0 items-center gap-1.5 text-xs @md:hidden', look.text)}>
        {state === 'running' && !isOver && <Spinner className="size-3" />}
        <span className="min-w-0 truncate font-medium">{outcome}</span>
        <span className="ml-auto shrink-0 text-faint">{laneNames[lane]}</span>
      </span>
    </button>
  );
}

function laneVariable(percent: number): React.CSSProperties {
  return { '--lane': `${percent}%` } as React.CSSProperties;
}
