import { ClipboardList } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { RegistrationCard } from '@/components/registrations/registration-card';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listRegistrations } from '@/lib/domain/registrations/list-registrations';

export const metadata: Metadata = { title: 'Registrations' };

export default async function RegistrationsPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { workspace } = await params;
  const { member } = await requireMember(workspace);
  const registrations = await listRegistrations(member.workspace.id);
  const now = new Date().toISOString();
  return (
    <>
      <PageHeader
        title="Registrations"
        description="Your apps at data holders: the client_id that each holder gave, the scope it granted, and the certificate behind it."
        actions={
          <>
            <Link href={`/w/${workspace}/registrations/profiles`} className={buttonClass()}>
              Holder profiles
            </Link>
            {registrations.length > 0 && (
              <Link href={`/w/${workspace}/console`} className={buttonClass('primary')}>
                Register at another holder
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
              can(member.role, 'run.start') && (
                <Link href={`/w/${workspace}/console/first`} className={buttonClass('primary')}>
                  Make the first request
                </Link>
              )
            }
          >
            A registration is made when a run reaches the step “register”. The guided first request
            registers at the sandbox holder and explains each step.
          </EmptyState>
        </Card>
      ) : (
        <ul className="space-y-4">
          {registrations.map((registration) => (
            <li key={registration.id}>
              <RegistrationCard
                registration={registration}
                workspace={workspace}
                now={now}
                mayManage={can(member.role, 'registration.manage')}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
