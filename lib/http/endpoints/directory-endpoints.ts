import 'server-only';
import * as z from 'zod';
import { getDirectoryEndpoint as get } from '@/lib/domain/directory/endpoints/get-endpoint';
import { DirectoryEndpointSchema } from '@/lib/schemas/directory-endpoint';
import { endpoint } from '../endpoint';

const tag = 'Directory';
const access = { kind: 'workspace', permission: 'directory.read' } as const;

/** One endpoint. */
export const getDirectoryEndpoint = endpoint({
  id: 'directory.endpoint',
  method: 'GET',
  path: '/workspaces/{slug}/directory/endpoints/{id}',
  summary: 'Get an endpoint: who is behind it and who says so, what it can, what has changed',
  tag,
  access,
  params: z.object({ id: z.string() }),
  status: 200,
  response: DirectoryEndpointSchema,
  handler: ({ params: { id } }) => get(id),
});
