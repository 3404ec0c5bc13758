'use client';

import { Ban, Stethoscope } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ApiError } from '@/components/api-client';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { Form } from '@/components/ui/form';
import { Kbd } from '@/components/ui/kbd';
import { RunView } from '@/components/run/run-view';
import { spokenResult } from '@/components/run/spoken-result';
import { StreamTrouble } from '@/components/run/stream-trouble';
import { useRunStream } from '@/components/run/use-run-stream';
import {
  examineOf,
  initialDoctor,
  missingIn,
  ruleFields,
  shownFields,
  type DoctorState,
} from './doctor-state';
import { RuleFields } from './rule-fields';
import { SubjectFields } from './subject-fields';

/** The trust doctor: what to examine on one side, the report as it comes on the other. */
export function Doctor({
  workspace,
  certificates,
  communities,
  certificateId,
}: Readonly<{
  workspace: string;
  certificates: readonly { id: string; label: string }[];
  communities: readonly { id: string; name: string }[];
  /** Examined at once. */
  certificateId: string | null;
}>) {
  const [state, setState] = useState<DoctorState>(() =>
    certificateId === null
      ? initialDoctor
      : { ...initialDoctor, kind: 'certificate', certificateId },
  );
  /** What is wrong with the form before anything is sent. */
  const [fault, setFault] = useState<{ path: string; detail: string } | null>(null);
  const run = useRunStream(workspace, null, '/trust-doctor');
  const form = useRef<HTMLFormElement>(null);
  const hasStarted = useRef(false);
  const problem = run.error instanceof ApiError ? run.error : null;
  // A file is told by its place in the list; they share one control.
  const fileErrors =
    problem?.problem.errors.filter(({ path }) => path.startsWith('subject.files.')) ?? [];
  const errorAt = (path: string): string | undefined =>
    (fault?.path === path ? fault.detail : undefined) ??
    problem?.field(path) ??
    (path === 'subject.files' ? fileErrors[0]?.detail : undefined);

  function change(part: Partial<DoctorState>): void {
    setFault(null);
    setState((before) => ({ ...before, ...part }));
  }

  async function examine(): Promise<void> {
    if (run.isRunning) {
      run.cancel();
      return;
    }
    const missing = missingIn(state);
    setFault(missing);
    if (missing) return;
    try {
      run.start(await examineOf(state));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      setFault({ path: 'subject.files', detail });
    }
  }

  useEffect(() => {
    if (certificateId === null || hasStarted.current) return;
    hasStarted.current = true;
    void examine();
    // Once, for the certificate that the address names.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [certificateId]);

  useEffect(() => {
    if (!problem && !fault) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problem, fault]);

  const report = run.view?.status === 'finished' ? run.view.report : null;
  const isTrustedByNobody = report !== null && report.paths.every(({ anchor }) => anchor === null);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  }

  return (
    <div
      className="grid min-w-0 items-start gap-5 xl:grid-cols-[24rem_minmax(0,1fr)]"
      onKeyDown={onKeyDown}
    >
      <Card aria-label="What to examine" className="xl:sticky xl:top-4">
        <Form onSubmit={examine} noValidate ref={form} className="min-w-0 space-y-4 p-4">
          <SubjectFields
            state={state}
            change={change}
            errorAt={errorAt}
            certificates={certificates}
          />
          <Disclosure
            defaultOpen={ruleFields.some((path) => errorAt(path) !== undefined)}
            summary={<span className="text-sm font-medium">Rules</span>}
          >
            <RuleFields state={state} change={change} errorAt={errorAt} communities={communities} />
          </Disclosure>
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" kind={run.isRunning ? 'danger' : 'primary'} className="min-w-28">
              {run.isRunning ? <Ban aria-hidden /> : <Stethoscope aria-hidden />}
              {run.isRunning ? 'Cancel' : 'Examine'}
            </Button>
            <span className="hidden items-center gap-1 text-xs text-muted sm:inline-flex">
              <Kbd>Ctrl</Kbd> or <Kbd>⌘</Kbd> <Kbd>Enter</Kbd>
            </span>
          </div>
        </Form>
      </Card>
      <div className="min-w-0 space-y-4">
        <p role="status" className="sr-only">
          {report ? report.summary : run.view ? spokenResult(run.view) : ''}
        </p>
        <StreamTrouble
          run={run}
          shown={[
            ...shownFields(state),
            ...(state.kind === 'files' ? fileErrors.map(({ path }) => path) : []),
          ]}
        />
        {run.view ? (
          <RunView
            view={run.view}
            workspace={workspace}
            preferred="trust"
            actions={{ cancel: run.cancel }}
          />
        ) : (
          <Card>
            <EmptyState
              icon={Stethoscope}
              title="Why is it not trusted?"
              actions={
                <Button
                  onClick={() => {
                    change({ kind: 'address', address: 'harbor', community: '' });
                    run.start({ subject: { kind: 'address', address: 'harbor' } });
                  }}
                >
                  Try it with harbor
                </Button>
              }
            >
              Give a holder’s address, a certificate, a JWT or a PKCS #12 file. Every path to every
              anchor that this workspace trusts is followed, and each certificate on the way is
              judged: signature, dates, constraints, revocation by list and by OCSP.
            </EmptyState>
          </Card>
        )}
        {isTrustedByNobody && (
          <Callout title="Trusted elsewhere?">
            If you trust the community that issued it, add its anchor to this workspace.{' '}
            <Link
              href={`/w/${workspace}/certificates/communities`}
              className={buttonClass('ghost', 'sm')}
            >
              Communities
            </Link>
          </Callout>
        )}
      </div>
    </div>
  );
}
