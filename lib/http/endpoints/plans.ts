import 'server-only';
import * as z from 'zod';
import { getPlan as get } from '@/lib/domain/plans/get-plan';
import { savePlan as save } from '@/lib/domain/plans/save-plan';
import { PlanSchema, SavePlanSchema } from '@/lib/schemas/plan';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });

/** What was answered about an app. */
export const getPlan = endpoint({
  id: 'plans.get',
  method: 'GET',
  path: '/workspaces/{slug}/apps/{id}/plan',
  summary: 'Get the answers of the interview of an app, and the flow that follows from them',
  description:
    'With it comes what is known of the holders that were named, from the directory, the sandbox and the holder profiles of the workspace. Version 0: nothing was answered yet.',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.read' },
  params,
  status: 200,
  response: PlanSchema,
  handler: ({ workspace, params: { id } }) => get(workspace.id, id),
});

/** Saves what was answered about an app. */
export const savePlan = endpoint({
  id: 'plans.save',
  method: 'PUT',
  path: '/workspaces/{slug}/apps/{id}/plan',
  summary: 'Save all answers of the interview of an app; a question that is left out is open',
  tag: 'Apps',
  access: { kind: 'workspace', permission: 'app.manage' },
  params,
  body: SavePlanSchema,
  status: 200,
  response: PlanSchema,
  audit: {
    action: 'plan.save',
    target: ({ appId, answers, flow }) => ({
      kind: 'app',
      id: appId,
      detail: { answered: Object.keys(answers).join(', '), flow: flow ?? 'undecided' },
    }),
  },
  handler: ({ workspace, params: { id }, body, actor }) =>
    save(workspace.id, id, body, actor.userId),
});
