import 'server-only';
import * as z from 'zod';
import { getDirectoryEndpoint as get } from '@/lib/domain/directory/endpoints/get-endpoint';
import { searchDirectory as search } from '@/lib/domain/directory/search/search-directory';
import { DirectoryAnswerSchema, DirectoryQuerySchema } from '@/lib/schemas/directory';
import { DirectoryEndpointSchema } from '@/lib/schemas/directory-endpoint';
import { endpoint } from '../endpoint';

const tag = 'Directory';
const access = { kind: 'workspace', permission: 'directory.read' } as const;

/** Searches the directory. */
export const searchDirectory = endpoint({
  id: 'directory.search',
  method: 'GET',
  path: '/workspaces/{slug}/directory',
  summary:
    'Search the directory: a name with typing errors, an NPI, a URL, a host, a ZIP code, a state',
  description:
    'Several values of one filter mean any of them; of `has`, `grant` and `capability` all must hold. The answer says what the words were taken for and which were mended.',
  tag,
  access,
  query: DirectoryQuerySchema,
  status: 200,
  response: DirectoryAnswerSchema,
  handler: ({ query }) => search(query),
});

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
