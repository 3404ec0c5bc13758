'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import type { Jwt } from '@/lib/protocol/jwt';
import { duration } from '@/lib/format/quantities';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import { Spinner } from '@/components/ui/spinner';
import { jwtNames } from './claims';
import { ExchangeDetail } from './exchange-detail';
import { JwtDetail } from './jwt-detail';
import { purposeNames } from './purposes';
import type { ExchangeView, RunView, StepView } from './run-model';
import { outcomeText } from './sequence-rows';

/** What is looked at more closely. */
export interface InspectTarget {
  kind: 'exchange' | 'jwt';
  id: string;
}
export type Inspect = (target: InspectTarget) => void;

/** The tokens that went or came with an exchange. A token of ours is tied to its step, not to a request. */
export function jwtsOf(steps: readonly StepView[], { id, purpose, step }: ExchangeView): Jwt[] {
  const sent: Jwt['kind'] | null =
    purpose === 'registration'
      ? 'software_statement'
      : purpose === 'token'
        ? 'client_assertion'
        : null;
  return steps.flatMap((candidate) =>
    candidate.jwts.filter(
      (jwt) =>
        jwt.exchangeId === id ||
        (jwt.exchangeId === null && candidate.kind === step && jwt.kind === sent),
    ),
  );
}

/** The sheet that shows one exchange or one token of a run, and leads to the one before and after. */
export function Inspector({
  view,
  target,
  onTarget,
}: Readonly<{
  view: RunView;
  target: InspectTarget | null;
  onTarget: (target: InspectTarget | null) => void;
}>) {
  const items = view.steps.flatMap((step) =>
    step.items.filter((item) => item.kind === 'exchange' || item.kind === 'jwt'),
  );
  const index = items.findIndex((item) => item.kind === target?.kind && item.id === target.id);
  const exchange =
    target?.kind === 'exchange'
      ? view.steps.flatMap((step) => step.exchanges).find(({ id }) => id === target.id)
      : undefined;
  const jwt =
    target?.kind === 'jwt'
      ? view.steps.flatMap((step) => step.jwts).find(({ id }) => id === target.id)
      : undefined;

  function go(step: 1 | -1): void {
    const next = items[index + step];
    if (next) onTarget({ kind: next.kind, id: next.id });
  }

  return (
    <Sheet
      open={exchange !== undefined || jwt !== undefined}
      onOpenChange={(open) => {
        if (!open) onTarget(null);
      }}
      title={exchange ? purposeNames[exchange.purpose] : jwt ? jwtNames[jwt.kind] : ''}
      {...(exchange
        ? {
            description: (
              <span className="font-mono text-xs break-all">
                {exchange.method} {exchange.url}: {outcomeText(exchange)}
                {exchange.exchange?.timings && `, ${duration(exchange.exchange.timings.totalMs)}`}
              </span>
            ),
          }
        : {})}
      actions={
        <>
          <Button
            kind="ghost"
            size="icon"
            aria-label="The one before"
            disabled={index <= 0}
            onClick={() => go(-1)}
          >
            <ChevronUp aria-hidden />
          </Button>
          <Button
            kind="ghost"
            size="icon"
            aria-label="The one after"
            disabled={index === -1 || index >= items.length - 1}
            onClick={() => go(1)}
          >
            <ChevronDown aria-hidden />
          </Button>
        </>
      }
    >
      {exchange?.exchange && (
        <ExchangeDetail
          key={exchange.id}
          exchange={exchange.exchange}
          jwts={jwtsOf(view.steps, exchange)}
          onInspect={onTarget}
        />
      )}
      {exchange && !exchange.exchange && (
        <p className="flex items-center gap-2 text-muted">
          {view.status === 'running' ? (
            <>
              <Spinner /> The request has left; the answer is not there yet.
            </>
          ) : (
            'The run ended before an answer came.'
          )}
        </p>
      )}
      {jwt && <JwtDetail key={jwt.id} jwt={jwt} />}
    </Sheet>
  );
}
