import type { Role } from '@/lib/schemas/workspace';

/** What each role is for, in one sentence. */
export const roleSummaries: Readonly<Record<Role, string>> = {
  owner: 'Everything, including deleting the workspace.',
  admin: 'Manages people, invitations, API tokens and the workspace itself.',
  developer: 'Runs requests, registers clients, uses the keys. Cannot export a private key.',
  viewer: 'Sees everything in the workspace and changes nothing.',
};

/** The name of a role at the start of a line. */
export function roleName(role: Role): string {
  return role.slice(0, 1).toUpperCase() + role.slice(1);
}
