'use client';

import { Ban, Send, SquareTerminal } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { toast } from 'sonner';
import { ApiError } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { CodeBlock } from '@/components/ui/code-block';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';
import { firstPatient } from '@/components/run/response/patient-facts';
import { RunView } from '@/components/run/run-view';
import { spokenResult } from '@/components/run/spoken-result';
import { StreamTrouble } from '@/components/run/stream-trouble';
import { useRunStream } from '@/components/run/use-run-stream';
import { AdvancedFields } from './advanced-fields';
import { AuthAdvanced, AuthFields, isAuthAdvanced } from './auth/auth-fields';
import type { CertificateChoice, ConsoleData } from './console-data';
import { encodeConsole, initialTarget, runRequestOf, type ConsoleState } from './console-state';
import { HolderFields } from './holder-fields';
import { RequestFields } from './request/request-fields';
import type { RequestForm } from './request/request-form';
import { runCommand } from './run-command';
import { patientStarters } from './starters';

const advancedMembers = ['rules', 'revocation', 'community', 'anchors', 'until'] as const;

/** The console: a form that makes a run, and the run as it happens. The form lives in the address. */
export function Console({ data, initial }: Readonly<{ data: ConsoleData; initial: ConsoleState }>) {
  const { workspace, readOnlyReason } = data;
  const [state, setState] = useState(initial);
  const [issued, setIssued] = useState<CertificateChoice[]>([]);
  const run = useRunStream(workspace);
  const form = useRef<HTMLFormElement>(null);
  const pathField = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const isReadOnly = readOnlyReason !== null;
  const problem = run.error instanceof ApiError ? run.error : null;
  const errorAt = (path: string): string | undefined => problem?.field(path);

  // The address follows the form, not too often: browsers limit how many changes they take.
  useEffect(() => {
    const timer = setTimeout(() => {
      const query = encodeConsole(state);
      window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname);
    }, 300);
    return () => clearTimeout(timer);
  }, [state]);

  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problem]);

  function change(part: Partial<ConsoleState['target']>): void {
    setState((before) => ({ ...before, target: { ...before.target, ...part } }));
  }

  function changeRequest(part: Partial<RequestForm>): void {
    setState((before) => ({ ...before, request: { ...before.request, ...part } }));
  }

  function send(): void {
    if (isReadOnly) return;
    run.start(runRequestOf(state));
    // Where the result stands below the form, or out of view, the eyes should follow it.
    const top = results.current?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight * 0.7) results.current?.scrollIntoView();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (run.isRunning) run.cancel();
    else send();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isSend || event.altKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    form.current?.requestSubmit();
  }

  function takePath(path: string): void {
    changeRequest({ method: 'GET', path, body: '', offParams: [] });
    pathField.current?.focus();
    toast(`The request is now ${path}. Send it when you are ready.`);
  }

  const patient = firstPatient(run.view?.resource);
  const fields = { state, change, errorAt };
  const isAdvanced =
    isAuthAdvanced(state.auth) ||
    advancedMembers.some((member) => state.target[member] !== initialTarget[member]);
  const auth = {
    auth: state.auth,
    onAuth: (update: (before: ConsoleState['auth']) => ConsoleState['auth']) =>
      setState((before) => ({ ...before, auth: update(before.auth) })),
    errorAt,
    workspace,
    certificates: [...issued, ...data.certificates],
    mayIssue: data.mayIssue,
    onIssued: (certificate: CertificateChoice) => setIssued((before) => [certificate, ...before]),
  };
  return (
    <div
      className="grid min-w-0 items-start gap-5 xl:grid-cols-[21rem_minmax(0,1fr)] 2xl:grid-cols-[25rem_minmax(0,1fr)]"
      onKeyDown={onKeyDown}
    >
      <Card aria-label="Request" className="xl:sticky xl:top-4">
        <form ref={form} onSubmit={onSubmit} noValidate className="min-w-0">
          <fieldset disabled={isReadOnly} className="min-w-0 space-y-4 p-4">
            {isReadOnly && <Callout title="You can look, not send">{readOnlyReason}</Callout>}
            <HolderFields
              {...fields}
              sandboxBaseUrl={data.sandboxBaseUrl}
              recentHolders={data.recentHolders}
            />
            <RequestFields
              form={state.request}
              change={changeRequest}
              errorAt={errorAt}
              pathField={pathField}
              more={typeof patient?.['id'] === 'string' ? patientStarters(patient['id']) : []}
            />
            <div className="flex flex-wrap items-center gap-3">
              <Button
                type="submit"
                kind={run.isRunning ? 'danger' : 'primary'}
                disabled={isReadOnly}
                className="min-w-28"
              >
                {run.isRunning ? <Ban aria-hidden /> : <Send aria-hidden />}
                {run.isRunning ? 'Cancel' : 'Send'}
              </Button>
              <span className="hidden items-center gap-1 text-xs text-muted sm:inline-flex">
                <Kbd>Ctrl</Kbd> or <Kbd>⌘</Kbd> <Kbd>Enter</Kbd>
              </span>
            </div>
            <AuthFields {...auth} />
            <Disclosure
              defaultOpen={isAdvanced}
              summary={<span className="text-sm font-medium">Advanced</span>}
            >
              <div className="pt-3">
                <AdvancedFields communities={data.communities} {...fields}>
                  <AuthAdvanced {...auth} />
                </AdvancedFields>
              </div>
            </Disclosure>
          </fieldset>
          <div className="border-t border-line px-4 py-3">
            <Disclosure summary={<span className="text-sm font-medium">The same with curl</span>}>
              <p className="my-2 text-xs text-muted">
                <code className="font-mono">$ONRAMP_TOKEN</code> is an API token of this workspace
                (Settings, API tokens). The answer is one JSON object a line, as it happens.
              </p>
              <CodeBlock
                label="curl command"
                code={runCommand(data.origin, workspace, runRequestOf(state))}
              />
            </Disclosure>
          </div>
        </form>
      </Card>
      <div ref={results} className="min-w-0 scroll-mt-16 space-y-4">
        <p role="status" className="sr-only">
          {run.view && !run.isStale ? spokenResult(run.view) : run.isRunning ? 'Sending' : ''}
        </p>
        <StreamTrouble run={run} shown={shownPaths} />
        {run.view ? (
          <div
            className={cn('transition-opacity', run.isStale && 'opacity-50')}
            aria-busy={run.isStale}
          >
            <RunView
              view={run.view}
              workspace={workspace}
              onPath={isReadOnly ? undefined : takePath}
              actions={{
                cancel: run.isStale ? undefined : run.cancel,
                sendAgain: isReadOnly || run.isRunning ? undefined : send,
              }}
            />
          </div>
        ) : (
          <Card>
            <EmptyState
              icon={SquareTerminal}
              title={run.isRunning ? 'Sending …' : 'Nothing sent yet'}
            >
              {run.isRunning
                ? 'The first request leaves in a moment.'
                : 'The form works as it stands: press Send, and every request, token and check appears here while it happens.'}
            </EmptyState>
          </Card>
        )}
      </div>
    </div>
  );
}

/** Paths whose errors stand at their fields. */
const shownPaths = [
  'holder',
  'request.path',
  'auth.method',
  'auth.certificateId',
  'auth.scope',
  'community',
  'anchors',
  'anchors.0',
  'rules',
  'revocation',
  'until',
  'auth.b2b.organization_id',
  'auth.b2b.organization_name',
  'auth.b2b.purpose_of_use',
  'auth.b2b.subject_name',
  'auth.b2b.subject_id',
  'auth.b2b.subject_role',
];
