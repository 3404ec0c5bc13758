import type { Metadata } from 'next';
import Link from 'next/link';
import { AcceptInvitation } from '@/components/auth/accept-invitation';
import { AuthCard } from '@/components/auth/auth-card';
import { NewMemberForm } from '@/components/auth/new-member-form';
import { SignOutButton } from '@/components/auth/sign-out-button';
import { roleSummaries } from '@/components/settings/roles';
import { buttonClass } from '@/components/ui/button';
import { currentUser } from '@/lib/auth/session';
import { findInvitation } from '@/lib/domain/invitations/find-invitation';

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function InvitePage({ searchParams }: Props) {
  const { token } = await searchParams;
  const link = typeof token === 'string' && token.length <= 200 ? token : '';
  const invitation = link === '' ? null : await findInvitation(link);
  if (!invitation) {
    return (
      <AuthCard
        title="This invitation does not work"
        description="It is unknown, was used or taken back, or has expired. Ask the person who invited you for a new link."
      >
        <Link href="/" className={buttonClass('primary')}>
          Go to the start
        </Link>
      </AuthCard>
    );
  }
  const user = await currentUser();
  const here = `/invite?token=${encodeURIComponent(link)}`;
  const description = (
    <p>
      <span className="break-all">{invitation.email}</span> is invited as {invitation.role}:{' '}
      {roleSummaries[invitation.role]}
    </p>
  );
  const title = `Join ${invitation.workspace.name}`;
  if (user && user.email.toLowerCase() !== invitation.email.toLowerCase()) {
    return (
      <AuthCard title={title} description={description}>
        <p className="mb-4">
          You are signed in as <span className="font-medium break-all">{user.email}</span>, and the
          invitation is for somebody else. Sign out first, then accept it as {invitation.email}.
        </p>
        <SignOutButton callbackPath={here} />
      </AuthCard>
    );
  }
  if (user) {
    return (
      <AuthCard title={title} description={description}>
        <AcceptInvitation token={link} workspace={invitation.workspace.name} />
      </AuthCard>
    );
  }
  if (invitation.hasAccount) {
    return (
      <AuthCard title={title} description={description}>
        <p className="mb-4">You have an account here. Sign in, then you come back to this page.</p>
        <Link
          href={`/signin?callbackUrl=${encodeURIComponent(here)}`}
          className={buttonClass('primary', 'lg')}
        >
          Sign in to accept
        </Link>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={title}
      description={description}
      footer={
        <p>
          Do you sign in with a link by mail or with another provider?{' '}
          <Link
            href={`/signin?callbackUrl=${encodeURIComponent(here)}`}
            className="underline underline-offset-2"
          >
            Sign in first
          </Link>
        </p>
      }
    >
      <NewMemberForm token={link} email={invitation.email} />
    </AuthCard>
  );
}
