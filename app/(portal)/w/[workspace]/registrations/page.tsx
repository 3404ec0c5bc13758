import { ClipboardList } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { Term } from '@/components/help/term';
import {
  filterRegistrations,
  registrationFilterOf,
} from '@/components/registrations/filter-registrations';
import { RegistrationFilters } from '@/components/registrations/registration-filters';
import { RegistrationRow } from '@/components/registrations/registration-row';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listApps } from '@/lib/domain/apps/list-apps';
import { listRegistrations } from '@/lib/domain/registrations/list-registrations';

export const metadata: Metadata = { title: 'Registrations' };

type Props = Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

/** The registrations of the workspace, to be searched and narrowed. */
export default async function RegistrationsPage({ params, searchParams }: Props) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const [registrations, apps, query] = await Promise.all([
    listRegistrations(id),
    listApps(id),
    searchParams,
  ]);
  const now = new Date().toISOString();
  const root = `/w/${slug}/registrations`;
  const filter = registrationFilterOf(query);
  const found = filterRegistrations(registrations, filter, now);
  const mayManage = can(member.role, 'registration.manage');
  return (
    <>
      <PageHeader
        title="Registrations"
        description={
          <>
            Your apps at data holders: the <Term id="client-id">client_id</Term> that each holder
            gave, how it was had, and when it ends.
          </>
        }
        actions={
          <>
            <Link href={`${root}/profiles`} className={buttonClass()}>
              Holder profiles
            </Link>
            <Link href={`${root}/bulk`} className={buttonClass()}>
              Many holders at once
            </Link>
            {mayManage && registrations.length > 0 && (
              <Link href={`/w/${slug}/apps`} className={buttonClass('primary')}>
                Register an app
              </Link>
            )}
          </>
        }
      />
      {registrations.length === 0 ? (
        <Card>
          <EmptyState
            icon={ClipboardList}
            title="No registrations yet"
            actions={
              mayManage && (
                <>
                  <Link href={`/w/${slug}/apps`} className={buttonClass('primary')}>
                    Register an app
                  </Link>
                  <Link href={`/w/${slug}/console/first`} className={buttonClass()}>
                    Make the guided first request
                  </Link>
                </>
              )
            }
          >
            A registration makes an app known to a data holder. Choose an app and a holder; the four
            ways to register stand side by side. The guided first request registers at the sandbox
            and explains each step.
          </EmptyState>
        </Card>
      ) : (
        <>
          <RegistrationFilters
            action={root}
            filter={filter}
            apps={apps}
            summary={
              found.length === registrations.length
                ? `${registrations.length} in all`
                : `${found.length} of ${registrations.length}`
            }
          />
          <Card>
            {found.length === 0 ? (
              <p className="px-5 py-8 text-center text-muted">
                None fits. Clear the search to see all.
              </p>
            ) : (
              <ul className="divide-y divide-line" aria-label="Registrations">
                {found.map((registration) => (
                  <RegistrationRow
                    key={registration.id}
                    registration={registration}
                    workspace={slug}
                    now={now}
                  />
                ))}
              </ul>
            )}
          </Card>
        </>
      )}
    </>
  );
}
