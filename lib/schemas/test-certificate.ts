import * as z from 'zod';

/** The certificates that are bad in exactly one way, and a good one for comparison. */
export const TestCertificateKindSchema = z.enum([
  'good',
  'expired',
  'not-yet-valid',
  'revoked',
  'untrusted-root',
  'no-san',
  'missing-intermediate',
  'dead-crl',
  'stale-crl',
  'wrong-key-usage',
  'weak-key',
  'ca-as-leaf',
]);
export type TestCertificateKind = z.infer<typeof TestCertificateKindSchema>;

/** What one of them is, in words, and what has to happen when somebody uses it. */
export const TestCertificateDescriptionSchema = z.object({
  kind: TestCertificateKindSchema,
  title: z.string(),
  /** What is wrong with it. */
  problem: z.string(),
  /** What a correct server (or client, for a certificate of a server) does with it. */
  expected: z.string(),
  /** The error of a registration with it; null: the registration succeeds. */
  expectedError: z.enum(['unapproved_software_statement', 'invalid_software_statement']).nullable(),
  /** The key that it needs: a strong one, or RSA of 1024 bits. */
  key: z.enum(['strong', 'rsa-1024']),
});
export type TestCertificateDescription = z.infer<typeof TestCertificateDescriptionSchema>;
