import 'server-only';
import * as z from 'zod';
import { answerSignatureRequest } from '@/lib/domain/signatures/answer-signature-request';
import { getSignatureRequest } from '@/lib/domain/signatures/get-signature-request';
import { listWaitingSignatures } from '@/lib/domain/signatures/list-waiting-signatures';
import {
  AnswerSignatureSchema,
  SignatureRequestSchema,
  type SignatureRequest,
} from '@/lib/schemas/signature';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });

/** What waits to be signed by a browser. */
export const listSignatures = endpoint({
  id: 'signatures.list',
  method: 'GET',
  path: '/workspaces/{slug}/signatures',
  summary: 'List what runs wait to have signed by a key in a browser',
  tag: 'Keys',
  access: { kind: 'workspace', permission: 'key.use' },
  status: 200,
  response: z.object({ signatures: z.array(SignatureRequestSchema) }),
  handler: async ({ workspace }) => ({ signatures: await listWaitingSignatures(workspace.id) }),
});

/** One of them, with what is to be signed. */
export const getSignature = endpoint({
  id: 'signatures.get',
  method: 'GET',
  path: '/workspaces/{slug}/signatures/{id}',
  summary: 'Get what is to be signed: the JWS signing input',
  tag: 'Keys',
  access: { kind: 'workspace', permission: 'key.use' },
  params,
  status: 200,
  response: SignatureRequestSchema,
  handler: ({ workspace, params: { id } }) => getSignatureRequest(workspace.id, id),
});

/** Gives the signature, or says that there will be none. */
export const answerSignature = endpoint({
  id: 'signatures.answer',
  method: 'POST',
  path: '/workspaces/{slug}/signatures/{id}',
  summary: 'Give the signature that a run waits for, or refuse it',
  tag: 'Keys',
  access: { kind: 'workspace', permission: 'key.use' },
  params,
  body: AnswerSignatureSchema,
  status: 200,
  response: SignatureRequestSchema,
  audit: {
    action: 'signature.answer',
    target: (request: SignatureRequest) => ({
      kind: 'key',
      id: request.keyId,
      detail: { purpose: request.purpose, state: request.state, run: request.runId },
    }),
  },
  handler: ({ workspace, params: { id }, body, actor }) =>
    answerSignatureRequest(workspace.id, id, body, actor.userId),
});
