import 'server-only';
import * as z from 'zod';
import { cancelRun as cancel } from '@/lib/domain/runs/cancel-run';
import { followRun } from '@/lib/domain/runs/follow-run';
import { getRun as get } from '@/lib/domain/runs/get-run';
import { listRuns as list } from '@/lib/domain/runs/list-runs';
import { readBody } from '@/lib/domain/runs/read-body';
import { startRun as start } from '@/lib/domain/runs/start-run';
import { updateRun as update } from '@/lib/domain/runs/update-run';
import { harOf } from '@/lib/run/har';
import { RunRequestSchema, RunSchema, RunWithFramesSchema, type Run } from '@/lib/schemas/run';
import { RunPageSchema, RunQuerySchema, RunUpdateSchema } from '@/lib/schemas/run-history';
import { answerStartedRun, auditOfRun, runStream } from '../answer-run';
import { endpoint } from '../endpoint';
import { ndjsonResponse, wantsNdjson } from '../ndjson';

const RunParamsSchema = z.object({ id: z.string() });

/** Starts a run, and streams it when asked for NDJSON. */
export const startRun = endpoint({
  id: 'runs.start',
  method: 'POST',
  path: '/workspaces/{slug}/runs',
  summary: 'Start a run; with Accept: application/x-ndjson it is streamed while it happens',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.start' },
  body: RunRequestSchema,
  // The body of a FHIR request of 1 MB, escaped.
  maxBodyBytes: 4 * 1024 * 1024,
  status: 201,
  response: RunSchema,
  alternatives: runStream,
  audit: auditOfRun('run.start'),
  handler: async (call) =>
    answerStartedRun(await start(call.workspace.id, call.actor.userId, call.body), call),
});

/** The runs of a workspace. */
export const listRuns = endpoint({
  id: 'runs.list',
  method: 'GET',
  path: '/workspaces/{slug}/runs',
  summary: 'Search the runs, newest first',
  description:
    'All that is asked for must hold. Words are looked for in the title, the holder, the name and the note of a run, never in bodies.',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.read' },
  query: RunQuerySchema,
  status: 200,
  response: RunPageSchema,
  handler: ({ workspace, query }) => list(workspace.id, query),
});

/** Stars, names or comments on a run. */
export const updateRun = endpoint({
  id: 'runs.update',
  method: 'PATCH',
  path: '/workspaces/{slug}/runs/{id}',
  summary: 'Star, name or comment on a run',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.annotate' },
  params: RunParamsSchema,
  body: RunUpdateSchema,
  status: 200,
  response: RunSchema,
  audit: {
    action: 'run.update',
    target: ({ id, isStarred, name }: Run) => ({ kind: 'run', id, detail: { isStarred, name } }),
  },
  handler: ({ workspace, params, body }) => update(workspace.id, params.id, body),
});

/** One run, whole or followed. */
export const getRun = endpoint({
  id: 'runs.get',
  method: 'GET',
  path: '/workspaces/{slug}/runs/{id}',
  summary: 'Get a run with its frames; with Accept: application/x-ndjson it is followed to its end',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.read' },
  params: RunParamsSchema,
  status: 200,
  response: RunWithFramesSchema,
  alternatives: runStream,
  handler: async ({ workspace, params, accept, signal }) => {
    const run = await get(workspace.id, params.id);
    return wantsNdjson(accept) ? ndjsonResponse(followRun(run.id, signal), signal) : run;
  },
});

/** Stops a run. */
export const cancelRun = endpoint({
  id: 'runs.cancel',
  method: 'POST',
  path: '/workspaces/{slug}/runs/{id}/cancel',
  summary: 'Cancel a run that is under way',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.cancel' },
  params: RunParamsSchema,
  status: 200,
  response: RunWithFramesSchema,
  audit: {
    action: 'run.cancel',
    target: (run: z.infer<typeof RunWithFramesSchema>) => ({ kind: 'run', id: run.id }),
  },
  handler: ({ workspace, params }) => cancel(workspace.id, params.id),
});

/** One run as an HTTP archive. */
export const exportRun = endpoint({
  id: 'runs.har',
  method: 'GET',
  path: '/workspaces/{slug}/runs/{id}/har',
  summary: 'Export the exchanges of a run as HAR 1.2, secrets masked',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.read' },
  params: RunParamsSchema,
  status: 200,
  response: z.looseObject({ log: z.looseObject({ version: z.literal('1.2') }) }),
  handler: async ({ workspace, params }) => {
    const run = await get(workspace.id, params.id);
    return Response.json(harOf(run, run.frames), {
      headers: { 'content-disposition': `attachment; filename="${run.id}.har"` },
    });
  },
});

/** Chunks as the body of an answer, read as fast as they are taken. */
function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => void (await chunks.return(undefined)),
  });
}

/** The whole of a body that does not fit into its frame. */
export const getRunBody = endpoint({
  id: 'runs.body',
  method: 'GET',
  path: '/workspaces/{slug}/runs/{id}/exchanges/{exchange}/body',
  summary: 'Get the whole body of an answer that is kept beside the frames, secrets masked',
  description:
    'Bodies over 256 KiB and those that are no text are kept so; the body in the frame has `isStored`. They are answered as bytes to be saved, whatever the holder called them.',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.read' },
  params: z.object({ id: z.string(), exchange: z.string() }),
  status: 200,
  response: z.string(),
  alternatives: { 'application/octet-stream': 'The body. It is always answered in this form.' },
  handler: async ({ workspace, params }) => {
    const { bytes, isText, chunks } = await readBody(workspace.id, params.id, params.exchange);
    return new Response(streamOf(chunks), {
      headers: {
        // Never the type that the holder names: nothing of it may run as a page of ours.
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${params.exchange.replace(/\W/g, '')}.${isText ? 'txt' : 'bin'}"`,
        'content-length': String(bytes),
        'content-security-policy': "sandbox; default-src 'none'",
      },
    });
  },
});
