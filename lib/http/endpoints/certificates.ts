import 'server-only';
import * as z from 'zod';
import { getCertificate as get } from '@/lib/domain/certificates/get-certificate';
import { issueSandboxCertificate } from '@/lib/domain/certificates/issue-sandbox-certificate';
import { listCertificates as list } from '@/lib/domain/certificates/list-certificates';
import {
  CertificateDetailSchema,
  CertificateSummarySchema,
  IssueCertificateSchema,
  type CertificateSummary,
} from '@/lib/schemas/certificate';
import { endpoint } from '../endpoint';

/** The certificates of a workspace. */
export const listCertificates = endpoint({
  id: 'certificates.list',
  method: 'GET',
  path: '/workspaces/{slug}/certificates',
  summary: 'List certificates, newest first',
  tag: 'Certificates',
  access: { kind: 'workspace', permission: 'certificate.read' },
  status: 200,
  response: z.object({ certificates: z.array(CertificateSummarySchema) }),
  handler: async ({ workspace }) => ({ certificates: await list(workspace.id) }),
});

/** Makes a key in the vault and a certificate for it. */
export const issueCertificate = endpoint({
  id: 'certificates.issue',
  method: 'POST',
  path: '/workspaces/{slug}/certificates',
  summary: "Have the sandbox's CA certify a key of the workspace, or a new one in the vault",
  tag: 'Certificates',
  access: { kind: 'workspace', permission: 'certificate.issue' },
  body: IssueCertificateSchema,
  status: 201,
  response: CertificateSummarySchema,
  audit: {
    action: 'certificate.issue',
    target: (certificate: CertificateSummary) => ({ kind: 'certificate', id: certificate.id }),
  },
  handler: ({ workspace, body, actor }) =>
    issueSandboxCertificate(workspace.id, body, { createdById: actor.userId }),
});

/** One certificate with its chain. */
export const getCertificate = endpoint({
  id: 'certificates.get',
  method: 'GET',
  path: '/workspaces/{slug}/certificates/{id}',
  summary: 'Get a certificate with its chain, where it is used, and its history',
  tag: 'Certificates',
  access: { kind: 'workspace', permission: 'certificate.read' },
  params: z.object({ id: z.string() }),
  status: 200,
  response: CertificateDetailSchema,
  handler: ({ workspace, params }) => get(workspace.id, params.id),
});
