'use client';

import { useState } from 'react';
import { useRunStream } from '@/components/run/use-run-stream';
import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { TextAreaField } from '@/components/ui/field';
import type { RegisterRequestInput } from '@/lib/schemas/register';
import type { StatementDraft } from '@/lib/schemas/statement';
import { BytesPreview } from './bytes-preview';
import { CertificationList } from './certification-list';
import { ClaimFields } from './claim-fields';
import { LintPanel } from './lint-panel';
import type { RegisterChoice, RegisterData } from './register-data';
import { RunPanel } from './run-panel';
import { SendButtons } from './send-buttons';
import { useLint } from './use-lint';
import { changesOf, claimsNow, openWorkbench, setClaim, setText } from './workbench-state';

/** The statement workbench: claims as form and JSON, judged by both rule sets, certified, signed, seen, sent. */
export function Workbench({
  data,
  choice,
  draft,
  certificateId,
  community,
}: Readonly<{
  data: RegisterData;
  choice: RegisterChoice;
  draft: StatementDraft;
  certificateId: string;
  community: string;
}>) {
  const { workspace, app } = data;
  const [state, setState] = useState(() => openWorkbench(draft.claims));
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
  const body: RegisterRequestInput = {
    appId: app.id,
    grantType: choice.grantType,
    method: 'udap',
    holder: choice.holder,
    ...(choice.profile === '' ? {} : { profile: choice.profile }),
    ...(community === '' ? {} : { community }),
    ...(certificateId === '' ? {} : { certificateId }),
    ...(Object.keys(changes).length === 0 ? {} : { claims: changes }),
    certifications,
  };
  return (
    <div className="grid min-w-0 items-start gap-6 xl:grid-cols-2">
      <Card>
        <CardHeader
          title="Statement workbench"
          description="Form and JSON are the same claims. What you leave alone is written afresh when it is sent."
          actions={
            Object.keys(changes).length > 0 && (
              <Badge tone="info">{Object.keys(changes).length} changed</Badge>
            )
          }
        />
        <CardBody className="space-y-5">
          <ClaimFields
            claims={state.claims}
            onChange={(name, value) => setState((before) => setClaim(before, name, value))}
          />
          <TextAreaField
            label="Claims as JSON"
            mono
            rows={16}
            spellCheck={false}
            value={state.text}
            onChange={(event) => setState((before) => setText(before, event.target.value))}
            error={state.problem ?? undefined}
          />
          <Disclosure summary="Certifications" summaryClassName="text-sm font-medium">
            <div className="pt-2">
              {draft.certificationsRequired.length > 0 && (
                <p className="mb-2 text-sm text-warn">
                  This holder demands {draft.certificationsRequired.join(', ')}.
                </p>
              )}
              <CertificationList
                workspace={workspace}
                appId={app.id}
                grantType={choice.grantType}
                certifications={certifications}
                onChange={setCertifications}
              />
            </div>
          </Disclosure>
          <SendButtons
            run={run}
            isDisabled={isBroken}
            onPreflight={() => run.start(body, '/registrations/preflight')}
            onSend={(sendAnyway) => run.start({ ...body, sendAnyway }, '/registrations')}
          />
        </CardBody>
      </Card>
      <div className="min-w-0 space-y-6">
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
              certificateId={certificateId === '' ? draft.certificateId : certificateId}
              claims={() => claimsNow(state, new Date(), crypto.randomUUID())}
              certifications={certifications}
              isDisabled={isBroken || run.isRunning}
              onSend={(statement) =>
                run.start({ ...body, statement, sendAnyway: true }, '/registrations')
              }
            />
          </CardBody>
        </Card>
        <RunPanel run={run} workspace={workspace} shown={[]} />
      </div>
    </div>
  );
}
