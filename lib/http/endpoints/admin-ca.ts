import 'server-only';
import * as z from 'zod';
import { readAuthorities } from '@/lib/domain/authorities/read-authorities';
import { revokeIssued } from '@/lib/domain/authorities/revoke-issued';
import { CertificationAuthoritySchema } from '@/lib/schemas/authority';
import { RevokeCertificateSchema } from '@/lib/schemas/certificate';
import { endpoint } from '../endpoint';

/** The test CA. */
export const adminReadAuthorities = endpoint({
  id: 'admin.ca.get',
  method: 'GET',
  path: '/admin/ca',
  summary: "The sandbox's certification authorities, their lists, and what they issued",
  tag: 'Administration',
  access: { kind: 'operator' },
  query: z.strictObject({ query: z.string().max(300).optional() }),
  status: 200,
  response: CertificationAuthoritySchema,
  handler: ({ query: { query } }) => readAuthorities(query),
});

/** Revokes what it issued. */
export const adminRevokeIssued = endpoint({
  id: 'admin.ca.revoke',
  method: 'POST',
  path: '/admin/ca/certificates/{id}/revoke',
  summary: 'Revoke a certificate that the sandbox issued, by its serial number',
  tag: 'Administration',
  access: { kind: 'operator' },
  params: z.object({ id: z.string().max(80) }),
  body: RevokeCertificateSchema,
  status: 200,
  response: CertificationAuthoritySchema,
  audit: {
    action: 'authority.revoke',
    target: (_, { params, body }) => ({
      kind: 'issued_certificate',
      id: params.id,
      detail: { reason: body.reason },
    }),
  },
  handler: ({ params: { id }, body }) => revokeIssued(id, body.reason),
});
