'use client';

import { useState } from 'react';
import { useRunStream } from '@/components/run/use-run-stream';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Callout } from '@/components/ui/callout';
import { CodeBlock } from '@/components/ui/code-block';
import { Disclosure } from '@/components/ui/disclosure';
import type { RuleSet } from '@/lib/protocol/check';
import type { RegisterRequestInput } from '@/lib/schemas/register';
import type { StatementDraft } from '@/lib/schemas/statement';
import { counted } from '@/lib/format/quantities';
import { BytesPreview } from './bytes-preview';
import { CertificationList } from './certification-list';
import { ClaimFields } from './claim-fields';
import { ClaimsEditor } from './claims-editor';
import { LintPanel } from './lint-panel';
import type { RegisterChoice, RegisterData } from './register-data';
import { RunPanel } from './run-panel';
import { SendButtons } from './send-buttons';
import { useLint } from './use-lint';
import type { TrustChoice } from './trust-fields';
import { changesOf, claimsNow, openWorkbench, rebase, setClaim, setText } from './workbench-state';

/** The statement workbench: claims as form and JSON, judged by both rule sets, certified, signed, seen, sent. */
export function Workbench({
  data,
  choice,
  draft,
  trust,
  isDrafting,
}: Readonly<{
  data: RegisterData;
  choice: RegisterChoice;
  draft: StatementDraft;
  trust: Omit<TrustChoice, 'rules'> & { rules: RuleSet };
  /** Another draft is on its way: nothing is sent meanwhile. */
  isDrafting: boolean;
}>) {
  const { workspace, app } = data;
  const { certificateId, community, rules, revocation } = trust;
  const [state, setState] = useState(() => openWorkbench(draft.claims));
  const [opened, setOpened] = useState(draft);
  if (opened !== draft) {
    setOpened(draft);
    setState((before) => rebase(before, draft.claims));
  }
  const [certifications, setCertifications] = useState<string[]>([]);
  const run = useRunStream(workspace, null, '/registrations');
  const isBroken = state.problem !== null;
  const lint = useLint(workspace, {
    header: draft.header,
    // The times of the draft get old while people type; what is sent has fresh ones.
    claims: claimsNow(state, new Date(), 'fresh-for-each-statement'),
    audience: draft.registrationEndpoint,
    certifications,
  });
  const changes = changesOf(state);
  const changeCount = Object.keys(changes).length;
  const signer = certificateId === '' ? draft.certificateId : certificateId;
  const isDisabled = isBroken || isDrafting;
  const body: RegisterRequestInput = {
    appId: app.id,
    grantType: choice.grantType,
    method: 'udap',
    holder: choice.holder,
    ...(choice.profile === '' ? {} : { profile: choice.profile }),
    ...(community === '' ? {} : { community }),
    ...(certificateId === '' ? {} : { certificateId }),
    rules,
    ...(revocation === '' ? {} : { revocation }),
    ...(changeCount === 0 ? {} : { claims: changes }),
    certifications,
  };
  return (
    <div className="grid min-w-0 items-start gap-6 xl:grid-cols-2">
      <Card>
        <CardHeader
          title="Statement workbench"
          description="Form and JSON are the same claims. What you leave alone is written afresh when it is sent."
          actions={
            changeCount > 0 && (
              <>
                <Badge tone="info">{counted(changeCount, 'claim')} changed</Badge>
                <Button size="sm" onClick={() => setState(openWorkbench(draft.claims))}>
                  Undo all
                </Button>
              </>
            )
          }
        />
        <CardBody className="space-y-5">
          {draft.registrationEndpoint === null && (
            <Callout tone="warn" title="The holder did not say where apps register">
              Its UDAP metadata could not be read, so aud is empty here. The pre-flight shows why.
            </Callout>
          )}
          <ClaimFields
            claims={state.claims}
            onChange={(name, value) => setState((before) => setClaim(before, name, value))}
          />
          <Disclosure
            defaultOpen={draft.certificationsRequired.length > 0}
            summary={
              <span className="flex items-center gap-2 text-sm font-medium">
                Certifications
                {certifications.length > 0 && <Badge>{certifications.length}</Badge>}
              </span>
            }
          >
            <div className="pt-2">
              <CertificationList
                workspace={workspace}
                appId={app.id}
                grantType={choice.grantType}
                community={community}
                certificateId={signer}
                supported={draft.certificationsSupported}
                required={draft.certificationsRequired}
                certifications={certifications}
                onChange={setCertifications}
              />
            </div>
          </Disclosure>
          <SendButtons
            run={run}
            isDisabled={isDisabled}
            onPreflight={() => run.start(body, '/registrations/preflight')}
            onSend={(sendAnyway) => run.start({ ...body, sendAnyway }, '/registrations')}
          />
        </CardBody>
      </Card>
      <div className="min-w-0 space-y-6">
        <Card>
          <CardHeader
            title="The same as JSON"
            description="Header and claims as they are signed."
          />
          <CardBody className="space-y-4">
            <ClaimsEditor
              text={state.text}
              problem={state.problem}
              onChange={(text) => setState((before) => setText(before, text))}
            />
            <Disclosure
              summary={<span className="text-sm font-medium">Header, written by the portal</span>}
            >
              <CodeBlock
                wrap
                label="header of the statement"
                code={JSON.stringify(draft.header, null, 2)}
                className="mt-2 max-h-64 overflow-y-auto"
              />
              <p className="mt-1 text-xs text-muted">
                alg and x5c follow from the certificate that signs.
              </p>
            </Disclosure>
          </CardBody>
        </Card>
        <Card>
          <CardHeader
            title="Lint"
            description="By both generations of the UDAP Security guide, as you type."
          />
          <CardBody>
            <LintPanel lint={lint} />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="The exact bytes" description="Nothing is sent until you say so." />
          <CardBody>
            <BytesPreview
              workspace={workspace}
              certificateId={signer}
              claims={() => claimsNow(state, new Date(), crypto.randomUUID())}
              certifications={certifications}
              version={JSON.stringify([signer, state.claims, certifications])}
              isDisabled={isDisabled || run.isRunning}
              onSend={(statement) =>
                run.start(
                  {
                    ...body,
                    ...(signer === null ? {} : { certificateId: signer }),
                    statement,
                    sendAnyway: true,
                  },
                  '/registrations',
                )
              }
            />
          </CardBody>
        </Card>
        <RunPanel run={run} workspace={workspace} shown={[]} />
      </div>
    </div>
  );
}
