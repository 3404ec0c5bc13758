'use client';

import { Ban, Download, GitCompare, Link2, RotateCcw, SquareTerminal } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { counted, duration } from '@/lib/format/quantities';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Spinner } from '@/components/ui/spinner';
import { VerdictBadge } from '@/components/ui/verdict';
import { countChecks, exchangesOf, type RunView } from './run-model';
import { StepStrip } from './step-state';

/** What can be done with a run that is on the screen. What is left out is not offered. */
export interface RunActions {
  cancel?: (() => void) | undefined;
  sendAgain?: (() => void) | undefined;
  /** Starts a run that goes on with the export of this one. */
  goOn?: ((runId: string) => void) | undefined;
  /** Address of the console with this run's request. */
  consoleHref?: string | undefined;
  /** Address of the comparison with the run of the same request before it. */
  compareHref?: string | undefined;
  /** The button that makes a link for others. */
  share?: ReactNode;
}

function RunState({ view }: Readonly<{ view: RunView }>) {
  if (view.status === 'running') {
    return (
      <Badge tone="accent">
        <Spinner /> Running
      </Badge>
    );
  }
  if (view.status === 'cancelled') return <VerdictBadge verdict="skip">Cancelled</VerdictBadge>;
  if (view.status === 'interrupted') return <VerdictBadge verdict="warn">Interrupted</VerdictBadge>;
  return view.verdict === null ? null : <VerdictBadge verdict={view.verdict} />;
}

/** The head of a run: how it stands, where it went, how long it took, and what can be done with it. */
export function RunHeader({
  view,
  workspace,
  actions,
  hasTitle,
}: Readonly<{
  view: RunView;
  workspace: string | null;
  actions: RunActions;
  hasTitle: boolean;
}>) {
  const counts = countChecks(view.steps);
  const page = `/w/${workspace}/runs/${view.runId}`;
  const facts = [
    view.summary ? duration(view.summary.durationMs) : '',
    counted(exchangesOf(view).length, 'exchange'),
    counts.fail > 0 ? counted(counts.fail, 'failed check') : '',
    counts.warn > 0 ? counted(counts.warn, 'warning') : '',
    `${counts.pass} passed`,
  ].filter(Boolean);
  return (
    <div className="min-w-0 space-y-3 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <RunState view={view} />
        {hasTitle && (
          <h2 className="min-w-0 flex-1 basis-56 font-mono text-sm font-medium wrap-anywhere">
            {view.title}
          </h2>
        )}
        <div className="ml-auto flex flex-wrap items-center gap-1">
          {actions.cancel && view.status === 'running' && (
            <Button size="sm" kind="danger" onClick={actions.cancel}>
              <Ban aria-hidden /> Cancel
            </Button>
          )}
          {actions.sendAgain && view.status !== 'running' && (
            <Button size="sm" onClick={actions.sendAgain}>
              <RotateCcw aria-hidden /> Send again
            </Button>
          )}
          {actions.consoleHref !== undefined && (
            <Link href={actions.consoleHref} className={buttonClass('secondary', 'sm')}>
              <SquareTerminal aria-hidden /> Open in console
            </Link>
          )}
          {actions.compareHref !== undefined && view.status !== 'running' && (
            <Link href={actions.compareHref} className={buttonClass('ghost', 'sm')}>
              <GitCompare aria-hidden /> Compare
            </Link>
          )}
          {workspace !== null && view.runId !== null && hasTitle && (
            <Link href={page} className={buttonClass('ghost', 'sm')}>
              <Link2 aria-hidden /> Page of this run
            </Link>
          )}
          {view.status !== 'running' && actions.share}
          {workspace !== null && view.runId !== null && (
            <>
              <CopyButton
                value={() => `${window.location.origin}${page}`}
                label="link to this run"
              />
              <a
                href={`/api/v1/workspaces/${workspace}/runs/${view.runId}/har`}
                download={`${view.runId}.har`}
                className={buttonClass('ghost', 'sm')}
                title="All exchanges as an HTTP archive, secrets masked"
              >
                <Download aria-hidden /> HAR
              </a>
            </>
          )}
        </div>
      </div>
      <p className="text-xs text-muted">
        <span className="font-mono break-all">{view.holder}</span> · {facts.join(' · ')}
      </p>
      <StepStrip steps={view.steps} />
    </div>
  );
}
