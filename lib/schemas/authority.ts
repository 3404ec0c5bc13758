import * as z from 'zod';
import { CertificateViewSchema } from '@/lib/protocol/jwt';

/** A certification authority of the sandbox, as the operator sees it. */
export const AuthoritySchema = z.object({
  id: z.string(),
  kind: z.enum(['anchor', 'intermediate']),
  communityId: z.string().nullable(),
  subject: z.string(),
  certificate: CertificateViewSchema,
  addresses: z.object({
    certificate: z.string().nullable(),
    pem: z.string().nullable(),
    crl: z.string().nullable(),
    ocsp: z.string().nullable(),
  }),
  list: z
    .object({ crlNumber: z.number(), thisUpdate: z.string(), nextUpdate: z.string() })
    .nullable(),
  issued: z.number(),
  revoked: z.number(),
});
export type Authority = z.infer<typeof AuthoritySchema>;

/** A certificate that one of them issued. */
export const IssuedCertificateSchema = z.object({
  serialNumber: z.string(),
  subject: z.string(),
  sanUris: z.array(z.string()),
  issuerId: z.string(),
  createdAt: z.string(),
  notAfter: z.string(),
  revokedAt: z.string().nullable(),
  reason: z.string().nullable(),
});
export type IssuedCertificate = z.infer<typeof IssuedCertificateSchema>;

/** What `GET /admin/ca` answers. */
export const CertificationAuthoritySchema = z.object({
  authorities: z.array(AuthoritySchema),
  issued: z.array(IssuedCertificateSchema),
});
export type CertificationAuthority = z.infer<typeof CertificationAuthoritySchema>;
