import 'server-only';
import * as z from 'zod';
import { getChecklist } from '@/lib/domain/plans/get-checklist';
import {
  addPlanHolder as addHolder,
  removePlanHolder as removeHolder,
} from '@/lib/domain/plans/plan-holders';
import { savePlanItem as saveItem } from '@/lib/domain/plans/save-item';
import {
  AddPlanHolderSchema,
  ChecklistSchema,
  RemovePlanHolderSchema,
  UpdatePlanItemSchema,
} from '@/lib/schemas/checklist';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const itemParams = z.object({ id: z.string(), itemId: z.string() });
const tag = 'Apps';

/** The checklist of an app. */
export const listPlanItems = endpoint({
  id: 'plans.items',
  method: 'GET',
  path: '/workspaces/{slug}/apps/{id}/plan/items',
  summary: 'Get the checklist of an app: each item, how it stands, and what comes next',
  description:
    'An item is done when the portal saw it: a certificate, a registration, a run. Evidence is read anew each time, so an item is open again when its certificate has ended. What people say by hand counts where nothing was seen.',
  tag,
  access: { kind: 'workspace', permission: 'plan.read' },
  params,
  status: 200,
  response: ChecklistSchema,
  handler: ({ workspace, params: { id } }) => getChecklist(workspace.id, id),
});

/** What a person says of an item. */
export const updatePlanItem = endpoint({
  id: 'plans.item_update',
  method: 'PATCH',
  path: '/workspaces/{slug}/apps/{id}/plan/items/{itemId}',
  summary:
    'Say something of an item: owner, due day, note, evidence, whom it waits for, done, not needed',
  description: 'What is left out stays as it is; null takes it away. Answers with the whole plan.',
  tag,
  access: { kind: 'workspace', permission: 'plan.manage' },
  params: itemParams,
  body: UpdatePlanItemSchema,
  status: 200,
  response: ChecklistSchema,
  audit: {
    action: 'plan.item',
    target: ({ appId, appName }, { params: { itemId }, body: { holder, ...said } }) => ({
      kind: 'app',
      id: appId,
      detail: {
        name: appName,
        item: itemId,
        ...(holder === '' ? {} : { holder }),
        changed: Object.keys(said).join(', '),
      },
    }),
  },
  handler: ({ workspace, params: { id, itemId }, body, actor }) =>
    saveItem(workspace.id, id, itemId, body, actor.name),
});

/** A holder for the plan. */
export const addPlanHolder = endpoint({
  id: 'plans.holder_add',
  method: 'POST',
  path: '/workspaces/{slug}/apps/{id}/plan/holders',
  summary: 'Put a holder into the plan of an app; nothing is sent there',
  description: 'Holders with a registration are in the plan by themselves.',
  tag,
  access: { kind: 'workspace', permission: 'plan.manage' },
  params,
  body: AddPlanHolderSchema,
  status: 201,
  response: ChecklistSchema,
  audit: {
    action: 'plan.holder_add',
    target: ({ appId, appName }, { body: { holder } }) => ({
      kind: 'app',
      id: appId,
      detail: { name: appName, holder },
    }),
  },
  handler: ({ workspace, params: { id }, body, actor }) =>
    addHolder(workspace.id, id, body, actor.name),
});

/** Takes a holder out again. */
export const removePlanHolder = endpoint({
  id: 'plans.holder_remove',
  method: 'DELETE',
  path: '/workspaces/{slug}/apps/{id}/plan/holders',
  summary: 'Take a holder out of the plan of an app, with what was said of its items',
  tag,
  access: { kind: 'workspace', permission: 'plan.manage' },
  params,
  query: RemovePlanHolderSchema,
  status: 204,
  response: null,
  audit: {
    action: 'plan.holder_remove',
    target: (_, { params: { id }, query: { holder } }) => ({
      kind: 'app',
      id,
      detail: { holder },
    }),
  },
  handler: ({ workspace, params: { id }, query: { holder } }) =>
    removeHolder(workspace.id, id, holder),
});
