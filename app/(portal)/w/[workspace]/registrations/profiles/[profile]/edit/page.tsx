import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Term } from '@/components/help/term';
import { draftOf } from '@/components/profiles/profile-draft';
import { ProfileForm } from '@/components/profiles/profile-form';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { findProfile } from '../../find';

export const metadata: Metadata = { title: 'Edit a holder profile' };

/** Changes a holder profile; a built-in one for this workspace only. */
export default async function EditProfilePage({
  params,
}: Readonly<{ params: Promise<{ workspace: string; profile: string }> }>) {
  const { workspace, profile: key } = await params;
  const { member, entry } = await findProfile(workspace, key);
  if (!can(member.role, 'profile.manage')) notFound();
  const { slug } = member.workspace;
  const root = `/w/${slug}/registrations/profiles`;
  return (
    <>
      <PageHeader
        title={`Edit ${entry.profile.name}`}
        description={
          entry.origin === 'own' ? (
            <>
              What is saved here counts from the next <Term id="registration">registration</Term>{' '}
              on.
            </>
          ) : (
            <>
              It is changed for this workspace only, from the next{' '}
              <Term id="registration">registration</Term> on. The built-in one can be restored.
            </>
          )
        }
        above={<Breadcrumb href={`${root}/${key}`}>{entry.profile.name}</Breadcrumb>}
      />
      <ProfileForm
        api={`/workspaces/${slug}/holder-profiles/${key}`}
        root={root}
        initial={draftOf(entry.profile)}
        isNew={false}
        today={new Date().toISOString().slice(0, 10)}
      />
    </>
  );
}
