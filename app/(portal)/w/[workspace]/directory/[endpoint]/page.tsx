import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { ChangesList } from '@/components/directory/changes-list';
import { ClaimsTable } from '@/components/directory/claims-table';
import { EndpointFacts } from '@/components/directory/endpoint-facts';
import { OrganizationsList } from '@/components/directory/organizations-list';
import { ProbeCard } from '@/components/directory/probe-card';
import { RegistrationHelp } from '@/components/directory/registration-help';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { can } from '@/lib/auth/permissions';
import { listApps } from '@/lib/domain/apps/list-apps';
import { getDirectoryEndpoint } from '@/lib/domain/directory/endpoints/get-endpoint';
import { profileFor } from '@/lib/domain/profiles/profile-for';
import { AppError } from '@/lib/errors';

type Props = Readonly<{ params: Promise<{ workspace: string; endpoint: string }> }>;

/** The endpoint, read once for the page and its title. */
const findEndpoint = cache(async (id: string) => {
  try {
    return await getDirectoryEndpoint(id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'resource.not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, endpoint } = await params;
  await requireMember(workspace);
  return { title: (await findEndpoint(endpoint)).host };
}

/** One endpoint of the directory. */
export default async function EndpointPage({ params }: Props) {
  const { workspace, endpoint: id } = await params;
  const { member } = await requireMember(workspace);
  const { slug } = member.workspace;
  const endpoint = await findEndpoint(id);
  const root = `/w/${slug}/directory`;
  // An id that was given up in a merge: the address bar should hold the one that stays.
  if (endpoint.id !== id) redirect(`${root}/${endpoint.id}`);
  const now = new Date().toISOString();
  const { name, key, why } = await profileFor(member.workspace.id, {
    holderBaseUrl: endpoint.baseUrl,
    hasUdap: endpoint.abilities?.hasUdap ?? null,
  });
  const profile = { name, why, href: `/w/${slug}/registrations/profiles/${key}` };
  const holder = encodeURIComponent(endpoint.baseUrl);
  const apps = (await listApps(member.workspace.id)).map((app) => ({
    name: app.name,
    href: `/w/${slug}/apps/${app.id}/register?holder=${holder}`,
  }));
  const [first] = endpoint.organizations;
  return (
    <>
      <PageHeader
        title={endpoint.organizationCount === 1 && first ? first.name : endpoint.host}
        description={<span className="font-mono text-xs break-all">{endpoint.baseUrl}</span>}
        above={<Breadcrumb href={root}>Directory</Breadcrumb>}
        actions={
          <>
            <Link href="#register" className={buttonClass()}>
              Register here
            </Link>
            <Link
              href={`/w/${slug}/console?holder=${holder}&until=discover`}
              className={buttonClass('primary')}
            >
              Open in the console
            </Link>
          </>
        }
      />
      <div className="space-y-6">
        {endpoint.retiredAt !== null && (
          <Callout tone="warn" title="No source names this endpoint any more">
            Since <Time at={endpoint.retiredAt} now={now} />. It may have moved: search for the
            organization.
          </Callout>
        )}
        <Card>
          <EndpointFacts endpoint={endpoint} now={now} />
        </Card>
        <ProbeCard
          workspace={slug}
          endpoint={endpoint}
          mayProbe={can(member.role, 'directory.probe')}
          now={now}
        />
        <Card id="register">
          <CardHeader title="Becoming a client here" />
          <RegistrationHelp endpoint={endpoint} profile={profile} apps={apps} />
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
          <ChangesList changes={endpoint.changes} now={now} />
        </Card>
      </div>
    </>
  );
}
