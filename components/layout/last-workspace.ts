/** The cookie that remembers the workspace in which the person was last, for `/` and the account page. */
export const lastWorkspaceCookie = 'onramp-workspace';

/** The workspace to open: the one that was used last if it is still theirs, else the first, else null. */
export function workspaceToOpen<Workspace extends { slug: string }>(
  workspaces: readonly Workspace[],
  lastSlug: string | undefined,
): Workspace | null {
  return workspaces.find(({ slug }) => slug === lastSlug) ?? workspaces[0] ?? null;
}
