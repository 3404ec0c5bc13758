import { AppWindow } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { AppList } from '@/components/apps/app-list';
import { Term } from '@/components/help/term';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listApps } from '@/lib/domain/apps/list-apps';
import { requireMember } from '../require-member';

export const metadata: Metadata = { title: 'Apps' };

/** The apps of the workspace. */
export default async function AppsPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const root = `/w/${slug}/apps`;
  const apps = await listApps(id);
  const make = can(member.role, 'app.manage') ? (
    <Link href={`${root}/new`} className={buttonClass('primary')}>
      New app
    </Link>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Apps"
        description={
          <>
            What you register at <Term id="holder">data holders</Term>. The metadata of an app is
            written once; each of its two workflows is a <Term id="client">client</Term> of its own.
          </>
        }
        actions={apps.length > 0 ? make : undefined}
      />
      <Card>
        {apps.length === 0 ? (
          <EmptyState icon={AppWindow} title="No apps yet" actions={make}>
            An app has a name, a logo, contacts and addresses, which holders and users see. Write
            them once here, see what is missing, and register the app at as many holders as you
            like. The console makes an app of its own with the first request.
          </EmptyState>
        ) : (
          <AppList apps={apps} root={root} />
        )}
      </Card>
    </>
  );
}
