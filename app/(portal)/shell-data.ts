import 'server-only';
import { cookies } from 'next/headers';
import { lastWorkspaceCookie, workspaceToOpen } from '@/components/layout/last-workspace';
import type { ShellData } from '@/components/layout/shell-context';
import type { SessionUser } from '@/lib/auth/session';
import { listWorkspaces } from '@/lib/domain/workspaces/list-workspaces';
import { holderAddresses } from '@/lib/sandbox/addresses';

/**
 * What the shell shows around a page. `slug` names the workspace of the page; on pages of the person it is
 * null, and the shell shows the workspace that was used last.
 */
export async function shellData(user: SessionUser, slug: string | null): Promise<ShellData> {
  const workspaces = (await listWorkspaces(user.id)).map(({ slug, name, role }) => ({
    slug,
    name,
    role,
  }));
  const last = (await cookies()).get(lastWorkspaceCookie)?.value;
  return {
    user: { name: user.name, email: user.email, isOperator: user.isOperator },
    workspaces,
    current: workspaceToOpen(workspaces, slug ?? last),
    sandboxBaseUrl: holderAddresses('harbor').baseUrl,
  };
}
