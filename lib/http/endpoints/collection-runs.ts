import 'server-only';
import * as z from 'zod';
import {
  getCollectionRun as get,
  listCollectionRuns as list,
} from '@/lib/domain/collection-runs/get-collection-run';
import { junitOf } from '@/lib/domain/collection-runs/junit';
import {
  cancelCollectionRun as cancel,
  startCollectionRun as start,
} from '@/lib/domain/collection-runs/start-collection-run';
import {
  CollectionRunSchema,
  CollectionRunSummarySchema,
  StartCollectionRunSchema,
  type CollectionRun,
} from '@/lib/schemas/collection';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });
const tag = 'Collections';
const read = { kind: 'workspace', permission: 'collection.read' } as const;
const target = ({ id, collectionName, environment }: CollectionRun) => ({
  kind: 'collection-run',
  id,
  detail: { collection: collectionName, environment },
});

/** Runs a collection as a test. */
export const startCollectionRun = endpoint({
  id: 'collection_runs.start',
  method: 'POST',
  path: '/workspaces/{slug}/collections/{id}/runs',
  summary: 'Run a collection as a test, as a job that survives a restart',
  description:
    'The requests are sent in order, each as a run of its own. Values that a request takes from its answer stand for `{{name}}` in those that follow. Ask for the collection run until its `status` is no longer `running`; then `counts.failed` is 0 when all went as demanded.',
  tag,
  access: { kind: 'workspace', permission: 'run.start' },
  params,
  body: StartCollectionRunSchema,
  status: 201,
  response: CollectionRunSchema,
  audit: { action: 'collection-run.start', target },
  handler: ({ workspace, params: { id }, body, actor }) => start(workspace.id, id, actor, body),
});

/** The collection runs of a workspace. */
export const listCollectionRuns = endpoint({
  id: 'collection_runs.list',
  method: 'GET',
  path: '/workspaces/{slug}/collection-runs',
  summary: 'List collection runs, newest first',
  tag,
  access: read,
  query: z.strictObject({ collection: z.string().max(60).optional() }),
  status: 200,
  response: z.object({ collectionRuns: z.array(CollectionRunSummarySchema) }),
  handler: async ({ workspace, query }) => ({
    collectionRuns: await list(workspace.id, { collectionId: query.collection }),
  }),
});

/** One collection run. */
export const getCollectionRun = endpoint({
  id: 'collection_runs.get',
  method: 'GET',
  path: '/workspaces/{slug}/collection-runs/{id}',
  summary: 'Get the report of a collection run: each request with its assertions',
  tag,
  access: read,
  params,
  status: 200,
  response: CollectionRunSchema,
  handler: ({ workspace, params: { id } }) => get(workspace.id, id),
});

/** Cancels a collection run. */
export const cancelCollectionRun = endpoint({
  id: 'collection_runs.cancel',
  method: 'POST',
  path: '/workspaces/{slug}/collection-runs/{id}/cancel',
  summary: 'Cancel a collection run that is under way',
  tag,
  access: { kind: 'workspace', permission: 'run.cancel' },
  params,
  status: 200,
  response: CollectionRunSchema,
  audit: { action: 'collection-run.cancel', target },
  handler: ({ workspace, params: { id } }) => cancel(workspace.id, id),
});

/** The report as JUnit. */
export const exportCollectionRun = endpoint({
  id: 'collection_runs.junit',
  method: 'GET',
  path: '/workspaces/{slug}/collection-runs/{id}/junit',
  summary: 'Get the report of a collection run as JUnit XML',
  tag,
  access: read,
  params,
  status: 200,
  response: null,
  alternatives: { 'application/xml': 'One test suite with a test case for each request.' },
  handler: async ({ workspace, params: { id } }) => {
    const run = await get(workspace.id, id);
    return new Response(junitOf(run), {
      headers: {
        'content-type': 'application/xml; charset=utf-8',
        'content-disposition': `attachment; filename="${run.id}.xml"`,
      },
    });
  },
});
