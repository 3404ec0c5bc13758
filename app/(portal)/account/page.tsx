import type { Metadata } from 'next';
import { PasswordForm, ProfileForm } from '@/components/auth/account-forms';
import { SignInList } from '@/components/auth/sign-in-list';
import { CreateWorkspace } from '@/components/settings/workspace-forms';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireUser } from '@/lib/auth/session';
import { getMe } from '@/lib/domain/people/get-me';
import { listSignIns } from '@/lib/domain/people/list-sign-ins';
import { listWorkspaces } from '@/lib/domain/workspaces/list-workspaces';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const user = await requireUser();
  const [me, signIns, workspaces] = await Promise.all([
    getMe(user.id),
    listSignIns(user.id, user.signInId),
    listWorkspaces(user.id),
  ]);
  return (
    <div className="max-w-3xl">
      <PageHeader title="Account" description={<span className="break-all">{me.email}</span>} />
      <div className="space-y-6">
        {workspaces.length === 0 && (
          <Callout tone="info" title="You belong to no workspace">
            Create one below, or open an invitation link that somebody sent you.
          </Callout>
        )}
        <Card>
          <CardHeader title="Your name" description="Members of your workspaces see it." />
          <CardBody>
            <ProfileForm name={me.name ?? ''} />
          </CardBody>
        </Card>
        <Card>
          <CardHeader
            title={me.hasPassword ? 'Change the password' : 'Set a password'}
            description={
              me.hasPassword
                ? 'All other browsers are signed out when it changes.'
                : 'You sign in with a provider or a link so far. With a password you can do without.'
            }
          />
          <CardBody>
            <PasswordForm email={me.email} name={me.name ?? ''} hasPassword={me.hasPassword} />
          </CardBody>
        </Card>
        <Card>
          <SignInList signIns={signIns} now={new Date().toISOString()} />
        </Card>
        <Card id="new-workspace" className="scroll-mt-20">
          <CardHeader
            title="New workspace"
            description="A workspace owns apps, keys, certificates, registrations and runs. You become its owner."
          />
          <CardBody>
            <CreateWorkspace />
          </CardBody>
        </Card>
      </div>
    </div>
  );
}
