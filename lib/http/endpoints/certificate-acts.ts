import 'server-only';
import * as z from 'zod';
import { deleteCertificate as remove } from '@/lib/domain/certificates/delete-certificate';
import { exportPkcs12 as exportFile } from '@/lib/domain/certificates/export-pkcs12';
import { renewCertificate as renew } from '@/lib/domain/certificates/renew-certificate';
import { revokeCertificate as revoke } from '@/lib/domain/certificates/revoke-certificate';
import {
  CertificateDetailSchema,
  CertificateSummarySchema,
  ExportPkcs12Schema,
  RenewCertificateSchema,
  RevokeCertificateSchema,
  type CertificateSummary,
} from '@/lib/schemas/certificate';
import { endpoint } from '../endpoint';

const params = z.object({ id: z.string() });

/** Has the sandbox's CA issue a certificate again. */
export const renewCertificate = endpoint({
  id: 'certificates.renew',
  method: 'POST',
  path: '/workspaces/{slug}/certificates/{id}/renew',
  summary: 'Renew a certificate of the sandbox with the same SAN, for the same or a new key',
  tag: 'Certificates',
  access: { kind: 'workspace', permission: 'certificate.manage' },
  params,
  body: RenewCertificateSchema,
  status: 201,
  response: CertificateSummarySchema,
  audit: {
    action: 'certificate.renew',
    target: (renewed: CertificateSummary, call) => ({
      kind: 'certificate',
      id: renewed.id,
      detail: { renews: call.params.id },
    }),
  },
  handler: ({ workspace, params: { id }, body, actor }) =>
    renew(workspace.id, id, body, actor.userId),
});

/** Has the sandbox's CA revoke a certificate. */
export const revokeCertificate = endpoint({
  id: 'certificates.revoke',
  method: 'POST',
  path: '/workspaces/{slug}/certificates/{id}/revoke',
  summary: 'Revoke a certificate of the sandbox; its CRL and OCSP say so at once',
  tag: 'Certificates',
  access: { kind: 'workspace', permission: 'certificate.manage' },
  params,
  body: RevokeCertificateSchema,
  status: 200,
  response: CertificateDetailSchema,
  audit: {
    action: 'certificate.revoke',
    target: (_, call) => ({
      kind: 'certificate',
      id: call.params.id,
      detail: { reason: call.body.reason },
    }),
  },
  handler: ({ workspace, params: { id }, body }) => revoke(workspace.id, id, body.reason),
});

/** Removes a certificate from the workspace. */
export const deleteCertificate = endpoint({
  id: 'certificates.delete',
  method: 'DELETE',
  path: '/workspaces/{slug}/certificates/{id}',
  summary: 'Remove a certificate; its key stays. Not while a registration rests on it',
  tag: 'Certificates',
  access: { kind: 'workspace', permission: 'certificate.manage' },
  params,
  status: 204,
  response: null,
  audit: {
    action: 'certificate.delete',
    target: (_, call) => ({ kind: 'certificate', id: call.params.id }),
  },
  handler: ({ workspace, params: { id } }) => remove(workspace.id, id),
});

/** Certificate, chain and key in one file. */
export const exportPkcs12 = endpoint({
  id: 'certificates.pkcs12',
  method: 'POST',
  path: '/workspaces/{slug}/certificates/{id}/pkcs12',
  summary: 'Export a certificate with its chain and its key of the vault as PKCS #12',
  tag: 'Certificates',
  access: { kind: 'workspace', permission: 'key.export' },
  params,
  body: ExportPkcs12Schema,
  status: 200,
  response: z.string(),
  alternatives: { 'application/x-pkcs12': 'The file; the password opens it.' },
  audit: {
    action: 'certificate.export',
    target: (_, call) => ({
      kind: 'certificate',
      id: call.params.id,
      detail: { encryption: call.body.encryption },
    }),
  },
  handler: async ({ workspace, params: { id }, body, audit }) => {
    const file = await exportFile(workspace.id, id, body);
    await audit('');
    return new Response(new Uint8Array(file), {
      headers: {
        'content-type': 'application/x-pkcs12',
        'content-disposition': `attachment; filename="${id}.p12"`,
      },
    });
  },
});
