import 'server-only';
import * as z from 'zod';
import { checkPublishedKeys } from '@/lib/domain/apps/check-published-keys';
import { listAppKeys as list } from '@/lib/domain/apps/list-app-keys';
import { publishKey } from '@/lib/domain/apps/publish-key';
import { rotateKeys } from '@/lib/domain/apps/rotate-keys';
import { withdrawKey } from '@/lib/domain/apps/withdraw-key';
import {
  AppKeySchema,
  JwksReportSchema,
  PublishKeySchema,
  RotateKeysSchema,
  type AppKeyView,
} from '@/lib/schemas/app';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const target = (key: AppKeyView, { params: { id } }: { params: { id: string } }) => ({
  kind: 'app',
  id,
  detail: { key: key.keyName, kid: key.kid, algorithm: key.algorithm, signsFrom: key.signsFrom },
});

/** The keys that an app publishes. */
export const listAppKeys = endpoint({
  id: 'app_keys.list',
  method: 'GET',
  path: '/workspaces/{slug}/apps/{id}/keys',
  summary: 'List the keys that the portal publishes for an app, and those that were withdrawn',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.read' },
  params,
  status: 200,
  response: z.object({ keys: z.array(AppKeySchema) }),
  handler: async ({ workspace, params: { id } }) => ({ keys: await list(workspace.id, id) }),
});

/** Puts a key into the JWK Set of an app. */
export const publishAppKey = endpoint({
  id: 'app_keys.publish',
  method: 'POST',
  path: '/workspaces/{slug}/apps/{id}/keys',
  summary: 'Publish a key of the workspace in the JWK Set of an app',
  description:
    'The first key signs at once. A later one signs when copies of the set without it are too old (`signsFrom`), so that every verifier finds it.',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.manage' },
  params,
  body: PublishKeySchema,
  status: 201,
  response: AppKeySchema,
  audit: { action: 'app.publish_key', target },
  handler: ({ workspace, params: { id }, body }) => publishKey(workspace.id, id, body.keyId),
});

/** Makes a new key and publishes it. */
export const rotateAppKeys = endpoint({
  id: 'app_keys.rotate',
  method: 'POST',
  path: '/workspaces/{slug}/apps/{id}/keys/rotate',
  summary: 'Make a new key in the vault and publish it; the one before stays until it is withdrawn',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.manage' },
  params,
  body: RotateKeysSchema,
  status: 201,
  response: AppKeySchema,
  audit: { action: 'app.rotate_keys', target },
  handler: ({ workspace, params: { id }, body, actor }) =>
    rotateKeys(workspace.id, id, body, actor.userId),
});

const yes = ['', '1', 'true'];

/** Takes a key out of the JWK Set of an app. */
export const withdrawAppKey = endpoint({
  id: 'app_keys.withdraw',
  method: 'DELETE',
  path: '/workspaces/{slug}/apps/{id}/keys/{appKeyId}',
  summary: 'Withdraw a key from the JWK Set of an app; the key itself stays',
  description:
    'The key that signs is refused while no other could sign. With `?force` it goes nevertheless, and a key that was waiting signs at once.',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.manage' },
  params: z.object({ id: z.string(), appKeyId: z.string() }),
  query: z.strictObject({ force: z.enum(['', '1', 'true', '0', 'false']).optional() }),
  status: 204,
  response: null,
  audit: {
    action: 'app.withdraw_key',
    target: (_, { params: { id, appKeyId }, query }) => {
      const force = query.force !== undefined && yes.includes(query.force);
      return { kind: 'app', id, detail: { appKey: appKeyId, force } };
    },
  },
  handler: ({ workspace, params: { id, appKeyId }, query }) =>
    withdrawKey(workspace.id, id, appKeyId, {
      force: query.force !== undefined && yes.includes(query.force),
    }),
});

/** Fetches the JWK Set of an app as a holder would. */
export const checkAppKeys = endpoint({
  id: 'app_keys.check',
  method: 'POST',
  path: '/workspaces/{slug}/apps/{id}/keys/check',
  summary: 'Fetch the JWK Set of an app at its public address, as a holder would, and judge it',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.manage' },
  params,
  status: 200,
  response: JwksReportSchema,
  handler: async ({ workspace, params: { id }, signal }) => ({
    checks: await checkPublishedKeys(workspace.id, id, signal),
  }),
});
