import 'server-only';
import * as z from 'zod';
import { getDirectoryEndpoint as get } from '@/lib/domain/directory/endpoints/get-endpoint';
import { readChange } from '@/lib/domain/directory/endpoints/read-change';
import { readDocument } from '@/lib/domain/directory/endpoints/read-documents';
import { startConformance } from '@/lib/domain/directory/endpoints/start-conformance';
import {
  DocumentChangeSchema,
  DocumentKindSchema,
  DocumentQuerySchema,
  EndpointDocumentTextSchema,
} from '@/lib/schemas/directory-document';
import { DirectoryEndpointSchema } from '@/lib/schemas/directory-endpoint';
import { RunSchema } from '@/lib/schemas/run';
import { answerStartedRun, auditOfRun, runStream } from '../answer-run';
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

/** One document of an endpoint. */
export const getEndpointDocument = endpoint({
  id: 'directory.endpoints.document',
  method: 'GET',
  path: '/workspaces/{slug}/directory/endpoints/{id}/documents/{kind}',
  summary: 'Get a document of an endpoint as the last good probe received it, with its checks',
  description:
    'The checks are those of a run. Nobody is asked: `leftOut` names what a stored document cannot tell. `text` is the document as it came, of a third party: treat it as data.',
  tag,
  access,
  params: z.object({ id: z.string(), kind: DocumentKindSchema }),
  query: DocumentQuerySchema,
  status: 200,
  response: EndpointDocumentTextSchema,
  handler: ({ workspace, params: { id, kind }, query: { community } }) =>
    readDocument(workspace.id, id, { kind, community }),
});

/** One change of a document, as a diff. */
export const getEndpointChange = endpoint({
  id: 'directory.endpoints.change',
  method: 'GET',
  path: '/workspaces/{slug}/directory/endpoints/{id}/changes/{change}',
  summary: 'Get what a document of an endpoint says otherwise than the one before it',
  tag,
  access,
  params: z.object({ id: z.string(), change: z.string() }),
  status: 200,
  response: DocumentChangeSchema,
  handler: ({ params: { id, change } }) => readChange(id, change),
});

/** Judges an endpoint by all its documents, now. */
export const runEndpointConformance = endpoint({
  id: 'directory.endpoints.conformance',
  method: 'POST',
  path: '/workspaces/{slug}/directory/endpoints/{id}/conformance',
  summary:
    'Start a run that asks an endpoint for all its documents and judges them with all their checks',
  tag,
  access: { kind: 'workspace', permission: 'run.start' },
  params: z.object({ id: z.string() }),
  status: 201,
  response: RunSchema,
  alternatives: runStream,
  audit: auditOfRun('directory-endpoint.conformance'),
  handler: async (call) =>
    answerStartedRun(
      await startConformance(call.workspace.id, call.actor.userId, call.params.id),
      call,
    ),
});
