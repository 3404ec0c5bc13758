import * as z from 'zod';
import { CheckSchema } from '../check';
import { CertificateViewSchema } from '../jwt';

/** One way from the certificate upwards. Certificates are named by their SHA-256 fingerprint. */
export const TrustPathSchema = z.object({
  /** Leaf first; the last one is the anchor, or where the way ends. */
  certificates: z.array(z.string()),
  /** Null when the way leads to no known anchor. */
  anchor: z
    .object({ fingerprint: z.string(), communityId: z.string(), communityName: z.string() })
    .nullable(),
  ok: z.boolean(),
  /** Each says by its `certificate` which one it is about; null: about the way as a whole. */
  checks: z.array(CheckSchema),
});
export type TrustPath = z.infer<typeof TrustPathSchema>;

/** What the trust doctor found about one certificate. */
export const TrustReportSchema = z.object({
  leaf: z.string(),
  /** Each certificate of any way, once. */
  certificates: z.array(CertificateViewSchema),
  /** The best first. */
  paths: z.array(TrustPathSchema),
  /** What was fetched to complete chains, in words. */
  fetched: z.array(z.string()),
  verdict: z.enum(['pass', 'warn', 'fail']),
  /** One or two sentences: who trusts it, or why nobody does. */
  summary: z.string(),
});
export type TrustReport = z.infer<typeof TrustReportSchema>;
