import 'server-only';
import * as z from 'zod';
import { acceptInvitation as accept } from '@/lib/domain/invitations/accept-invitation';
import { createInvitation as create } from '@/lib/domain/invitations/create-invitation';
import { listInvitations as list } from '@/lib/domain/invitations/list-invitations';
import { revokeInvitation as revoke } from '@/lib/domain/invitations/revoke-invitation';
import {
  AcceptedInvitationSchema,
  AcceptInvitationSchema,
  InvitationSchema,
  InviteSchema,
  NewInvitationSchema,
} from '@/lib/schemas/workspace';
import { endpoint } from '../endpoint';

/** The open invitations of a workspace. */
export const listInvitations = endpoint({
  id: 'invitations.list',
  method: 'GET',
  path: '/workspaces/{slug}/invitations',
  summary: 'List open invitations, newest first',
  tag: 'Invitations',
  access: { kind: 'workspace', permission: 'invitation.manage' },
  status: 200,
  response: z.object({ invitations: z.array(InvitationSchema) }),
  handler: async ({ workspace }) => ({ invitations: await list(workspace.id) }),
});

/** Invites somebody. */
export const createInvitation = endpoint({
  id: 'invitations.create',
  method: 'POST',
  path: '/workspaces/{slug}/invitations',
  summary: 'Invite somebody by e-mail address',
  description:
    'The link is mailed where the portal can send mail; otherwise the answer shows it, this once.',
  tag: 'Invitations',
  access: { kind: 'workspace', permission: 'invitation.manage' },
  body: InviteSchema,
  status: 201,
  response: NewInvitationSchema,
  audit: {
    action: 'invitation.create',
    target: ({ id, email, role }) => ({ kind: 'invitation', id, detail: { email, role } }),
  },
  handler: ({ workspace, role, actor, body }) =>
    create(workspace, { role, userId: actor.userId }, body),
});

/** Takes an invitation back. */
export const revokeInvitation = endpoint({
  id: 'invitations.revoke',
  method: 'DELETE',
  path: '/workspaces/{slug}/invitations/{id}',
  summary: 'Take an open invitation back',
  tag: 'Invitations',
  access: { kind: 'workspace', permission: 'invitation.manage' },
  params: z.object({ id: z.string() }),
  status: 204,
  response: null,
  audit: {
    action: 'invitation.revoke',
    target: (_, { params }) => ({ kind: 'invitation', id: params.id }),
  },
  handler: ({ workspace, params }) => revoke(workspace.id, params.id),
});

/** Accepts an invitation; the verb audits it in its own transaction. */
export const acceptInvitation = endpoint({
  id: 'invitations.accept',
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Accept an invitation',
  description:
    'Signed in with the e-mail address that is invited, or as a new person with a name and a password.',
  tag: 'Invitations',
  access: { kind: 'public' },
  body: AcceptInvitationSchema,
  status: 200,
  response: AcceptedInvitationSchema,
  handler: ({ user, body, requestId, address }) => accept(body, user, { requestId, address }),
});
