import { ClipboardList } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import type { AppChoice } from '@/components/bulk/bulk-choices';
import { BulkForm } from '@/components/bulk/bulk-form';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listAppClients, type AppClientChoice } from '@/lib/domain/apps/list-app-clients';
import { listCertificates } from '@/lib/domain/certificates/list-certificates';

export const metadata: Metadata = { title: 'Register at many holders' };

type Props = Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

/** The apps of their clients, each once. */
function appsOf(clients: readonly AppClientChoice[]): AppChoice[] {
  const apps = new Map<string, AppChoice>();
  for (const { appId, appName, grantType, issuer } of clients) {
    const app = apps.get(appId) ?? { id: appId, name: appName, issuers: {} };
    apps.set(appId, { ...app, issuers: { ...app.issuers, [grantType]: issuer } });
  }
  return [...apps.values()];
}

/** Starts a bulk registration; `?app=` chooses the app. */
export default async function NewBulkRegistrationPage({ params, searchParams }: Props) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const [clients, certificates, { app }] = await Promise.all([
    listAppClients(id),
    listCertificates(id),
    searchParams,
  ]);
  const apps = appsOf(clients);
  const now = new Date().toISOString();
  return (
    <>
      <PageHeader
        title="Register at many holders"
        description={
          <>
            One app, one way to register, and a list of <Term id="holder">holders</Term>. Each
            registration is a <Term id="run">run</Term> that you can open.
          </>
        }
        above={<Breadcrumb href={`/w/${slug}/registrations/bulk`}>Bulk registrations</Breadcrumb>}
      />
      {!can(member.role, 'registration.manage') ? (
        <Callout title="You can look, not register">
          Your role in this workspace is {member.role}. Developers, admins and owners can register
          apps.
        </Callout>
      ) : apps.length === 0 ? (
        <Card>
          <EmptyState
            icon={ClipboardList}
            title="There is no app yet"
            actions={
              <Link href={`/w/${slug}/apps`} className={buttonClass('primary')}>
                Go to apps
              </Link>
            }
          >
            What is registered is an app: its name, its contacts, its addresses. Make one first.
          </EmptyState>
        </Card>
      ) : (
        <BulkForm
          workspace={slug}
          apps={apps}
          certificates={certificates
            .filter(({ revokedAt, notAfter }) => revokedAt === null && notAfter > now)
            .map(({ id: certificateId, subject, community, sanUris, notAfter }) => ({
              id: certificateId,
              subject,
              community,
              sanUris,
              notAfter,
            }))}
          chosenApp={apps.find((choice) => choice.id === app)?.id}
        />
      )}
    </>
  );
}
