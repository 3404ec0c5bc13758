import * as z from 'zod';
import { CertificateViewSchema } from '@/lib/protocol/jwt';

/** What `POST …/certificates` takes: `{}` makes a key in the vault and a certificate from the sandbox's CA. */
export const IssueCertificateSchema = z.strictObject({
  /** Name of the key, for people. */
  name: z.string().trim().min(1).max(80).default('Sandbox key'),
  algorithm: z.enum(['RS256', 'ES256', 'ES384']).default('RS256'),
});
export type IssueCertificate = z.infer<typeof IssueCertificateSchema>;

/** A certificate of the workspace and the chain above it, leaf first. */
export const CertificateSummarySchema = z.object({
  id: z.string(),
  keyName: z.string(),
  algorithm: z.string(),
  custody: z.string(),
  community: z.string(),
  subject: z.string(),
  sanUris: z.array(z.string()),
  serialNumber: z.string(),
  fingerprint: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  createdAt: z.string(),
  chain: z.array(CertificateViewSchema),
});
export type CertificateSummary = z.infer<typeof CertificateSummarySchema>;
