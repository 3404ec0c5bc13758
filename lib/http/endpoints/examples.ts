import 'server-only';
import {
  getExamples as get,
  removeExamples as remove,
  startExamples as start,
} from '@/lib/domain/examples/examples';
import { ExamplesSchema } from '@/lib/schemas/examples';
import { endpoint } from '../endpoint';

const path = '/workspaces/{slug}/examples';
const tag = 'Workspaces';

/** The examples of a workspace. */
export const getExamples = endpoint({
  id: 'examples.get',
  method: 'GET',
  path,
  summary: 'Get whether the workspace is filled with examples, and how far they are',
  tag,
  access: { kind: 'workspace', permission: 'example.read' },
  status: 200,
  response: ExamplesSchema,
  handler: ({ workspace }) => get(workspace.id),
});

/** Fills a workspace with examples. */
export const fillExamples = endpoint({
  id: 'examples.fill',
  method: 'POST',
  path,
  summary:
    'Fill the workspace with examples: apps, registrations, certificates and runs in every state',
  description:
    'They are made in the background, by real acts against the sandbox; ask for them again to see how far they are. Where there are some already, only the run that waits for a sign-in is begun again, if it has ended.',
  tag,
  access: { kind: 'workspace', permission: 'example.manage' },
  status: 200,
  response: ExamplesSchema,
  audit: {
    action: 'example.fill',
    target: (_, { workspace: { id } }) => ({ kind: 'workspace', id }),
  },
  handler: ({ workspace, actor }) => start(workspace.id, { id: actor.userId, name: actor.name }),
});

/** Removes the examples. */
export const removeExamples = endpoint({
  id: 'examples.remove',
  method: 'DELETE',
  path,
  summary: 'Remove the examples, and nothing that people made themselves',
  description:
    'What was added to an example goes with it: a registration or an agreement of an example app. It is done in the background.',
  tag,
  access: { kind: 'workspace', permission: 'example.manage' },
  status: 200,
  response: ExamplesSchema,
  audit: {
    action: 'example.remove',
    target: (_, { workspace: { id } }) => ({ kind: 'workspace', id }),
  },
  handler: ({ workspace }) => remove(workspace.id),
});
