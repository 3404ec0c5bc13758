import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { listedRequest } from '@/components/collections/demands';
import { ReportList } from '@/components/collections/report-list';
import { RequestList } from '@/components/collections/request-list';
import { RunCollection } from '@/components/collections/run-collection';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listCollectionRuns } from '@/lib/domain/collection-runs/get-collection-run';
import { findCollection } from '@/lib/domain/collections/get-collection';
import { listEnvironments } from '@/lib/domain/environments/get-environment';
import { counted } from '@/lib/format/quantities';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { requireMember } from '../../../require-member';

export const metadata: Metadata = { title: 'Collection' };

type Props = Readonly<{ params: Promise<{ workspace: string; collection: string }> }>;

/** A collection: its requests in order with what is demanded of them, run as a test, and its reports. */
export default async function CollectionPage({ params }: Props) {
  const { workspace, collection: wanted } = await params;
  const { member } = await requireMember(workspace);
  const { id, slug } = member.workspace;
  const [collection, runs, environments] = await Promise.all([
    findCollection(id, wanted),
    listCollectionRuns(id, { collectionId: wanted }),
    listEnvironments(id),
  ]);
  if (!collection) notFound();
  const requests = collection.requests.map(listedRequest);
  return (
    <>
      <PageHeader
        above={<Breadcrumb href={`/w/${slug}/console`}>Console</Breadcrumb>}
        title={collection.name}
        description={collection.note || 'Saved requests, shared with the workspace.'}
      />
      <div className="grid min-w-0 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card>
          <CardHeader
            title="Requests"
            description={`${counted(requests.length, 'request')}, run in this order. One opens in the console, where it is changed.`}
          />
          <RequestList
            workspace={slug}
            collection={{ id: collection.id, version: collection.version }}
            requests={requests}
            mayKeep={can(member.role, 'collection.manage')}
          />
        </Card>
        <div className="min-w-0 space-y-5">
          <Card>
            <CardHeader title="Run it as a test" />
            <CardBody>
              {can(member.role, 'run.start') ? (
                <RunCollection
                  workspace={slug}
                  collectionId={collection.id}
                  requests={requests}
                  environments={environments}
                  sandboxBaseUrl={holderAddresses('harbor').baseUrl}
                />
              ) : (
                <Callout title="You can look, not run">
                  Your role in this workspace is {member.role}. An owner or admin can make you a
                  developer.
                </Callout>
              )}
            </CardBody>
          </Card>
          <Card>
            <CardHeader
              title="Reports"
              description={
                <>
                  Each request in one is a <Term id="run">run</Term> that you can open.
                </>
              }
            />
            <ReportList workspace={slug} runs={runs} now={new Date().toISOString()} />
          </Card>
        </div>
      </div>
    </>
  );
}
