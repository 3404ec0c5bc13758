import type { Metadata } from 'next';
import Link from 'next/link';
import { ProfileDetails } from '@/components/profiles/profile-details';
import { OriginBadge } from '@/components/profiles/profile-list';
import { RestoreProfile } from '@/components/profiles/restore-profile';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { buttonClass } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { findProfile } from '../find';

type Props = Readonly<{ params: Promise<{ workspace: string; profile: string }> }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, profile } = await params;
  return { title: (await findProfile(workspace, profile)).entry.profile.name };
}

/** One holder profile. */
export default async function ProfilePage({ params }: Props) {
  const { workspace, profile: key } = await params;
  const { member, entry } = await findProfile(workspace, key);
  const { slug } = member.workspace;
  const root = `/w/${slug}/registrations/profiles`;
  const { profile, origin } = entry;
  return (
    <>
      <PageHeader
        title={profile.name}
        description={
          <>
            <OriginBadge origin={origin} /> {profile.summary}
          </>
        }
        above={<Breadcrumb href={root}>Holder profiles</Breadcrumb>}
        actions={
          can(member.role, 'profile.manage') ? (
            <>
              <Link href={`${root}/${key}/edit`} className={buttonClass()}>
                Edit
              </Link>
              <Link href={`${root}/new?from=${key}`} className={buttonClass()}>
                Copy
              </Link>
              {origin !== 'built-in' && (
                <RestoreProfile
                  api={`/workspaces/${slug}/holder-profiles/${key}`}
                  root={root}
                  name={profile.name}
                  isOwn={origin === 'own'}
                />
              )}
            </>
          ) : undefined
        }
      />
      <ProfileDetails entry={entry} now={new Date().toISOString()} />
    </>
  );
}
