import Link from 'next/link';
import type { ReactNode } from 'react';
import { AppNav } from '@/components/apps/app-nav';
import { DraftsProvider } from '@/components/apps/drafts';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { findApp } from '../find';

/** What all sections of an app have: its name, the way to a registration, and the way to the other sections. */
export default async function AppLayout({
  children,
  params,
}: Readonly<{ children: ReactNode; params: Promise<{ workspace: string; app: string }> }>) {
  const { workspace, app: id } = await params;
  const { member, app } = await findApp(workspace, id);
  const root = `/w/${member.workspace.slug}/apps`;
  return (
    <>
      <PageHeader
        title={app.name}
        description={
          app.metadata.client_name === app.name ? undefined : (
            <>Users see “{app.metadata.client_name}”</>
          )
        }
        above={<Breadcrumb href={root}>Apps</Breadcrumb>}
        actions={
          can(member.role, 'registration.manage') ? (
            <Link href={`${root}/${app.id}/register`} className={buttonClass('primary')}>
              Register at a holder
            </Link>
          ) : undefined
        }
      />
      <AppNav root={`${root}/${app.id}`} />
      <DraftsProvider>{children}</DraftsProvider>
    </>
  );
}
