import 'server-only';
import * as z from 'zod';
import { changePassword } from '@/lib/domain/people/change-password';
import { getMe as get } from '@/lib/domain/people/get-me';
import { listSignIns } from '@/lib/domain/people/list-sign-ins';
import { renameMe } from '@/lib/domain/people/rename-me';
import { signOutEverywhere as endAll } from '@/lib/domain/people/sign-out-everywhere';
import {
  ChangePasswordSchema,
  EndedSignInsSchema,
  MeSchema,
  SignInRowSchema,
  UpdateMeSchema,
} from '@/lib/schemas/people';
import { endpoint } from '../endpoint';

/** The person who is signed in. */
export const getMe = endpoint({
  id: 'me.get',
  method: 'GET',
  path: '/me',
  summary: 'Get the person who is signed in',
  tag: 'Me',
  access: { kind: 'user' },
  status: 200,
  response: MeSchema,
  handler: ({ user }) => get(user.id),
});

/** Renames the person who is signed in. */
export const updateMe = endpoint({
  id: 'me.update',
  method: 'PATCH',
  path: '/me',
  summary: 'Change your name',
  tag: 'Me',
  access: { kind: 'user' },
  body: UpdateMeSchema,
  status: 200,
  response: MeSchema,
  audit: { action: 'person.update', target: (me) => ({ kind: 'person', id: me.id }) },
  handler: ({ user, body }) => renameMe(user.id, body.name),
});

/** Changes the password; every other sign-in ends. */
export const changeMyPassword = endpoint({
  id: 'me.password',
  method: 'POST',
  path: '/me/password',
  summary: 'Change your password; all your other sign-ins end',
  tag: 'Me',
  access: { kind: 'user' },
  body: ChangePasswordSchema,
  status: 200,
  response: EndedSignInsSchema,
  audit: {
    action: 'person.change_password',
    target: ({ ended }, { user }) => ({ kind: 'person', id: user.id, detail: { ended } }),
  },
  handler: async ({ user, body }) => ({ ended: await changePassword(user, body) }),
});

/** The browsers in which the person is signed in. */
export const listMySignIns = endpoint({
  id: 'me.sign_ins',
  method: 'GET',
  path: '/me/sign-ins',
  summary: 'List the browsers in which you are signed in',
  tag: 'Me',
  access: { kind: 'user' },
  status: 200,
  response: z.object({ signIns: z.array(SignInRowSchema) }),
  handler: async ({ user }) => ({ signIns: await listSignIns(user.id, user.signInId) }),
});

/** Ends every sign-in of the person, this one among them. */
export const signOutEverywhere = endpoint({
  id: 'me.sign_out_everywhere',
  method: 'POST',
  path: '/me/sign-out-everywhere',
  summary: 'End all your sign-ins, this one among them',
  tag: 'Me',
  access: { kind: 'user' },
  status: 200,
  response: EndedSignInsSchema,
  audit: {
    action: 'person.sign_out_everywhere',
    target: ({ ended }, { user }) => ({ kind: 'person', id: user.id, detail: { ended } }),
  },
  handler: async ({ user }) => ({ ended: await endAll(user.id) }),
});
