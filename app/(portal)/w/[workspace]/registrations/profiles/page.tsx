import type { Metadata } from 'next';
import Link from 'next/link';
import { Term } from '@/components/help/term';
import { ProfileList } from '@/components/profiles/profile-list';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listProfiles } from '@/lib/domain/profiles/list-profiles';
import { requireMember } from '../../require-member';

export const metadata: Metadata = { title: 'Holder profiles' };

/** What each holder accepts, as the workspace knows it. */
export default async function ProfilesPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const root = `/w/${slug}/registrations/profiles`;
  return (
    <>
      <PageHeader
        title="Holder profiles"
        description={
          <>
            What each data holder accepts, with the source and the day it was read. Every{' '}
            <Term id="registration">registration</Term> is judged by one of these before anything is
            sent.{' '}
            <Link href="/docs/holder-profiles" className="underline underline-offset-2">
              How profiles work
            </Link>
          </>
        }
        above={<Breadcrumb href={`/w/${slug}/registrations`}>Registrations</Breadcrumb>}
        actions={
          can(member.role, 'profile.manage') ? (
            <Link href={`${root}/new`} className={buttonClass('primary')}>
              Add a profile
            </Link>
          ) : undefined
        }
      />
      <Card className="overflow-hidden">
        <ProfileList profiles={await listProfiles(id)} root={root} now={new Date().toISOString()} />
      </Card>
    </>
  );
}
