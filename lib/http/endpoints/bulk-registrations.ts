import 'server-only';
import * as z from 'zod';
import { cancelBulk } from '@/lib/domain/bulk-registrations/cancel-bulk';
import { createBulk } from '@/lib/domain/bulk-registrations/create-bulk';
import { getBulk, getBulkSummary } from '@/lib/domain/bulk-registrations/get-bulk';
import { listBulks } from '@/lib/domain/bulk-registrations/list-bulks';
import { resumeBulk } from '@/lib/domain/bulk-registrations/resume-bulk';
import { retryBulk } from '@/lib/domain/bulk-registrations/retry-bulk';
import { RetryBulkSchema, StartedBulkSchema, type StartedBulk } from '@/lib/schemas/bulk';
import {
  BulkDetailSchema,
  BulkRegisterSchema,
  BulkSummarySchema,
  type BulkSummary,
} from '@/lib/schemas/register';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const target = ({ id }: BulkSummary) => ({ kind: 'bulk-registration', id });
const tag = 'Registrations';

/** Registers one app at many holders. */
export const startBulkRegistration = endpoint({
  id: 'bulk_registrations.start',
  method: 'POST',
  path: '/workspaces/{slug}/registrations/bulk',
  summary: 'Register an app at many holders, as a job that survives a restart',
  description:
    'Holders that are named twice are merged. A holder at which the app has an active registration of the same workflow and method is left as it is, unless `registerAgain` is true. Four holders are asked at a time; each registration is a run of its own. Nothing is registered twice: an RFC 7591 registration that was broken off after it was sent ends as `unknown` and is never repeated by itself.',
  tag,
  access: { kind: 'workspace', permission: 'registration.manage' },
  body: BulkRegisterSchema,
  status: 201,
  response: StartedBulkSchema,
  audit: {
    action: 'bulk-registration.start',
    target: (bulk: StartedBulk) => ({
      ...target(bulk),
      detail: { app: bulk.appName, method: bulk.method, holders: bulk.total },
    }),
  },
  handler: async ({ workspace, body, actor }) => {
    const { id, duplicates } = await createBulk(workspace.id, actor, body);
    return { ...(await getBulkSummary(workspace.id, id)), duplicates };
  },
});

/** The bulk registrations of a workspace. */
export const listBulkRegistrations = endpoint({
  id: 'bulk_registrations.list',
  method: 'GET',
  path: '/workspaces/{slug}/registrations/bulk',
  summary: 'List bulk registrations, newest first, with how many holders are in which state',
  tag,
  access: { kind: 'workspace', permission: 'registration.read' },
  status: 200,
  response: z.object({ bulkRegistrations: z.array(BulkSummarySchema) }),
  handler: async ({ workspace }) => ({ bulkRegistrations: await listBulks(workspace.id) }),
});

/** One bulk registration. */
export const getBulkRegistration = endpoint({
  id: 'bulk_registrations.get',
  method: 'GET',
  path: '/workspaces/{slug}/registrations/bulk/{id}',
  summary: 'Get a bulk registration with each holder: its state, its run and its registration',
  tag,
  access: { kind: 'workspace', permission: 'registration.read' },
  params,
  status: 200,
  response: BulkDetailSchema,
  handler: ({ workspace, params: { id } }) => getBulk(workspace.id, id),
});

/** Cancels a bulk registration. */
export const cancelBulkRegistration = endpoint({
  id: 'bulk_registrations.cancel',
  method: 'POST',
  path: '/workspaces/{slug}/registrations/bulk/{id}/cancel',
  summary: 'Cancel a bulk registration: its runs are cancelled, and no other holder is begun',
  tag,
  access: { kind: 'workspace', permission: 'registration.manage' },
  params,
  status: 200,
  response: BulkSummarySchema,
  audit: { action: 'bulk-registration.cancel', target },
  handler: async ({ workspace, params: { id } }) => {
    await cancelBulk(workspace.id, id);
    return getBulkSummary(workspace.id, id);
  },
});

/** Goes on with a cancelled bulk registration. */
export const resumeBulkRegistration = endpoint({
  id: 'bulk_registrations.resume',
  method: 'POST',
  path: '/workspaces/{slug}/registrations/bulk/{id}/resume',
  summary: 'Go on with a bulk registration that was cancelled',
  tag,
  access: { kind: 'workspace', permission: 'registration.manage' },
  params,
  status: 200,
  response: BulkSummarySchema,
  audit: { action: 'bulk-registration.resume', target },
  handler: async ({ workspace, params: { id } }) => {
    await resumeBulk(workspace.id, id);
    return getBulkSummary(workspace.id, id);
  },
});

/** Tries holders again. */
export const retryBulkRegistration = endpoint({
  id: 'bulk_registrations.retry',
  method: 'POST',
  path: '/workspaces/{slug}/registrations/bulk/{id}/retry',
  summary: 'Try holders again: all that failed, or those items that are named',
  description:
    'An item whose outcome is `unknown` is tried again only when it is named: at an RFC 7591 holder that may make a second client.',
  tag,
  access: { kind: 'workspace', permission: 'registration.manage' },
  params,
  body: RetryBulkSchema,
  status: 200,
  response: BulkSummarySchema,
  audit: { action: 'bulk-registration.retry', target },
  handler: async ({ workspace, params: { id }, body }) => {
    await retryBulk(workspace.id, id, body.items);
    return getBulkSummary(workspace.id, id);
  },
});
