import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { lastWorkspaceCookie, workspaceToOpen } from '@/components/layout/last-workspace';
import { currentUser } from '@/lib/auth/session';
import { hasPeople } from '@/lib/domain/setup/has-people';
import { listWorkspaces } from '@/lib/domain/workspaces/list-workspaces';

/** The start leads on: to a workspace, to the sign-in, or to set-up while nobody exists. */
export default async function StartPage() {
  const user = await currentUser();
  if (!user) redirect((await hasPeople()) ? '/signin' : '/setup');
  const last = (await cookies()).get(lastWorkspaceCookie)?.value;
  const workspace = workspaceToOpen(await listWorkspaces(user.id), last);
  redirect(workspace ? `/w/${workspace.slug}` : '/account');
}
