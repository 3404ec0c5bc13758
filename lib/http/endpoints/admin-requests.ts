import 'server-only';
import * as z from 'zod';
import { approveRequest } from '@/lib/domain/certificate-requests/approve-request';
import { discussRequest } from '@/lib/domain/certificate-requests/discuss-request';
import { getRequest } from '@/lib/domain/certificate-requests/get-request';
import { listAllRequests } from '@/lib/domain/certificate-requests/list-requests';
import type { RequestActor } from '@/lib/domain/certificate-requests/move-request';
import { rejectRequest } from '@/lib/domain/certificate-requests/reject-request';
import {
  ApproveRequestSchema,
  RejectRequestSchema,
  RequestDetailSchema,
  RequestStateSchema,
  RequestSummarySchema,
  RequestTextSchema,
  type RequestDetail,
} from '@/lib/schemas/certificate-request';
import { endpoint } from '../endpoint';
import type { Actor } from '../endpoint-types';

const params = z.object({ id: z.string() });
const access = { kind: 'operator' } as const;
const target = (request: RequestDetail) => ({
  kind: 'certificate_request',
  id: request.id,
  workspaceId: request.workspace.id,
});
const operator = ({ userId, name }: Actor): RequestActor => ({
  side: 'operator',
  id: userId,
  name,
});

/** The review queue. */
export const adminListRequests = endpoint({
  id: 'admin.certificate_requests.list',
  method: 'GET',
  path: '/admin/certificate-requests',
  summary: 'The review queue: requests to the CA of the portal, those that wait longest first',
  tag: 'Administration',
  access,
  query: z.strictObject({
    state: RequestStateSchema.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(500),
  }),
  status: 200,
  response: z.object({ requests: z.array(RequestSummarySchema) }),
  handler: async ({ query: { state, limit } }) => ({
    requests: await listAllRequests(state ? [state] : undefined, limit),
  }),
});

/** One request, for the review. */
export const adminGetRequest = endpoint({
  id: 'admin.certificate_requests.get',
  method: 'GET',
  path: '/admin/certificate-requests/{id}',
  summary: 'Get a request with its automatic checks',
  tag: 'Administration',
  access,
  params,
  status: 200,
  response: RequestDetailSchema,
  handler: ({ params: { id } }) => getRequest(null, id),
});

/** Asks the applicant. */
export const adminAskRequest = endpoint({
  id: 'admin.certificate_requests.ask',
  method: 'POST',
  path: '/admin/certificate-requests/{id}/questions',
  summary: 'Ask the applicant something; the request then waits for the answer',
  tag: 'Administration',
  access,
  params,
  body: RequestTextSchema,
  status: 200,
  response: RequestDetailSchema,
  audit: { action: 'certificate_request.ask', target },
  handler: ({ params: { id }, body, actor }) =>
    discussRequest(null, id, body.text, operator(actor)),
});

/** Approves and issues. */
export const adminApproveRequest = endpoint({
  id: 'admin.certificate_requests.approve',
  method: 'POST',
  path: '/admin/certificate-requests/{id}/approve',
  summary: 'Approve a request: the CA of the portal issues the certificate',
  tag: 'Administration',
  access,
  params,
  body: ApproveRequestSchema,
  status: 200,
  response: RequestDetailSchema,
  audit: {
    action: 'certificate_request.approve',
    target: (request: RequestDetail, { body }) => ({
      kind: 'certificate',
      id: request.certificateId,
      workspaceId: request.workspace.id,
      detail: { request: request.id, days: body.days, despiteChecks: body.despiteChecks },
    }),
  },
  handler: ({ params: { id }, body, actor }) => approveRequest(id, body, operator(actor)),
});

/** Rejects. */
export const adminRejectRequest = endpoint({
  id: 'admin.certificate_requests.reject',
  method: 'POST',
  path: '/admin/certificate-requests/{id}/reject',
  summary: 'Reject a request with a reason that the applicant reads',
  tag: 'Administration',
  access,
  params,
  body: RejectRequestSchema,
  status: 200,
  response: RequestDetailSchema,
  audit: { action: 'certificate_request.reject', target },
  handler: ({ params: { id }, body, actor }) => rejectRequest(id, body.reason, operator(actor)),
});
