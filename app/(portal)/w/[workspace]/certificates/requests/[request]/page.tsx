import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { CsrPanel } from '@/components/requests/csr-panel';
import { IssuedUpload } from '@/components/requests/issued-upload';
import { MessageBox } from '@/components/requests/message-box';
import { OutsideCa } from '@/components/requests/outside-ca';
import { RequestChecks } from '@/components/requests/request-checks';
import { RequestFacts } from '@/components/requests/request-facts';
import { RequestStateBadge } from '@/components/requests/request-list';
import { StateBanner } from '@/components/requests/state-banner';
import { Timeline } from '@/components/requests/timeline';
import { WithdrawRequest } from '@/components/requests/withdraw-request';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { getRequest } from '@/lib/domain/certificate-requests/get-request';
import { possibleActs } from '@/lib/domain/certificate-requests/request-states';
import { AppError } from '@/lib/errors';

type Props = Readonly<{ params: Promise<{ workspace: string; request: string }> }>;

const load = cache(async (slug: string, id: string) => {
  const { member } = await requireMember(slug);
  try {
    return { member, request: await getRequest(member.workspace.id, id) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'resource.not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, request: id } = await params;
  const { request } = await load(workspace, id);
  return { title: `Request: ${request.appName}` };
}

/** One certificate request: whose turn it is, what was said, its data and its CSR. */
export default async function RequestPage({ params }: Props) {
  const { workspace, request: id } = await params;
  const { member, request } = await load(workspace, id);
  const root = `/w/${workspace}/certificates`;
  const path = `/workspaces/${workspace}/certificate-requests/${request.id}`;
  const acts = can(member.role, 'certificate.request') ? possibleActs(request.state) : [];
  return (
    <>
      <PageHeader
        title={request.appName}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <RequestStateBadge state={request.state} />
            <span className="min-w-0 text-sm break-words">{request.community.name}</span>
          </span>
        }
        actions={acts.includes('withdraw') ? <WithdrawRequest path={path} /> : undefined}
        above={<Breadcrumb href={`${root}/requests`}>Certificate requests</Breadcrumb>}
      />
      <div className="space-y-6">
        <StateBanner request={request}>
          {request.certificateId !== null && (
            <Link
              href={`${root}/${request.certificateId}`}
              className="mt-1 inline-block font-medium underline underline-offset-2"
            >
              Open the certificate
            </Link>
          )}
        </StateBanner>
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <div className="min-w-0 space-y-6">
            {['to_send', 'with_ca'].includes(request.state) && (
              <OutsideCa ca={request.ca} path={path} maySend={acts.includes('send')} />
            )}
            {acts.includes('receive') && <IssuedUpload path={path} />}
            <Card>
              <CardHeader title="What happened" />
              <CardBody className="space-y-5">
                <Timeline messages={request.messages} now={new Date().toISOString()} />
                {acts.includes('answer') && (
                  <MessageBox
                    path={`${path}/messages`}
                    label={request.state === 'question' ? 'Your answer' : 'Add something'}
                    hint="The operator of the portal reads it."
                    button={request.state === 'question' ? 'Answer' : 'Send'}
                    done="Sent to the operator"
                  />
                )}
              </CardBody>
            </Card>
            <Card>
              <CardHeader title="What was asked for" />
              <CardBody>
                <RequestFacts request={request} />
              </CardBody>
            </Card>
          </div>
          <div className="min-w-0 space-y-6">
            <RequestChecks checks={request.checks} />
            <CsrPanel request={request} />
          </div>
        </div>
      </div>
    </>
  );
}
