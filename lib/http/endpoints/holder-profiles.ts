import 'server-only';
import * as z from 'zod';
import { findBuiltIn } from '@/lib/domain/profiles/built-in';
import { createProfile as create } from '@/lib/domain/profiles/create-profile';
import { deleteProfile as remove } from '@/lib/domain/profiles/delete-profile';
import { getProfile as get } from '@/lib/domain/profiles/get-profile';
import { listProfiles as list } from '@/lib/domain/profiles/list-profiles';
import { saveProfile as save } from '@/lib/domain/profiles/save-profile';
import {
  HolderProfileEntrySchema,
  HolderProfileInputSchema,
  type HolderProfileEntry,
} from '@/lib/schemas/holder-profile';
import { endpoint } from '../endpoint';

const params = z.object({ key: z.string() });

/** The log keeps on whose word a profile says what it says. */
const target = ({ profile }: HolderProfileEntry) => ({
  kind: 'holder profile',
  id: profile.key,
  detail: { name: profile.name, source: profile.source.text, read: profile.source.date },
});

/** What holders accept, as the workspace knows it. */
export const listProfiles = endpoint({
  id: 'holder_profiles.list',
  method: 'GET',
  path: '/workspaces/{slug}/holder-profiles',
  summary: "List holder profiles: the workspace's own, then the built-in ones with its changes",
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'profile.read' },
  status: 200,
  response: z.object({ profiles: z.array(HolderProfileEntrySchema) }),
  handler: async ({ workspace }) => ({ profiles: await list(workspace.id) }),
});

/** Adds a profile of the workspace's own. */
export const createProfile = endpoint({
  id: 'holder_profiles.create',
  method: 'POST',
  path: '/workspaces/{slug}/holder-profiles',
  summary: 'Add a holder profile',
  description: 'For a copy get another profile, give its `profile` a new key and send it here.',
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'profile.manage' },
  body: HolderProfileInputSchema,
  status: 201,
  response: HolderProfileEntrySchema,
  audit: { action: 'profile.create', target },
  handler: ({ workspace, body, actor }) => create(workspace.id, body, actor.userId),
});

/** One profile. */
export const getProfile = endpoint({
  id: 'holder_profiles.get',
  method: 'GET',
  path: '/workspaces/{slug}/holder-profiles/{key}',
  summary: 'Get a holder profile, with what the workspace changed in it',
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'profile.read' },
  params,
  status: 200,
  response: HolderProfileEntrySchema,
  handler: ({ workspace, params: { key } }) => get(workspace.id, key),
});

/** Replaces a profile; a built-in one is changed for this workspace only. */
export const saveProfile = endpoint({
  id: 'holder_profiles.save',
  method: 'PUT',
  path: '/workspaces/{slug}/holder-profiles/{key}',
  summary: 'Replace a holder profile; a built-in one is changed for this workspace only',
  description:
    'The `key` of the body is that of the address. When the profile says something new, its `source` has to be new too, or dated today.',
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'profile.manage' },
  params,
  body: HolderProfileInputSchema,
  status: 200,
  response: HolderProfileEntrySchema,
  audit: { action: 'profile.update', target },
  handler: ({ workspace, params: { key }, body, actor }) =>
    save(workspace.id, key, body, actor.userId),
});

/** Restores a built-in profile, or removes an own one. */
export const deleteProfile = endpoint({
  id: 'holder_profiles.delete',
  method: 'DELETE',
  path: '/workspaces/{slug}/holder-profiles/{key}',
  summary: 'Restore a built-in holder profile, or remove one of your own',
  tag: 'Registrations',
  access: { kind: 'workspace', permission: 'profile.manage' },
  params,
  status: 204,
  response: null,
  audit: {
    action: 'profile.delete',
    target: (_, { params: { key } }) => ({
      kind: 'holder profile',
      id: key,
      detail: { restored: findBuiltIn(key) !== undefined },
    }),
  },
  handler: ({ workspace, params: { key } }) => remove(workspace.id, key),
});
