import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { AddToPlan } from '@/components/directory-endpoint/add-to-plan';
import { CapabilitiesCard } from '@/components/directory-endpoint/capabilities-card';
import { ChangesList } from '@/components/directory-endpoint/changes-list';
import { ClaimsTable } from '@/components/directory-endpoint/claims-table';
import { DocumentsCard } from '@/components/directory-endpoint/documents-card';
import { EndpointActions } from '@/components/directory-endpoint/endpoint-actions';
import { EndpointFacts } from '@/components/directory-endpoint/endpoint-facts';
import { OrganizationsList } from '@/components/directory-endpoint/organizations-list';
import { RegistrationHelp } from '@/components/directory-endpoint/registration-help';
import { StatusCard } from '@/components/directory-endpoint/status-card';
import { Badge } from '@/components/ui/badge';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Callout } from '@/components/ui/callout';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { can } from '@/lib/auth/permissions';
import { statusWords } from '@/lib/directory/probe/status-words';
import { listApps } from '@/lib/domain/apps/list-apps';
import { readDocuments } from '@/lib/domain/directory/endpoints/read-documents';
import { appsThatPlan } from '@/lib/domain/plans/apps-that-plan';
import { profileFor } from '@/lib/domain/profiles/profile-for';
import { findEndpoint } from './find';

type Props = Readonly<{ params: Promise<{ workspace: string; endpoint: string }> }>;

/** Said to people whose role may look only. */
const viewerReason = 'Your role is viewer: an owner or admin can make you a developer.';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, endpoint } = await params;
  await requireMember(workspace);
  return { title: (await findEndpoint(endpoint)).host };
}

/** One endpoint of the directory. */
export default async function EndpointPage({ params }: Props) {
  const { workspace, endpoint: id } = await params;
  const { user, member } = await requireMember(workspace);
  const { id: workspaceId, slug } = member.workspace;
  const endpoint = await findEndpoint(id);
  const root = `/w/${slug}/directory`;
  // An id that was given up in a merge: the address bar should hold the one that stays.
  if (endpoint.id !== id) redirect(`${root}/${endpoint.id}`);
  const now = new Date().toISOString();
  const hasUdap = endpoint.abilities?.hasUdap ?? null;
  const [profile, apps, planned, { documents, bulkExport }] = await Promise.all([
    profileFor(workspaceId, { holderBaseUrl: endpoint.baseUrl, hasUdap }),
    listApps(workspaceId),
    appsThatPlan(workspaceId, endpoint.baseUrl),
    readDocuments(workspaceId, endpoint.id),
  ]);
  const holder = encodeURIComponent(endpoint.baseUrl);
  const registrations = apps.map((app) => ({
    name: app.name,
    href: `/w/${slug}/apps/${app.id}/register?holder=${holder}`,
  }));
  const [first] = endpoint.organizations;
  const [onlyApp, ...otherApps] = registrations;
  const registerHref = onlyApp
    ? otherApps.length === 0
      ? onlyApp.href
      : '#register'
    : `/w/${slug}/apps/new`;
  return (
    <>
      <PageHeader
        title={endpoint.organizationCount === 1 && first ? first.name : endpoint.host}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 font-mono text-xs break-all">{endpoint.baseUrl}</span>
            {endpoint.isSelfReported && <Badge tone="warn">Self-reported in NPPES</Badge>}
          </span>
        }
        above={<Breadcrumb href={root}>Directory</Breadcrumb>}
        actions={
          <EndpointActions
            workspace={slug}
            endpoint={{ id: endpoint.id, baseUrl: endpoint.baseUrl, hasUdap }}
            registerHref={registerHref}
            whyNoRuns={can(member.role, 'run.start') ? null : viewerReason}
          />
        }
      />
      <div className="space-y-6">
        {endpoint.retiredAt !== null && (
          <Callout tone="warn" title="No source names this endpoint any more">
            Since <Time at={endpoint.retiredAt} now={now} />. It may have moved: search for the
            organization.
          </Callout>
        )}
        <StatusCard
          workspace={slug}
          endpoint={{
            id: endpoint.id,
            successor: endpoint.successor,
            lastProbedAt: endpoint.lastProbedAt,
            lastWorkedAt: endpoint.lastWorkedAt,
            uptime: endpoint.uptime,
          }}
          words={statusWords(endpoint)}
          whyNot={can(member.role, 'directory.probe') ? null : viewerReason}
          now={now}
        />
        <CapabilitiesCard abilities={endpoint.abilities} bulkExport={bulkExport} now={now} />
        <DocumentsCard workspace={slug} endpointId={endpoint.id} documents={documents} now={now} />
        <Card id="register" className="scroll-mt-20">
          <CardHeader title="Becoming a client here" />
          <RegistrationHelp
            endpoint={endpoint}
            profile={{ ...profile, href: `/w/${slug}/registrations/profiles/${profile.key}` }}
            apps={registrations}
          />
          <AddToPlan
            workspace={slug}
            holder={{ baseUrl: endpoint.baseUrl, name: first?.name ?? endpoint.host }}
            apps={apps.map(({ id: appId, name }) => ({
              id: appId,
              name,
              isPlanned: planned.includes(appId),
            }))}
            mayManage={can(member.role, 'plan.manage')}
          />
        </Card>
        <Card>
          <CardHeader title="About this endpoint" />
          <EndpointFacts endpoint={endpoint} now={now} isOperator={user.isOperator} />
        </Card>
        <Card>
          <CardHeader
            title="Who is behind it"
            description="As the sources say. Several organizations often share one base URL."
          />
          <OrganizationsList
            organizations={endpoint.organizations}
            count={endpoint.organizationCount}
          />
        </Card>
        <Card>
          <CardHeader title="Who says so" description="Each source in its own spelling." />
          <ClaimsTable claims={endpoint.claims} now={now} />
        </Card>
        <Card>
          <CardHeader title="What has changed" />
          <ChangesList
            changes={endpoint.changes}
            path={`/workspaces/${slug}/directory/endpoints/${endpoint.id}`}
            now={now}
          />
        </Card>
      </div>
    </>
  );
}
