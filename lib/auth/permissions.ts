import 'server-only';
import type { Role } from '@/lib/schemas/workspace';

export type { Role } from '@/lib/schemas/workspace';

/** The roles, the one that may most first. */
const ranks: Record<Role, number> = { owner: 3, admin: 2, developer: 1, viewer: 0 };

const all = ['owner', 'admin', 'developer', 'viewer'] as const satisfies readonly Role[];
const developers = ['owner', 'admin', 'developer'] as const satisfies readonly Role[];
const admins = ['owner', 'admin'] as const satisfies readonly Role[];
const owners = ['owner'] as const satisfies readonly Role[];

/** The one table of what a role may do in a workspace. Pages and the API obey the same. */
export const permissions = {
  'workspace.read': { description: 'See the workspace', roles: all },
  'workspace.update': { description: 'Rename the workspace', roles: admins },
  'workspace.delete': { description: 'Delete the workspace and all it owns', roles: owners },
  'member.read': { description: 'See who is a member', roles: all },
  'member.manage': { description: 'Change the role of members and remove them', roles: admins },
  'invitation.manage': { description: 'Invite people and take invitations back', roles: admins },
  'token.read': { description: 'See which API tokens exist', roles: admins },
  'token.manage': { description: 'Make and revoke API tokens', roles: admins },
  'audit.read': { description: 'Read the audit log', roles: admins },
  'run.read': { description: 'See runs', roles: all },
  'run.start': { description: 'Start runs', roles: developers },
  'run.cancel': { description: 'Cancel runs', roles: developers },
  'run.annotate': { description: 'Star, name and comment on runs', roles: developers },
  'environment.read': { description: 'See environments and their plain variables', roles: all },
  'environment.manage': {
    description: 'Make and change environments and their variables',
    roles: developers,
  },
  'run.share': { description: 'Make and revoke links to redacted runs', roles: developers },
  'collection.read': { description: 'See collections and their reports', roles: all },
  'collection.manage': {
    description: 'Make and change collections and saved requests',
    roles: developers,
  },
  'certificate.read': { description: 'See certificates', roles: all },
  'certificate.issue': { description: 'Have certificates issued', roles: developers },
  'certificate.manage': {
    description: 'Upload, renew, revoke and remove certificates',
    roles: developers,
  },
  'certificate.request': { description: 'Request certificates', roles: developers },
  'key.read': { description: 'See keys, never their private half', roles: all },
  'key.manage': { description: 'Make, import, rename and remove keys', roles: developers },
  'key.use': { description: 'Sign with a key of the workspace', roles: developers },
  'key.export': { description: 'Export a private key', roles: admins },
  'community.read': { description: 'See trust communities', roles: all },
  'community.manage': { description: 'Decide which communities are trusted', roles: admins },
  'trust.examine': { description: 'Use the trust doctor', roles: developers },
  'radar.read': { description: 'See what expires', roles: all },
  'notice.manage': { description: 'Decide who is told of what expires', roles: admins },
  'registration.read': { description: 'See registrations', roles: all },
  'registration.manage': { description: 'Make and change registrations', roles: developers },
  'registration.reveal': { description: 'See the client secret of a registration', roles: admins },
  'app.read': { description: 'See apps', roles: all },
  'app.manage': {
    description: 'Make and change apps and the keys they publish',
    roles: developers,
  },
  'plan.read': { description: 'See the plans of apps', roles: all },
  'plan.manage': { description: 'Choose flows and work on plans', roles: developers },
  'example.read': { description: 'See whether there are examples', roles: all },
  'example.manage': { description: 'Fill the workspace with examples', roles: developers },
  'app.publish': {
    description: 'Publish the profile of an app and take it back',
    roles: developers,
  },
  'outreach.read': { description: 'See contacts with holders and agreements', roles: all },
  'outreach.manage': {
    description: 'Write down contacts with holders and agreements',
    roles: developers,
  },
  'profile.read': { description: 'See what holders accept', roles: all },
  'profile.manage': { description: 'Edit what holders accept', roles: developers },
  'directory.read': { description: 'Search the directory and NPPES', roles: all },
  'directory.suggest': {
    description: 'Suggest endpoints and put records of NPPES into the directory',
    roles: developers,
  },
  'directory.probe': { description: 'Probe endpoints of the directory', roles: developers },
} as const satisfies Record<string, { description: string; roles: readonly Role[] }>;

export type Permission = keyof typeof permissions;

/** Whether a role has a permission. */
export function can(role: Role, permission: Permission): boolean {
  const { roles }: { roles: readonly Role[] } = permissions[permission];
  return roles.includes(role);
}

/** Whether `role` may everything that `other` may: nobody gives, changes or takes more than they have. */
export function isAtLeast(role: Role, other: Role): boolean {
  return ranks[role] >= ranks[other];
}
