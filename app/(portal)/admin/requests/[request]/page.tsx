import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireOperator } from '@/app/(portal)/admin/require-operator';
import { DecisionPanel } from '@/components/admin/decision-panel';
import { CsrPanel } from '@/components/requests/csr-panel';
import { MessageBox } from '@/components/requests/message-box';
import { RequestChecks } from '@/components/requests/request-checks';
import { RequestFacts } from '@/components/requests/request-facts';
import { RequestStateBadge } from '@/components/requests/request-list';
import { waitsFor } from '@/components/requests/request-words';
import { Timeline } from '@/components/requests/timeline';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { getRequest } from '@/lib/domain/certificate-requests/get-request';
import { possibleActs } from '@/lib/domain/certificate-requests/request-states';
import { AppError } from '@/lib/errors';

type Props = Readonly<{ params: Promise<{ request: string }> }>;

const load = cache(async (id: string) => {
  await requireOperator();
  try {
    return await getRequest(null, id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'resource.not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { appName } = await load((await params).request);
  return { title: `Request: ${appName}` };
}

/** One request, for the review: what was told beside what the checks found, the talk, and the decision. */
export default async function AdminRequestPage({ params }: Props) {
  const request = await load((await params).request);
  const now = new Date().toISOString();
  const acts = possibleActs(request.state);
  const path = `/admin/certificate-requests/${request.id}`;
  const waiting = waitsFor(request.state, 'operator');
  return (
    <>
      <PageHeader
        title={request.appName}
        description={
          <>
            <span className="flex flex-wrap items-center gap-2 text-sm">
              <RequestStateBadge state={request.state} />
              {waiting !== null && <span>{waiting}</span>}
            </span>
            <p className="mt-1 text-sm break-words">
              Workspace {request.workspace.name}
              {request.requestedBy !== null && `, by ${request.requestedBy}`},{' '}
              <Time at={request.createdAt} now={now} />
              {request.decidedAt !== null && (
                <>
                  . Decided{request.decidedBy !== null && ` by ${request.decidedBy}`}{' '}
                  <Time at={request.decidedAt} now={now} />
                </>
              )}
            </p>
          </>
        }
        above={<Breadcrumb href="/admin/requests">Certificate requests</Breadcrumb>}
      />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <div className="min-w-0 space-y-6">
          <Card>
            <CardHeader title="What was asked for" />
            <CardBody>
              <RequestFacts request={request} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Conversation" />
            <CardBody className="space-y-5">
              <Timeline messages={request.messages} now={now} />
              {acts.includes('ask') && (
                <MessageBox
                  path={`${path}/questions`}
                  label="Ask the applicant"
                  hint="The request then waits for their answer."
                  button="Ask"
                  done="Asked"
                />
              )}
            </CardBody>
          </Card>
          <CsrPanel request={request} />
        </div>
        <div className="min-w-0 space-y-6">
          <RequestChecks checks={request.checks} />
          {acts.includes('approve') && (
            <DecisionPanel
              path={path}
              failedChecks={request.checks
                .filter(({ verdict }) => verdict === 'fail')
                .map(({ title }) => title)}
            />
          )}
        </div>
      </div>
    </>
  );
}
