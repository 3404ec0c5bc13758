import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { certificateLabel } from '@/components/console/certificate-label';
import { Console } from '@/components/console/console';
import { FocusField } from '@/components/console/focus-field';
import { consoleOfRequest, decodeConsole } from '@/components/console/console-state';
import { keptCollectionOf } from '@/components/console/kept/kept';
import { Term } from '@/components/help/term';
import { buttonClass } from '@/components/ui/button';
import { readRequestWidth, requestWidthCookie } from '@/components/console/panes/request-width';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listCollections } from '@/lib/domain/collections/get-collection';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import { listCertificates } from '@/lib/domain/certificates/list-certificates';
import { listEnvironments } from '@/lib/domain/environments/get-environment';
import { listRuns } from '@/lib/domain/runs/list-runs';
import { findRunRequest } from '@/lib/domain/runs/get-run';
import { env } from '@/lib/env';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { requireMember } from '../require-member';

export const metadata: Metadata = { title: 'Console' };

type Props = Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

/** Said to people whose role may not send. */
const viewerReason =
  'Your role in this workspace is viewer: it sees runs but starts none. An owner or admin can make you a developer.';

/** The console: build a request, send it, watch it. */
export default async function ConsolePage({ params, searchParams }: Props) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const [{ runs }, certificates, communities, environments, collections, query] = await Promise.all(
    [
      listRuns(id, { limit: 50 }),
      listCertificates(id),
      listCommunities(id),
      listEnvironments(id),
      listCollections(id),
      searchParams,
    ],
  );
  // A request may be too long for an address: the address of one that was sent names its run.
  const ofRun = typeof query['run'] === 'string' ? await findRunRequest(id, query['run']) : null;
  const sandboxBaseUrl = holderAddresses('harbor').baseUrl;
  const entries = Object.entries(query).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return (
    <>
      <PageHeader
        title="Console"
        description={
          <>
            Choose a <Term id="holder">holder</Term>, say how to authenticate, send a FHIR request.
            Every request, token and <Term id="check">check</Term> is shown while it happens.
          </>
        }
        actions={
          <Link href={`/w/${slug}/console/first`} className={buttonClass()}>
            Guided first request
          </Link>
        }
      />
      <FocusField />
      <Console
        requestWidth={readRequestWidth((await cookies()).get(requestWidthCookie)?.value)}
        initial={ofRun ? consoleOfRequest(ofRun) : decodeConsole(new URLSearchParams(entries))}
        data={{
          workspace: slug,
          origin: env().APP_URL,
          sandboxBaseUrl,
          recentHolders: [...new Set(runs.map((run) => run.holder))]
            .filter((holder) => holder !== sandboxBaseUrl)
            .slice(0, 8),
          communities: communities.map(({ uri, name }) => ({ uri, name })),
          certificates: certificates.map((certificate) => ({
            id: certificate.id,
            label: certificateLabel(certificate),
          })),
          readOnlyReason: can(member.role, 'run.start') ? null : viewerReason,
          mayIssue: can(member.role, 'certificate.issue'),
          environments,
          mayManageEnvironments: can(member.role, 'environment.manage'),
          collections: collections.map(keptCollectionOf),
          mayKeep: can(member.role, 'collection.manage'),
          isOfRun: ofRun !== null,
          openSaved: typeof query['saved'] === 'string' ? query['saved'] : null,
        }}
      />
    </>
  );
}
