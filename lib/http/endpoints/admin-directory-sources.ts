import 'server-only';
import * as z from 'zod';
import { getSource as get, listSources as list } from '@/lib/domain/directory/sources/list-sources';
import { listNamedSources as listNamed } from '@/lib/domain/directory/sources/named-sources';
import {
  createSource as create,
  removeSource as remove,
  updateSource as update,
} from '@/lib/domain/directory/sources/save-source';
import {
  NamedSourcesQuerySchema,
  NamedSourcesSchema,
  SourceInputSchema,
  SourceSchema,
  SourceUpdateSchema,
  type SourceView,
} from '@/lib/schemas/directory-source';
import { endpoint } from '../endpoint';

const tag = 'Administration';
const access = { kind: 'operator' } as const;
const params = z.object({ id: z.string() });
const target = ({ id, name }: SourceView) => ({
  kind: 'directory-source',
  id,
  detail: { name },
});

/** The sources of the directory. */
export const listDirectorySources = endpoint({
  id: 'admin.directory_sources.list',
  method: 'GET',
  path: '/admin/directory/sources',
  summary: 'List the sources of the directory with what each says and its last reading',
  description:
    'Without the lists that only an index of lists names: see admin.directory_sources.named.',
  tag,
  access,
  status: 200,
  response: z.object({ sources: z.array(SourceSchema) }),
  handler: async () => ({ sources: await list() }),
});

/** The lists that only other lists name. */
export const listNamedDirectorySources = endpoint({
  id: 'admin.directory_sources.named',
  method: 'GET',
  path: '/admin/directory/named-sources',
  summary:
    'Search the lists that an index of lists names and with which nobody has done anything yet',
  tag,
  access,
  query: NamedSourcesQuerySchema,
  status: 200,
  response: NamedSourcesSchema,
  handler: ({ query }) => listNamed(query),
});

/** Adds a list. */
export const createDirectorySource = endpoint({
  id: 'admin.directory_sources.create',
  method: 'POST',
  path: '/admin/directory/sources',
  summary: 'Add a list: with an address that is fetched, or to upload files to',
  tag,
  access,
  body: SourceInputSchema,
  status: 201,
  response: SourceSchema,
  audit: { action: 'directory-source.create', target },
  handler: ({ body }) => create(body),
});

/** One source. */
export const getDirectorySource = endpoint({
  id: 'admin.directory_sources.get',
  method: 'GET',
  path: '/admin/directory/sources/{id}',
  summary: 'Get a source',
  tag,
  access,
  params,
  status: 200,
  response: SourceSchema,
  handler: ({ params: { id } }) => get(id),
});

/** Changes a source. */
export const updateDirectorySource = endpoint({
  id: 'admin.directory_sources.update',
  method: 'PATCH',
  path: '/admin/directory/sources/{id}',
  summary: 'Turn a source on or off, change its address, schedule, trust or mapping',
  tag,
  access,
  params,
  body: SourceUpdateSchema,
  status: 200,
  response: SourceSchema,
  audit: { action: 'directory-source.update', target },
  handler: ({ params: { id }, body }) => update(id, body),
});

/** Removes a source that has said nothing. */
export const removeDirectorySource = endpoint({
  id: 'admin.directory_sources.remove',
  method: 'DELETE',
  path: '/admin/directory/sources/{id}',
  summary: 'Remove a source that names nothing; others are switched off',
  tag,
  access,
  params,
  status: 204,
  response: null,
  audit: {
    action: 'directory-source.remove',
    target: (_result, { params: { id } }) => ({ kind: 'directory-source', id }),
  },
  handler: ({ params: { id } }) => remove(id),
});
