import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Term } from '@/components/help/term';
import { copyDraftOf, emptyProfile } from '@/components/profiles/profile-draft';
import { ProfileForm } from '@/components/profiles/profile-form';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { requireMember } from '../../../require-member';
import { findProfile } from '../find';

export const metadata: Metadata = { title: 'Add a holder profile' };

/** Adds a holder profile of the workspace's own: an empty one, or with `from` a copy of another. */
export default async function NewProfilePage({
  params,
  searchParams,
}: Readonly<{
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
}>) {
  const { workspace } = await params;
  const { member } = await requireMember(workspace);
  if (!can(member.role, 'profile.manage')) notFound();
  const { from } = await searchParams;
  const copied =
    typeof from === 'string' ? (await findProfile(workspace, from)).entry.profile : null;
  const { slug } = member.workspace;
  const root = `/w/${slug}/registrations/profiles`;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <>
      <PageHeader
        title={copied ? `Copy ${copied.name}` : 'Add a holder profile'}
        description={
          copied ? (
            'Nothing is saved until you add it. The hosts stay with the one that was copied.'
          ) : (
            <>
              For a <Term id="holder">holder</Term> that no profile knows. Ask it, or read its
              documents, and say where that stands.
            </>
          )
        }
        above={<Breadcrumb href={root}>Holder profiles</Breadcrumb>}
      />
      <ProfileForm
        api={`/workspaces/${slug}/holder-profiles`}
        root={root}
        initial={copied ? copyDraftOf(copied) : emptyProfile(today)}
        isNew
        today={today}
      />
    </>
  );
}
