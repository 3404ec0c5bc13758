import 'server-only';
import * as z from 'zod';
import { createApp as create } from '@/lib/domain/apps/create-app';
import { deleteApp as remove } from '@/lib/domain/apps/delete-app';
import { getApp as get } from '@/lib/domain/apps/get-app';
import { listApps as list } from '@/lib/domain/apps/list-apps';
import { previewLogo as preview } from '@/lib/domain/apps/preview-logo';
import { updateApp as update } from '@/lib/domain/apps/update-app';
import {
  AppSchema,
  CreateAppSchema,
  LogoPreviewSchema,
  PreviewLogoSchema,
  UpdateAppSchema,
  type App,
} from '@/lib/schemas/app';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const target = (app: App) => ({ kind: 'app', id: app.id, detail: { name: app.name } });

/** The apps of a workspace. */
export const listApps = endpoint({
  id: 'apps.list',
  method: 'GET',
  path: '/workspaces/{slug}/apps',
  summary: 'List apps by name, each with both its clients',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.read' },
  status: 200,
  response: z.object({ apps: z.array(AppSchema) }),
  handler: async ({ workspace }) => ({ apps: await list(workspace.id) }),
});

/** Makes an app with both its clients. */
export const createApp = endpoint({
  id: 'apps.create',
  method: 'POST',
  path: '/workspaces/{slug}/apps',
  summary: 'Make an app: its metadata once, and a registrable client for each workflow',
  description:
    'An app gets two clients, because one registrable client has one workflow (UDAP Security IG 2 §3.1). Their issuers have to differ: a holder knows a client by its issuer. Left out, they are the page of the app in the portal and the address `/user` below it.',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.manage' },
  body: CreateAppSchema,
  status: 201,
  response: AppSchema,
  audit: { action: 'app.create', target },
  handler: ({ workspace, body, actor }) => create(workspace.id, body, actor.userId),
});

/** One app. */
export const getApp = endpoint({
  id: 'apps.get',
  method: 'GET',
  path: '/workspaces/{slug}/apps/{id}',
  summary: 'Get an app with its metadata and both its clients',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.read' },
  params,
  status: 200,
  response: AppSchema,
  handler: ({ workspace, params: { id } }) => get(workspace.id, id),
});

/** Changes an app. */
export const updateApp = endpoint({
  id: 'apps.update',
  method: 'PATCH',
  path: '/workspaces/{slug}/apps/{id}',
  summary: 'Change the name, the metadata (all of it) or the clients of an app',
  description:
    'Registrations keep what they were made with: a holder knows of a change when the registration is modified there.',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.manage' },
  params,
  body: UpdateAppSchema,
  status: 200,
  response: AppSchema,
  audit: {
    action: 'app.update',
    target: (app, { body }) => {
      const detail = { name: app.name, changed: Object.keys(body).join(', ') };
      return { ...target(app), detail };
    },
  },
  handler: ({ workspace, params: { id }, body }) => update(workspace.id, id, body),
});

/** Deletes an app. */
export const deleteApp = endpoint({
  id: 'apps.delete',
  method: 'DELETE',
  path: '/workspaces/{slug}/apps/{id}',
  summary: 'Delete an app; not while a registration is active or waits for its holder',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.manage' },
  params,
  status: 204,
  response: null,
  audit: { action: 'app.delete', target: (_, call) => ({ kind: 'app', id: call.params.id }) },
  handler: ({ workspace, params: { id } }) => remove(workspace.id, id),
});

/** A logo as holders would get it. */
export const previewLogo = endpoint({
  id: 'apps.logo_preview',
  method: 'POST',
  path: '/workspaces/{slug}/apps/logo-preview',
  summary: 'Fetch a logo as a holder would, and answer with it; nothing is stored',
  description: 'PNG, JPEG or GIF of at most 1 MiB, recognised by its bytes.',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.manage' },
  body: PreviewLogoSchema,
  status: 200,
  response: LogoPreviewSchema,
  handler: ({ body, signal }) => preview(body.url, signal),
});
