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

/** What `POST …/test-certificates` takes. */
export const MakeTestCertificateSchema = z.strictObject({
  kind: TestCertificateKindSchema,
  /** Left out: the URI of the workspace's app, so that the console can use it. */
  sanUri: z
    .string()
    .trim()
    .max(1000)
    .regex(/^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i, 'must be an absolute URI')
    .optional(),
  keyKind: z.enum(['rsa-2048', 'p-256']).default('rsa-2048'),
  /** Keep it in the workspace, so that the console can present it to a holder. */
  keep: z.boolean().default(false),
});
export type MakeTestCertificate = z.infer<typeof MakeTestCertificateSchema>;

/** One of them with its key, which is shown: it is for tests only. */
export const MadeTestCertificateSchema = z.object({
  kind: TestCertificateKindSchema,
  note: z.string(),
  chainPem: z.array(z.string()),
  privateKeyPem: z.string(),
  /** Base64 of a PKCS #12 file. */
  pkcs12: z.string(),
  password: z.string(),
  /** Set when it was kept. */
  certificateId: z.string().nullable(),
});
export type MadeTestCertificate = z.infer<typeof MadeTestCertificateSchema>;
