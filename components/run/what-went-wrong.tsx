'use client';

import { consoleOfRequest, encodeConsole } from '@/components/console/console-state';
import type { Check } from '@/lib/protocol/check';
import { isObject } from '@/lib/protocol/json-value';
import { cn } from '@/components/ui/cn';
import { CheckRow } from './check-row';
import { ExplanationBlock } from './explanation-block';
import type { Inspect } from './inspector';
import type { RunView } from './run-model';

/** Steps whose warnings are about what was asked for; those of earlier steps are told in the list of checks. */
const telling = ['certificate', 'register', 'authorize', 'token', 'request'];

/** What was not passed and did not stop the run, where the rule base has more to say than the check itself. */
export function explainedWarnings(view: RunView): Check[] {
  return view.steps
    .filter(({ kind }) => telling.includes(kind))
    .flatMap(({ checks, explanations }) =>
      checks.filter(
        ({ id, verdict }) =>
          (verdict === 'warn' || verdict === 'info') &&
          explanations.some(({ explains }) => explains === id),
      ),
    );
}

/** Checks that were not passed; where the rule base knows more, the causes come first. */
export function WhatWentWrong({
  view,
  title,
  checks,
  level: Heading,
  workspace,
  onInspect,
}: Readonly<{
  view: RunView;
  title: 'What went wrong' | 'Worth knowing';
  checks: readonly Check[];
  level: 'h2' | 'h3';
  workspace: string | null;
  onInspect: Inspect;
}>) {
  const explanations = view.steps.flatMap((step) => step.explanations);
  const isFailure = title === 'What went wrong';
  const id = `${view.runId}-${isFailure ? 'failed' : 'known'}`;
  const { request } = view;
  const isOfConsole = isObject(request['auth']);
  const about = {
    request,
    consoleQuery: isOfConsole ? encodeConsole(consoleOfRequest(request)) : '',
  };
  return (
    <section aria-labelledby={id} className="px-4 pb-4">
      <Heading id={id} className="mb-2 text-sm font-semibold">
        {title}
      </Heading>
      <ul
        className={cn(
          'overflow-hidden rounded-lg border',
          isFailure ? 'border-fail/40' : 'border-line',
        )}
      >
        {checks.map((check, index) => {
          const found = explanations.find(
            ({ explains, exchangeId }) => explains === check.id && exchangeId === check.exchangeId,
          );
          const key = `${check.id} ${index}`;
          return found ? (
            <ExplanationBlock
              key={key}
              check={check}
              causes={found.causes}
              knownRight={found.knownRight}
              workspace={workspace}
              about={about}
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
