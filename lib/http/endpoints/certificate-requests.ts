import 'server-only';
import * as z from 'zod';
import { createRequest as create } from '@/lib/domain/certificate-requests/create-request';
import { discussRequest } from '@/lib/domain/certificate-requests/discuss-request';
import { getRequest as get } from '@/lib/domain/certificate-requests/get-request';
import { listRequests as list } from '@/lib/domain/certificate-requests/list-requests';
import { markSent } from '@/lib/domain/certificate-requests/mark-sent';
import type { RequestActor } from '@/lib/domain/certificate-requests/move-request';
import { receiveIssued as receive } from '@/lib/domain/certificate-requests/receive-issued';
import { withdrawRequest as withdraw } from '@/lib/domain/certificate-requests/withdraw-request';
import {
  CreateRequestSchema,
  ReceiveIssuedSchema,
  RequestDetailSchema,
  RequestSummarySchema,
  RequestTextSchema,
  type RequestDetail,
} from '@/lib/schemas/certificate-request';
import { endpoint } from '../endpoint';
import type { Actor } from '../endpoint-types';

const params = z.object({ id: z.string() });
const access = { kind: 'workspace', permission: 'certificate.request' } as const;
const target = (request: RequestDetail) => ({ kind: 'certificate_request', id: request.id });
const applicant = ({ userId, name }: Actor): RequestActor => ({
  side: 'applicant',
  id: userId,
  name,
});

/** The certificate requests of a workspace. */
export const listRequests = endpoint({
  id: 'certificate_requests.list',
  method: 'GET',
  path: '/workspaces/{slug}/certificate-requests',
  summary: 'List certificate requests, newest first',
  tag: 'Certificate requests',
  access: { kind: 'workspace', permission: 'certificate.read' },
  status: 200,
  response: z.object({ requests: z.array(RequestSummarySchema) }),
  handler: async ({ workspace }) => ({ requests: await list(workspace.id) }),
});

/** Makes a request. */
export const createRequest = endpoint({
  id: 'certificate_requests.create',
  method: 'POST',
  path: '/workspaces/{slug}/certificate-requests',
  summary: 'Request a certificate: with a key of the vault, of a browser, or an uploaded CSR',
  tag: 'Certificate requests',
  access,
  body: CreateRequestSchema,
  status: 201,
  response: RequestDetailSchema,
  audit: { action: 'certificate_request.create', target },
  handler: ({ workspace, body, actor }) => create(workspace.id, body, applicant(actor)),
});

/** One request. */
export const getRequest = endpoint({
  id: 'certificate_requests.get',
  method: 'GET',
  path: '/workspaces/{slug}/certificate-requests/{id}',
  summary: 'Get a request with its CSR, automatic checks and timeline',
  tag: 'Certificate requests',
  access: { kind: 'workspace', permission: 'certificate.read' },
  params,
  status: 200,
  response: RequestDetailSchema,
  handler: ({ workspace, params: { id } }) => get(workspace.id, id),
});

/** Answers the reviewer. */
export const answerRequest = endpoint({
  id: 'certificate_requests.answer',
  method: 'POST',
  path: '/workspaces/{slug}/certificate-requests/{id}/messages',
  summary: 'Answer a question of the reviewer, or add something',
  tag: 'Certificate requests',
  access,
  params,
  body: RequestTextSchema,
  status: 200,
  response: RequestDetailSchema,
  audit: { action: 'certificate_request.answer', target },
  handler: ({ workspace, params: { id }, body, actor }) =>
    discussRequest(workspace.id, id, body.text, applicant(actor)),
});

/** Takes a request back. */
export const withdrawRequest = endpoint({
  id: 'certificate_requests.withdraw',
  method: 'POST',
  path: '/workspaces/{slug}/certificate-requests/{id}/withdraw',
  summary: 'Withdraw a request',
  tag: 'Certificate requests',
  access,
  params,
  status: 200,
  response: RequestDetailSchema,
  audit: { action: 'certificate_request.withdraw', target },
  handler: ({ workspace, params: { id }, actor }) => withdraw(workspace.id, id, applicant(actor)),
});

/** Notes that the CSR is with the outside CA. */
export const sendRequest = endpoint({
  id: 'certificate_requests.sent',
  method: 'POST',
  path: '/workspaces/{slug}/certificate-requests/{id}/sent',
  summary: 'Note that the CSR was handed to the certification authority outside',
  tag: 'Certificate requests',
  access,
  params,
  status: 200,
  response: RequestDetailSchema,
  audit: { action: 'certificate_request.sent', target },
  handler: ({ workspace, params: { id }, actor }) => markSent(workspace.id, id, applicant(actor)),
});

/** Takes the issued certificate back. */
export const receiveIssued = endpoint({
  id: 'certificate_requests.issued',
  method: 'POST',
  path: '/workspaces/{slug}/certificate-requests/{id}/issued',
  summary:
    'Take the certificate that an outside authority issued, and check it against the request',
  tag: 'Certificate requests',
  access,
  params,
  body: ReceiveIssuedSchema,
  status: 200,
  response: RequestDetailSchema,
  audit: {
    action: 'certificate_request.issued',
    target: (request: RequestDetail) => ({
      kind: 'certificate',
      id: request.certificateId,
      detail: { request: request.id },
    }),
  },
  handler: ({ workspace, params: { id }, body, actor }) =>
    receive(workspace.id, id, body.files, applicant(actor)),
});
