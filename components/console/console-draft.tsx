'use client';

import { Ban, Send, SquareTerminal } from 'lucide-react';
import {
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type FormEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { toast } from 'sonner';
import { isExportPath } from '@/lib/protocol/bulk/addresses';
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
import { responseOf } from '@/components/run/response/response-source';
import { RunView } from '@/components/run/run-view';
import { spokenResult } from '@/components/run/spoken-result';
import { StreamTrouble } from '@/components/run/stream-trouble';
import { useRunStream } from '@/components/run/use-run-stream';
import { AdvancedFields } from './advanced-fields';
import { AuthAdvanced, AuthFields, isAuthAdvanced } from './auth/auth-fields';
import { Builder } from './builder/builder';
import { completePath } from './builder/complete-path';
import { aboutParam, paramNames, resourceOf, typeOfPath } from './builder/declared';
import { useCapabilities } from './builder/use-capabilities';
import { ConfirmWrite } from './confirm-write';
import type { CertificateChoice, ConsoleData } from './console-data';
import { consoleAt, initialTarget, runRequestOf, type ConsoleState } from './console-state';
import type { ConsoleShortcut } from './console-shortcuts';
import { copyText } from '@/components/ui/copy-text';
import { pastedKind, type ImportDraft } from './import/import-drafts';
import { PasteOffer } from './import/paste-offer';
import { pagesOf } from './pages-of';
import { HolderFields } from './holder-fields';
import { PaneSeparator } from './panes/pane-separator';
import { panesClass } from './panes/request-width';
import { conditionsFor } from './request/conditions';
import { ExportFields } from './request/export-fields';
import { RequestFields, type RequestPart } from './request/request-fields';
import type { RequestForm } from './request/request-form';
import { runCommand } from './run-command';
import { shownPaths } from './shown-paths';
import { patientStarters } from './starters';
import { TestsFields } from './tests/tests-fields';
import { EnvironmentPicker } from './variables/environment-picker';
import { writeToConfirm } from './write-to-confirm';

const advancedMembers = ['rules', 'revocation', 'community', 'anchors', 'until'] as const;

/** The same form with a plain read of a path; headers stay. */
function withPath(state: ConsoleState, path: string): ConsoleState {
  const next = consoleAt(state, path);
  return { ...next, request: { ...next.request, headers: state.request.headers } };
}

/** Focuses the editor of the body as soon as it is there. */
function focusBody(form: HTMLElement | null, tries = 20): void {
  const editor = form?.querySelector<HTMLElement>('[aria-label="Body of the request"]');
  if (editor) editor.focus();
  else if (tries > 0) setTimeout(() => focusBody(form, tries - 1), 100);
}

/** The part of the request in which the first error stands. */
function partOf(error: ApiError): RequestPart | null {
  const path = error.problem.errors[0]?.path ?? '';
  if (path.startsWith('request.headers')) return 'headers';
  if (/^(assertions|captures)(\.|$)/.test(path)) return 'tests';
  return path === 'request.body' ? 'body' : null;
}

/** What the keys of the shell do in the draft that is shown. */
export interface DraftHands {
  perform: (shortcut: ConsoleShortcut) => void;
}

/**
 * One draft of the console: a form that makes a run, and the run as it happens.
 *
 * @param onReplace writes another request over the draft, which can be taken back
 */
export function ConsoleDraft({
  data,
  state,
  onChange,
  onReplace,
  save,
  hands,
}: Readonly<{
  data: ConsoleData;
  state: ConsoleState;
  onChange: (update: (before: ConsoleState) => ConsoleState) => void;
  onReplace: (update: (before: ConsoleState) => ConsoleState) => void;
  /** The button that saves, beside the one that sends. */
  save: ReactNode;
  hands: RefObject<DraftHands | null>;
}>) {
  const { workspace, readOnlyReason } = data;
  const [issued, setIssued] = useState<CertificateChoice[]>([]);
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<{ part: RequestPart; problem: Error | null }>({
    part: 'params',
    problem: null,
  });
  /** A write waits to be confirmed. */
  const [isAsking, setAsking] = useState(false);
  /** What the API refused and was answered, so that it is not asked about again. */
  const [answered, setAnswered] = useState<Error | null>(null);
  const environment = data.environments.find(({ id }) => id === state.target.environment) ?? null;
  const capabilities = useCapabilities(workspace, state.target.holder, readOnlyReason !== null);
  const model = capabilities.answer?.capabilities ?? null;
  const resource = resourceOf(model, typeOfPath(state.request.path));
  const run = useRunStream(workspace);
  const form = useRef<HTMLFormElement>(null);
  /** A command or an address that was pasted in the place of a path, until it is decided what becomes of it. */
  const [pasted, setPasted] = useState<string | null>(null);
  const pathField = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const isReadOnly = readOnlyReason !== null;
  const problem = run.error instanceof ApiError ? run.error : null;
  // Somebody may have marked the environment as production since this page was opened.
  const isRefused = problem?.problem.code === 'run.unconfirmed_write' && problem !== answered;
  const write = writeToConfirm(
    state,
    environment && isRefused ? { ...environment, isProduction: true } : environment,
    data.sandboxBaseUrl,
  );
  // What the API found wrong is brought into view until another part is chosen.
  const part =
    problem !== null && problem !== chosen.problem ? (partOf(problem) ?? chosen.part) : chosen.part;
  const errorAt = (path: string): string | undefined => problem?.field(path);
  const errorIn = (path: string): string | undefined =>
    problem?.problem.errors.find((error) => `${error.path}.`.startsWith(`${path}.`))?.detail;

  useEffect(() => {
    if (!problem) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problem]);

  function change(part: Partial<ConsoleState['target']>): void {
    onChange((before) => ({ ...before, target: { ...before.target, ...part } }));
  }

  function changeRequest(part: Partial<RequestForm>): void {
    onChange((before) => ({ ...before, request: { ...before.request, ...part } }));
  }

  function start(next: ConsoleState, isConfirmed = false): void {
    run.start({ ...runRequestOf(next), ...(isConfirmed ? { confirmed: true as const } : {}) });
    // Where the result stands below the form, or out of view, the eyes should follow it.
    const top = results.current?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight * 0.7) results.current?.scrollIntoView();
  }

  function send(isConfirmed = false): void {
    if (isReadOnly) return;
    if (write !== null && !isConfirmed) {
      setAsking(true);
      return;
    }
    setPage(1);
    start(state, isConfirmed);
  }

  /** Another page of the result on the screen, at once: the form follows. */
  function turn(path: string, by: 1 | -1): void {
    const next = { ...withPath(state, path), tests: state.tests };
    onChange(() => next);
    setPage((before) => Math.max(1, before + by));
    start(next);
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (run.isRunning) run.cancel();
    else send();
  }

  const pages = pagesOf(run.view);

  function takePath(path: string): void {
    if (path === pages.next) return turn(path, 1);
    if (path === pages.previous) return turn(path, -1);
    onReplace((before) => withPath(before, path));
    pathField.current?.focus();
    toast(`The request is now ${path}. Send it when you are ready.`);
  }

  function takeWhole({ state: given }: ImportDraft): void {
    setPasted(null);
    onReplace((before) => ({
      ...before,
      target: { ...before.target, holder: given.target.holder },
      // Without a token there it gets none here; with one the choice that was made stands.
      auth: given.auth.method === 'none' ? { ...before.auth, method: 'none' } : before.auth,
      request: given.request,
    }));
    pathField.current?.focus();
    toast('The form is filled in. Send it when you are ready.');
  }

  function perform(shortcut: ConsoleShortcut): void {
    switch (shortcut) {
      case 'send':
        form.current?.requestSubmit();
        break;
      case 'path':
        pathField.current?.focus();
        pathField.current?.select();
        break;
      case 'body':
        setChosen({ part: 'body', problem });
        focusBody(form.current);
        break;
      case 'response':
        results.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
        results.current?.scrollIntoView({ block: 'nearest' });
        break;
      case 'next-page':
      case 'previous-page': {
        const path = shortcut === 'next-page' ? pages.next : pages.previous;
        if (path === null) toast(`There is no ${shortcut.replace('-', ' ')} here.`);
        else if (!isReadOnly && !run.isRunning) turn(path, shortcut === 'next-page' ? 1 : -1);
        break;
      }
      case 'copy':
        void copyText(runCommand(data.origin, workspace, runRequestOf(state)), 'the run as curl');
        break;
      default:
        break;
    }
  }
  useImperativeHandle(hands, () => ({ perform }));

  const patient = firstPatient(run.view?.resource);
  const fields = { state, change, errorAt };
  const isAdvanced =
    isAuthAdvanced(state.auth) ||
    advancedMembers.some((member) => state.target[member] !== initialTarget[member]);
  const auth = {
    auth: state.auth,
    onAuth: (update: (before: ConsoleState['auth']) => ConsoleState['auth']) =>
      onChange((before) => ({ ...before, auth: update(before.auth) })),
    errorAt,
    workspace,
    holder: state.target.holder,
    origin: data.origin,
    udapProfiles: capabilities.answer?.udapProfiles ?? null,
    certificates: [...issued, ...data.certificates],
    mayIssue: data.mayIssue,
    onIssued: (certificate: CertificateChoice) => setIssued((before) => [certificate, ...before]),
  };
  return (
    <div className={panesClass}>
      <Card aria-label="Request" className="@min-[54rem]:sticky @min-[54rem]:top-4">
        <form ref={form} onSubmit={onSubmit} noValidate className="min-w-0">
          <fieldset disabled={isReadOnly} className="min-w-0 space-y-4 p-4">
            {isReadOnly && <Callout title="You can look, not send">{readOnlyReason}</Callout>}
            <EnvironmentPicker
              workspace={workspace}
              environments={data.environments}
              state={state}
              environment={environment}
              mayManage={data.mayManageEnvironments}
              onChange={(id) => change({ environment: id })}
              error={errorAt('environment')}
            />
            <HolderFields
              {...fields}
              environment={environment}
              sandboxBaseUrl={data.sandboxBaseUrl}
              recentHolders={data.recentHolders}
            />
            <RequestFields
              form={state.request}
              change={changeRequest}
              errorAt={errorAt}
              environment={environment}
              pathField={pathField}
              onPaste={(text) => {
                const isWhole = pastedKind(text) !== null;
                setPasted(isWhole ? text : null);
                return isWhole;
              }}
              pasted={
                <PasteOffer
                  // An address that was typed is one as well.
                  text={pasted ?? state.request.path}
                  known={data}
                  onFill={takeWhole}
                  onDismiss={pasted === null ? undefined : () => setPasted(null)}
                />
              }
              send={
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
                  {save}
                  {page > 1 && <span className="text-xs text-muted">Page {page}</span>}
                  <span className="hidden items-center gap-1 text-xs text-muted sm:inline-flex">
                    <Kbd>Ctrl</Kbd> or <Kbd>⌘</Kbd> <Kbd>Enter</Kbd>
                  </span>
                </div>
              }
              part={part}
              onPart={(next) => setChosen({ part: next, problem })}
              complete={(path, cursor) => completePath(model, path, cursor)}
              paramNames={paramNames(resource, state.request.path)}
              aboutParam={(name) => aboutParam(resource, state.request.path, name)}
              builder={
                <Builder form={state.request} change={changeRequest} capabilities={capabilities} />
              }
              exportFields={
                isExportPath(state.request.path.trim()) ? (
                  <ExportFields
                    form={state.request}
                    change={changeRequest}
                    model={model}
                    errorAt={errorAt}
                  />
                ) : null
              }
              tests={
                <TestsFields
                  tests={state.tests}
                  change={(part) =>
                    onChange((before) => ({ ...before, tests: { ...before.tests, ...part } }))
                  }
                  errorIn={errorIn}
                />
              }
              testCount={state.tests.assertions.length + state.tests.captures.length}
              conditions={conditionsFor(state.request, run.view && responseOf(run.view))}
              readOnly={isReadOnly}
              more={typeof patient?.['id'] === 'string' ? patientStarters(patient['id']) : []}
            />
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
      <PaneSeparator />
      <ConfirmWrite
        writes={(isAsking || isRefused) && write ? [write] : []}
        onClose={() => {
          setAsking(false);
          setAnswered(problem);
        }}
        onConfirm={() => send(true)}
      />
      <div ref={results} className="min-w-0 scroll-mt-16 space-y-4">
        <p role="status" className="sr-only">
          {run.view && !run.isStale ? spokenResult(run.view) : run.isRunning ? 'Sending' : ''}
        </p>
        <StreamTrouble run={run} shown={shownPaths} />
        {run.view ? (
          <div
            // Not by opacity: what is on the screen can be read at any time.
            className={cn('transition-[filter]', run.isStale && 'grayscale')}
            aria-busy={run.isStale}
          >
            <RunView
              view={run.view}
              workspace={workspace}
              onPath={isReadOnly ? undefined : takePath}
              actions={{
                cancel: run.isStale ? undefined : run.cancel,
                goOn:
                  isReadOnly || run.isRunning
                    ? undefined
                    : (follows) =>
                        run.start({
                          ...runRequestOf(state),
                          bulk: { ...runRequestOf(state).bulk, follows },
                        }),
                sendAgain: isReadOnly || run.isRunning ? undefined : () => send(),
                compareHref:
                  run.view.runId === null
                    ? undefined
                    : `/w/${workspace}/runs/compare?b=${run.view.runId}`,
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
