import 'server-only';
import { inspectUpload as inspect } from '@/lib/domain/certificates/inspect-upload';
import { uploadCertificate as upload } from '@/lib/domain/certificates/upload-certificate';
import {
  CertificateSummarySchema,
  InspectUploadSchema,
  UploadCertificateSchema,
  UploadInspectionSchema,
  type CertificateSummary,
} from '@/lib/schemas/certificate';
import { endpoint } from '../endpoint';

/** Says what is in files; stores nothing. */
export const inspectUpload = endpoint({
  id: 'certificates.inspect',
  method: 'POST',
  path: '/workspaces/{slug}/certificates/inspect',
  summary:
    'Say what is in PEM, DER or PKCS #12 files, and whether it can be taken; nothing is stored',
  tag: 'Certificates',
  access: { kind: 'workspace', permission: 'certificate.manage' },
  body: InspectUploadSchema,
  status: 200,
  response: UploadInspectionSchema,
  handler: ({ workspace, body }) => inspect(workspace.id, body),
});

/** Takes a certificate with its chain, and its key into the vault. */
export const uploadCertificate = endpoint({
  id: 'certificates.upload',
  method: 'POST',
  path: '/workspaces/{slug}/certificates/upload',
  summary: 'Upload a certificate with its chain and key: PEM, DER or PKCS #12',
  description:
    'The key goes into the vault. When the workspace has the key already (in the vault, in a browser), the files need not hold it.',
  tag: 'Certificates',
  access: { kind: 'workspace', permission: 'certificate.manage' },
  body: UploadCertificateSchema,
  status: 201,
  response: CertificateSummarySchema,
  audit: {
    action: 'certificate.upload',
    target: (certificate: CertificateSummary) => ({ kind: 'certificate', id: certificate.id }),
  },
  handler: ({ workspace, body, actor }) => upload(workspace.id, body, actor.userId),
});
