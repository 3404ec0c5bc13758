import { Inbox } from 'lucide-react';
import type { Metadata } from 'next';
import { requireOperator } from '@/app/(portal)/admin/require-operator';
import { waitingInDirectory } from '@/app/(portal)/admin/waiting-in-directory';
import { StateFilter, type QueueView } from '@/components/admin/state-filter';
import { WaitingNote } from '@/components/admin/waiting-note';
import { Term } from '@/components/help/term';
import { RequestList } from '@/components/requests/request-list';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listAllRequests } from '@/lib/domain/certificate-requests/list-requests';
import type { RequestState } from '@/lib/schemas/certificate-request';

export const metadata: Metadata = { title: 'Requests' };

const statesOf: Readonly<Record<QueueView, readonly RequestState[] | undefined>> = {
  open: ['submitted', 'question'],
  submitted: ['submitted'],
  question: ['question'],
  issued: ['issued'],
  rejected: ['rejected'],
  withdrawn: ['withdrawn'],
  all: undefined,
};
const views = Object.keys(statesOf) as QueueView[];

/** The review queue: requests of every workspace to the CA of the portal, the oldest first. */
export default async function AdminRequestsPage({
  searchParams,
}: Readonly<{ searchParams: Promise<{ state?: string | string[] }> }>) {
  await requireOperator();
  const { state } = await searchParams;
  const view = views.find((name) => name === state) ?? 'open';
  const requests = await listAllRequests(statesOf[view]);
  return (
    <>
      <PageHeader
        title="Certificate requests"
        description={
          <>
            Of every workspace, to the{' '}
            <Term id="certification-authority">certification authority</Term> of this portal. Those
            that wait longest come first.
          </>
        }
      />
      {view === 'open' && <WaitingNote waiting={await waitingInDirectory()} />}
      <div className="mb-3">
        <StateFilter views={views} current={view} />
      </div>
      <Card className="overflow-hidden" aria-label="Requests">
        {requests.length === 0 ? (
          <EmptyState
            icon={Inbox}
            title={view === 'open' ? 'Nothing waits for a review' : 'No such requests'}
          >
            {view === 'open'
              ? 'Requests that members of workspaces submit appear here.'
              : 'Choose another state above.'}
          </EmptyState>
        ) : (
          <RequestList
            requests={requests}
            root="/admin/requests"
            side="operator"
            now={new Date().toISOString()}
          />
        )}
      </Card>
    </>
  );
}
