'use client';

import type { Check } from '@/lib/protocol/check';
import { CheckRow } from './check-row';
import { ExplanationBlock } from './explanation-block';
import type { Inspect } from './inspector';
import type { RunView } from './run-model';

/** The failed checks of a run; where the rule base knows more, the causes come first. */
export function WhatWentWrong({
  view,
  failed,
  level: Heading,
  workspace,
  onInspect,
}: Readonly<{
  view: RunView;
  failed: readonly Check[];
  level: 'h2' | 'h3';
  workspace: string | null;
  onInspect: Inspect;
}>) {
  const explanations = view.steps.flatMap((step) => step.explanations);
  return (
    <section aria-labelledby={`${view.runId}-failed`} className="px-4 pb-4">
      <Heading id={`${view.runId}-failed`} className="mb-2 text-sm font-semibold">
        What went wrong
      </Heading>
      <ul className="overflow-hidden rounded-lg border border-fail/40">
        {failed.map((check, index) => {
          const found = explanations.find(
            ({ explains, exchangeId }) => explains === check.id && exchangeId === check.exchangeId,
          );
          const key = `${check.id} ${index}`;
          return found ? (
            <ExplanationBlock
              key={key}
              check={check}
              causes={found.causes}
              workspace={workspace}
              onInspect={onInspect}
            />
          ) : (
            <CheckRow key={key} check={check} onInspect={onInspect} />
          );
        })}
      </ul>
    </section>
  );
}
