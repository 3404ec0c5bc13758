import * as z from 'zod';

/** A certificate in words and values, for people and for JSON. Times are ISO 8601. */
export const CertificateViewSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  serialNumber: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  sanUris: z.array(z.string()),
  sanDnsNames: z.array(z.string()),
  /** For example `RSA 2048` or `EC P-256`. */
  publicKey: z.string(),
  signatureAlgorithm: z.string(),
  isCa: z.boolean(),
  keyUsages: z.array(z.string()),
  /** SHA-256 of the DER, lower-case hex. */
  fingerprintSha256: z.string(),
  subjectKeyId: z.string().nullable(),
  authorityKeyId: z.string().nullable(),
  caIssuers: z.array(z.string()),
  ocspUrls: z.array(z.string()),
  crlUrls: z.array(z.string()),
  /** Every extension by its name, and what it says in words. */
  extensions: z
    .array(
      z.object({ oid: z.string(), name: z.string(), isCritical: z.boolean(), words: z.string() }),
    )
    .default([]),
  pem: z.string(),
});
export type CertificateView = z.infer<typeof CertificateViewSchema>;

export const JwtKindSchema = z.enum([
  'signed_metadata',
  'software_statement',
  'certification',
  'client_assertion',
  'access_token',
  'id_token',
  'dpop_proof',
]);

/** A token that the portal built or received, decoded. The signature itself is never kept. */
export const JwtSchema = z.object({
  id: z.string(),
  kind: JwtKindSchema,
  direction: z.enum(['sent', 'received']),
  exchangeId: z.string().nullable(),
  header: z.record(z.string(), z.unknown()),
  claims: z.record(z.string(), z.unknown()),
  signature: z.enum(['verified', 'failed', 'unchecked', 'ours']),
  /** The certificates of `x5c`, leaf first. */
  certificates: z.array(CertificateViewSchema),
});
export type Jwt = z.infer<typeof JwtSchema>;
