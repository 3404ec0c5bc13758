import 'server-only';
import * as z from 'zod';
import { exportCollection as collectionOf } from '@/lib/domain/collections/export-collection';
import { exportRuns as runsOf, mostExportedRuns } from '@/lib/domain/runs/export-runs';
import { exportFileName, ExportFormatSchema, exportOf } from '@/lib/run/export/export-format';
import { endpoint } from '../endpoint';

const FormatQuerySchema = ExportFormatSchema.default('postman');
const DocumentSchema = z.record(z.string(), z.unknown());

function asFile(document: unknown, fileName: string): Response {
  return Response.json(document, {
    headers: { 'content-disposition': `attachment; filename="${fileName}"` },
  });
}

/** A collection for another tool. */
export const exportCollection = endpoint({
  id: 'collections.export',
  method: 'GET',
  path: '/workspaces/{slug}/collections/{id}/export',
  summary: 'Export a collection for Postman (2.1) or Bruno, or as HAR 1.2',
  description:
    'No credential is exported: Authorization and cookies are left out, and the tool takes the token from its variable access_token. Assertions stay here.',
  tag: 'Collections',
  access: { kind: 'workspace', permission: 'collection.read' },
  params: z.object({ id: z.string() }),
  query: z.strictObject({ format: FormatQuerySchema }),
  status: 200,
  response: DocumentSchema,
  handler: async ({ workspace, params, query: { format } }) => {
    const collection = await collectionOf(workspace.id, params.id);
    return asFile(
      exportOf(collection, format, new Date()),
      exportFileName(collection.name, format),
    );
  },
});

/** Runs for another tool. */
export const exportRuns = endpoint({
  id: 'runs.export',
  method: 'GET',
  path: '/workspaces/{slug}/runs/export',
  summary: 'Export the requests of runs for Postman (2.1) or Bruno, or runs as HAR 1.2',
  description:
    'As HAR with every exchange and its answer, secrets masked; for Postman and Bruno the requests to the FHIR server without credentials.',
  tag: 'Runs',
  access: { kind: 'workspace', permission: 'run.read' },
  query: z.strictObject({
    format: FormatQuerySchema,
    /** Ids of runs with commas between them. */
    ids: z
      .string()
      .max(4000)
      .transform((ids) => ids.split(',').filter((id) => id !== ''))
      .refine((ids) => ids.length > 0 && ids.length <= mostExportedRuns, {
        message: `must be 1 to ${mostExportedRuns} ids of runs with commas between them`,
      }),
  }),
  status: 200,
  response: DocumentSchema,
  handler: async ({ workspace, query: { format, ids } }) =>
    asFile(
      await runsOf(workspace.id, ids, format, new Date()),
      exportFileName(ids.length === 1 ? (ids[0] ?? '') : `${ids.length} runs`, format),
    ),
});
