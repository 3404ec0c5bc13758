import 'server-only';
import * as z from 'zod';
import { changeRole } from '@/lib/domain/members/change-role';
import { listMembers as list } from '@/lib/domain/members/list-members';
import { removeMember as remove } from '@/lib/domain/members/remove-member';
import { ChangeRoleSchema, MemberRowSchema } from '@/lib/schemas/workspace';
import { endpoint } from '../endpoint';

const MemberParamsSchema = z.object({ userId: z.string() });

/** The members of a workspace. */
export const listMembers = endpoint({
  id: 'members.list',
  method: 'GET',
  path: '/workspaces/{slug}/members',
  summary: 'List members in the order in which they joined',
  tag: 'Members',
  access: { kind: 'workspace', permission: 'member.read' },
  status: 200,
  response: z.object({ members: z.array(MemberRowSchema) }),
  handler: async ({ workspace }) => ({ members: await list(workspace.id) }),
});

/** Gives a member another role. */
export const updateMember = endpoint({
  id: 'members.update',
  method: 'PATCH',
  path: '/workspaces/{slug}/members/{userId}',
  summary: 'Change the role of a member',
  description: 'Nobody gives a role above their own. The last owner stays one.',
  tag: 'Members',
  access: { kind: 'workspace', permission: 'member.manage' },
  params: MemberParamsSchema,
  body: ChangeRoleSchema,
  status: 200,
  response: MemberRowSchema,
  audit: {
    action: 'member.change_role',
    target: ({ userId, role }) => ({ kind: 'person', id: userId, detail: { role } }),
  },
  handler: ({ workspace, role, params, body }) =>
    changeRole(workspace.id, params.userId, body.role, role),
});

/** Removes a member. */
export const removeMember = endpoint({
  id: 'members.remove',
  method: 'DELETE',
  path: '/workspaces/{slug}/members/{userId}',
  summary: 'Remove a member',
  description: 'API tokens and open invitations that the member made are revoked with it.',
  tag: 'Members',
  access: { kind: 'workspace', permission: 'member.manage' },
  params: MemberParamsSchema,
  status: 204,
  response: null,
  audit: {
    action: 'member.remove',
    target: (_, { params }) => ({ kind: 'person', id: params.userId }),
  },
  handler: ({ workspace, role, params }) => remove(workspace.id, params.userId, role),
});
