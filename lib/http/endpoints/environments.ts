import 'server-only';
import * as z from 'zod';
import {
  getEnvironment as get,
  listEnvironments as list,
} from '@/lib/domain/environments/get-environment';
import {
  createEnvironment as create,
  deleteEnvironment as remove,
  updateEnvironment as update,
} from '@/lib/domain/environments/save-environment';
import {
  EnvironmentInputSchema,
  EnvironmentSchema,
  EnvironmentUpdateSchema,
  type Environment,
} from '@/lib/schemas/environment';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const tag = 'Environments';
const target = ({ id, name, isProduction, variables }: Environment) => ({
  kind: 'environment',
  id,
  detail: { name, isProduction, variables: variables.length },
});

/** The environments of a workspace. */
export const listEnvironments = endpoint({
  id: 'environments.list',
  method: 'GET',
  path: '/workspaces/{slug}/environments',
  summary: 'List environments with their variables; of secrets only the names',
  tag,
  access: { kind: 'workspace', permission: 'environment.read' },
  status: 200,
  response: z.object({ environments: z.array(EnvironmentSchema) }),
  handler: async ({ workspace }) => ({ environments: await list(workspace.id) }),
});

/** Makes an environment. */
export const createEnvironment = endpoint({
  id: 'environments.create',
  method: 'POST',
  path: '/workspaces/{slug}/environments',
  summary: 'Make an environment',
  description:
    'A run that names the environment has `{{name}}` replaced in its holder, path, headers, body, scope and wherever else a text stands. Values of secrets are sealed, never read back, and masked in everything that a run records.',
  tag,
  access: { kind: 'workspace', permission: 'environment.manage' },
  body: EnvironmentInputSchema,
  status: 201,
  response: EnvironmentSchema,
  audit: { action: 'environment.create', target },
  handler: ({ workspace, body }) => create(workspace.id, body),
});

/** One environment. */
export const getEnvironment = endpoint({
  id: 'environments.get',
  method: 'GET',
  path: '/workspaces/{slug}/environments/{id}',
  summary: 'Get an environment with its variables; of secrets only the names',
  tag,
  access: { kind: 'workspace', permission: 'environment.read' },
  params,
  status: 200,
  response: EnvironmentSchema,
  handler: ({ workspace, params: { id } }) => get(workspace.id, id),
});

/** Changes an environment. */
export const updateEnvironment = endpoint({
  id: 'environments.update',
  method: 'PUT',
  path: '/workspaces/{slug}/environments/{id}',
  summary: 'Change an environment and all its variables; a secret without a value keeps its own',
  tag,
  access: { kind: 'workspace', permission: 'environment.manage' },
  params,
  body: EnvironmentUpdateSchema,
  status: 200,
  response: EnvironmentSchema,
  audit: { action: 'environment.update', target },
  handler: ({ workspace, params: { id }, body }) => update(workspace.id, id, body),
});

/** Deletes an environment. */
export const deleteEnvironment = endpoint({
  id: 'environments.delete',
  method: 'DELETE',
  path: '/workspaces/{slug}/environments/{id}',
  summary: 'Delete an environment with its variables',
  tag,
  access: { kind: 'workspace', permission: 'environment.manage' },
  params,
  status: 204,
  response: null,
  audit: {
    action: 'environment.delete',
    target: (_, call) => ({ kind: 'environment', id: call.params.id }),
  },
  handler: ({ workspace, params: { id } }) => remove(workspace.id, id),
});
