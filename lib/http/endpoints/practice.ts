import 'server-only';
import * as z from 'zod';
import {
  getAppProfile as getProfile,
  openAppProfile as open,
  publishAppProfile as publish,
  replaceProfileLink as replaceLink,
  unpublishAppProfile as unpublish,
} from '@/lib/domain/app-profiles/app-profile';
import { checkPracticeUris as checkUris } from '@/lib/domain/practice/check-practice-uris';
import { getPractice as get } from '@/lib/domain/practice/get-practice';
import { savePractice as save } from '@/lib/domain/practice/save-practice';
import { AppError } from '@/lib/errors';
import { AppProfileSchema, PublishedProfileSchema } from '@/lib/schemas/app-profile';
import { PracticeSchema, UpdatePracticeSchema } from '@/lib/schemas/practice';
import { endpoint } from '../endpoint';

const tag = 'Practice';
const params = z.object({ id: z.string() });
const read = { kind: 'workspace', permission: 'app.read' } as const;
const manage = { kind: 'workspace', permission: 'app.manage' } as const;
const publishing = { kind: 'workspace', permission: 'app.publish' } as const;
const target = (_: unknown, call: { params: { id: string } }) => ({
  kind: 'app',
  id: call.params.id,
});

/** How an app treats data. */
export const getPractice = endpoint({
  id: 'practice.get',
  method: 'GET',
  path: '/workspaces/{slug}/apps/{id}/practice',
  summary: 'Get what the people of an app say about how they treat data',
  tag,
  access: read,
  params,
  status: 200,
  response: PracticeSchema,
  handler: ({ workspace, params: { id } }) => get(workspace.id, id),
});

/** Changes answers. */
export const updatePractice = endpoint({
  id: 'practice.update',
  method: 'PATCH',
  path: '/workspaces/{slug}/apps/{id}/practice',
  summary: 'Change answers; those about pages and contacts go into the metadata of the app',
  tag,
  access: manage,
  params,
  body: UpdatePracticeSchema,
  status: 200,
  response: PracticeSchema,
  audit: { action: 'practice.update', target },
  handler: ({ workspace, actor, params: { id }, body }) =>
    save(workspace.id, id, body, { id: actor.userId, name: actor.name }),
});

/** Looks at the pages. */
export const checkPracticeUris = endpoint({
  id: 'practice.check_uris',
  method: 'POST',
  path: '/workspaces/{slug}/apps/{id}/practice/uri-checks',
  summary: 'Call the pages that the answers name, as a holder would, and keep what was found',
  tag,
  access: manage,
  params,
  status: 200,
  response: PracticeSchema,
  audit: { action: 'practice.check', target },
  handler: ({ workspace, params: { id }, signal }) => checkUris(workspace.id, id, signal),
});

/** The public profile of an app. */
export const getAppProfile = endpoint({
  id: 'app_profile.get',
  method: 'GET',
  path: '/workspaces/{slug}/apps/{id}/public-profile',
  summary: 'Get what is public of an app, and what would be if it were published now',
  tag,
  access: read,
  params,
  status: 200,
  response: AppProfileSchema,
  handler: ({ workspace, params: { id } }) => getProfile(workspace.id, id),
});

/** Publishes the profile of an app. */
export const publishAppProfile = endpoint({
  id: 'app_profile.publish',
  method: 'POST',
  path: '/workspaces/{slug}/apps/{id}/public-profile',
  summary: 'Publish the profile of an app as it is now',
  tag,
  access: publishing,
  params,
  status: 200,
  response: AppProfileSchema,
  audit: { action: 'app-profile.publish', target },
  handler: ({ workspace, actor, params: { id }, signal }) =>
    publish(workspace.id, id, { id: actor.userId, name: actor.name }, signal),
});

/** Gives a profile another address. */
export const replaceAppProfileLink = endpoint({
  id: 'app_profile.replace_link',
  method: 'POST',
  path: '/workspaces/{slug}/apps/{id}/public-profile/link',
  summary: 'Give a published profile another address; the old one opens nothing any more',
  tag,
  access: publishing,
  params,
  status: 200,
  response: AppProfileSchema,
  audit: { action: 'app-profile.replace-link', target },
  handler: ({ workspace, params: { id } }) => replaceLink(workspace.id, id),
});

/** Takes a profile back. */
export const unpublishAppProfile = endpoint({
  id: 'app_profile.unpublish',
  method: 'DELETE',
  path: '/workspaces/{slug}/apps/{id}/public-profile',
  summary: 'Take the public profile of an app back at once',
  tag,
  access: publishing,
  params,
  status: 204,
  response: null,
  audit: { action: 'app-profile.unpublish', target },
  handler: ({ workspace, params: { id } }) => unpublish(workspace.id, id),
});

/** The profile behind an address, for everybody. */
export const openAppProfile = endpoint({
  id: 'app_profile.open',
  method: 'GET',
  path: '/profiles/{profile}',
  summary: 'Get the public profile of an app',
  tag,
  access: { kind: 'public' },
  params: z.object({ profile: z.string().max(100) }),
  status: 200,
  response: PublishedProfileSchema,
  handler: async ({ params: { profile }, address }) => {
    const found = await open(profile, address);
    if (!found) {
      throw new AppError('resource.not_found', {
        detail: 'The address is not complete, or the profile is not public any more.',
      });
    }
    return found;
  },
});
