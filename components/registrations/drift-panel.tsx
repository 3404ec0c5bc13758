'use client';

import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { Disclosure } from '@/components/ui/disclosure';
import { FormError } from '@/components/ui/form-error';
import { Time } from '@/components/ui/time';
import { useSubmit } from '@/components/ui/use-submit';
import { RegistrationDetailSchema, type RegistrationDetail } from '@/lib/schemas/registration';
import { ChangeList } from './change-list';
import { ComparedMembers } from './compared-members';
import { RunAct } from './run-act';

const states = {
  same: { tone: 'pass', title: 'The holder says what was sent' },
  differs: { tone: 'warn', title: 'The holder says something else' },
  gone: { tone: 'fail', title: 'The holder does not know this client any more' },
  unreadable: { tone: 'warn', title: 'The holder could not be asked' },
} as const;

/** What was sent and what the holder says, with the last comparison and the way to make a new one. */
export function DriftPanel({
  workspace,
  registration,
  now,
  mayManage,
}: Readonly<{
  workspace: string;
  registration: RegistrationDetail;
  now: string;
  mayManage: boolean;
}>) {
  const router = useRouter();
  const { id, drift, driftCheckedAt, sent, response, method, status, isManageable } = registration;
  const canCheck = mayManage && status === 'active' && (method === 'udap' || isManageable);
  const { isBusy, error, submit } = useSubmit(async () => {
    const path = `/workspaces/${workspace}/registrations/${id}/drift/accept`;
    await callApi(RegistrationDetailSchema, 'POST', path);
    router.refresh();
  });
  return (
    <Card>
      <CardHeader
        title="Sent and said"
        description={
          method === 'udap'
            ? 'UDAP has no way to read a registration: what the holder answered last and what it offers now is compared with what was sent.'
            : 'What was sent to the holder, and what it says of the client.'
        }
        actions={
          canCheck && (
            <RunAct workspace={workspace} registrationId={id} act="drift" label="Check for drift" />
          )
        }
      />
      <CardBody className="space-y-4">
        {drift !== null && (
          <Callout tone={states[drift.state].tone} title={states[drift.state].title}>
            {driftCheckedAt !== null && (
              <p>
                Compared <Time at={driftCheckedAt} now={now} />.
              </p>
            )}
            {drift.changes.length > 0 && (
              <ChangeList changes={drift.changes} label="Differences at the holder" />
            )}
            {drift.state === 'differs' && mayManage && (
              <div className="mt-2">
                <Button size="sm" busy={isBusy} onClick={() => void submit()}>
                  Take what the holder says
                </Button>
              </div>
            )}
            <FormError error={error} />
          </Callout>
        )}
        {Object.keys(response).length > 0 && <ComparedMembers sent={sent} said={response} />}
        <Disclosure summary="What was sent, as JSON" summaryClassName="text-sm font-medium">
          <CodeBlock
            className="mt-2"
            wrap
            label="what was sent"
            code={JSON.stringify(sent, null, 2)}
          />
        </Disclosure>
        {Object.keys(response).length > 0 && (
          <Disclosure
            summary="What the holder answered, as JSON"
            summaryClassName="text-sm font-medium"
          >
            <CodeBlock
              className="mt-2"
              wrap
              label="what the holder answered"
              code={JSON.stringify(response, null, 2)}
            />
          </Disclosure>
        )}
      </CardBody>
    </Card>
  );
}
