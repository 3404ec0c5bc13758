'use client';

import { useState } from 'react';
import { examinedAt } from '@/components/trust-doctor/examined-at';
import { TrustReportView } from '@/components/trust-doctor/trust-report-view';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { AssertionResults } from './assertion-results';
import { Inspector, type InspectTarget } from './inspector';
import { ResponseView } from './response/response-view';
import { responseOf } from './response/response-source';
import { ExportView } from './bulk/export-view';
import { RunHeader, type RunActions } from './run-header';
import { countChecks, type RunView as RunViewModel } from './run-model';
import { ScopesView } from './scopes/scopes-view';
import { TokenTools } from './scopes/token-tools';
import { SequenceView } from './sequence-view';
import { SigningNotice } from './signing-notice';
import { StepsView } from './steps-view';
import { explainedWarnings, WhatWentWrong } from './what-went-wrong';
import { VisitNotice } from './visit-notice';

type Look = 'export' | 'scopes' | 'response' | 'sequence' | 'steps' | 'trust';

const endings = {
  cancelled: 'Somebody cancelled this run. What had happened until then is kept.',
  interrupted:
    'The portal stopped while this run was under way, so it did not end. What had happened until then is kept; send it again for a whole one.',
} as const;

/**
 * A run on the screen: its head, what failed, and three ways to look: what came back, who said what to
 * whom, and step by step.
 *
 * @param preferred what is shown first once the run is over
 * @param onPath takes the path of a reference or another page in the response
 */
export function RunView({
  view,
  workspace,
  actions = {},
  preferred = 'response',
  hasTitle = true,
  onPath,
}: Readonly<{
  view: RunViewModel;
  /** Null where the run is shown to people outside of its workspace. */
  workspace: string | null;
  actions?: RunActions;
  preferred?: Look;
  hasTitle?: boolean;
  onPath?: ((path: string) => void) | undefined;
}>) {
  const [chosen, setChosen] = useState<Look | null>(null);
  const [target, setTarget] = useState<InspectTarget | null>(null);
  const response = responseOf(view);
  const bodies =
    workspace === null || view.runId === null
      ? null
      : `/workspaces/${workspace}/runs/${view.runId}/exchanges`;
  const isPlanned = view.steps.some((step) => step.kind === 'request');
  const hasReport = view.report !== null;
  const hasExport = view.bulk !== null;
  // What fails in a cancelled run fails because it was cancelled.
  const hasVerdict = view.status !== 'running' && view.status !== 'cancelled';
  const counts = countChecks(view.steps);
  const Heading = hasTitle ? 'h3' : 'h2';

  // Until somebody chooses: the picture while it happens, then what the run was for.
  const first = view.status === 'running' ? 'sequence' : preferred;
  const wanted = chosen ?? (hasExport ? 'export' : first);
  const instead = hasReport ? 'trust' : 'sequence';
  const look =
    (wanted === 'response' && !isPlanned) || (wanted === 'trust' && !hasReport) ? instead : wanted;
  const shown = chosen === null && look === 'response' && !response ? instead : look;
  // Beside the tree, what is told in it does not stand twice.
  const told = shown === 'trust' ? (view.report?.paths[0]?.checks ?? []) : [];
  const failed = view.steps
    .flatMap((step) => step.checks)
    .filter(
      ({ id, seen, verdict }) =>
        verdict === 'fail' && !told.some((check) => check.id === id && check.seen === seen),
    );
  // Beside a failure it would only draw the eye away from it.
  const known = failed.length > 0 ? [] : explainedWarnings(view);
  return (
    <Card aria-label="Run">
      <RunHeader view={view} workspace={workspace} actions={actions} hasTitle={hasTitle} />
      {view.signing !== null && workspace !== null && (
        <div className="px-4 pb-3">
          <SigningNotice
            key={view.signing.signatureId}
            workspace={workspace}
            signing={view.signing}
          />
        </div>
      )}
      {view.visit !== null && workspace !== null && (
        <div className="px-4 pb-3">
          <VisitNotice key={view.visit.authorizationId} visit={view.visit} />
        </div>
      )}
      {(view.status === 'cancelled' || view.status === 'interrupted') && (
        <div className="px-4 pb-3">
          <Callout tone={view.status === 'interrupted' ? 'warn' : 'info'}>
            {endings[view.status]}
          </Callout>
        </div>
      )}
      {failed.length > 0 && hasVerdict && (
        <WhatWentWrong
          view={view}
          title="What went wrong"
          checks={failed}
          level={Heading}
          workspace={workspace}
          onInspect={setTarget}
        />
      )}
      {known.length > 0 && hasVerdict && (
        <WhatWentWrong
          view={view}
          title="Worth knowing"
          checks={known}
          level={Heading}
          workspace={workspace}
          onInspect={setTarget}
        />
      )}
      {view.status !== 'running' && (
        <AssertionResults checks={view.steps.flatMap((step) => step.checks)} />
      )}
      <Tabs value={shown} onValueChange={(value) => setChosen(value as Look)}>
        <TabList aria-label="Views of the run" className="px-3">
          {hasExport && <Tab value="export">Export</Tab>}
          {isPlanned && <Tab value="response">Response</Tab>}
          {hasReport && <Tab value="trust">Chain</Tab>}
          {view.scopes !== null && <Tab value="scopes">Scopes</Tab>}
          <Tab value="sequence">Sequence</Tab>
          <Tab value="steps">
            Steps and checks ({counts.pass + counts.warn + counts.fail + counts.info + counts.skip})
          </Tab>
        </TabList>
        {view.bulk !== null && (
          <TabPanel value="export">
            <ExportView
              view={view}
              bulk={view.bulk}
              bodies={bodies}
              actions={actions}
              onPath={onPath}
            />
          </TabPanel>
        )}
        {isPlanned && (
          <TabPanel value="response">
            {response ? (
              <ResponseView response={response} bodies={bodies} onPath={onPath} />
            ) : (
              <p className="px-4 py-8 text-center text-muted">
                {view.status === 'running'
                  ? 'The run has not come to the FHIR request yet.'
                  : 'The run ended before the FHIR server answered.'}
              </p>
            )}
          </TabPanel>
        )}
        {view.report !== null && (
          <TabPanel value="trust" className="p-4">
            <TrustReportView
              report={view.report}
              now={examinedAt(view)}
              level={Heading}
              onInspect={setTarget}
            />
          </TabPanel>
        )}
        {view.scopes !== null && (
          <TabPanel value="scopes" className="space-y-4 p-4">
            <ScopesView comparison={view.scopes} />
            {view.tokenId !== null && workspace !== null && view.status !== 'running' && (
              <TokenTools workspace={workspace} tokenId={view.tokenId} />
            )}
          </TabPanel>
        )}
        <TabPanel value="sequence" className="px-2 pb-3 sm:px-4">
          <SequenceView view={view} onInspect={setTarget} />
        </TabPanel>
        <TabPanel value="steps">
          <StepsView steps={view.steps} onInspect={setTarget} />
        </TabPanel>
      </Tabs>
      <Inspector view={view} target={target} onTarget={setTarget} />
    </Card>
  );
}
