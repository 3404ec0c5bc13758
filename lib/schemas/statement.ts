import * as z from 'zod';
import { CheckSchema, RuleSetSchema } from '@/lib/protocol/check';
import { GrantTypeSchema } from '@/lib/protocol/registration/client-metadata';

/** Any JSON object: claims and headers may be wrong on purpose, a lint says so. */
const members = z.record(z.string(), z.unknown());

/** What `POST …/statements/draft` takes: which client, for which holder. */
export const StatementDraftRequestSchema = z.strictObject({
  appId: z.string(),
  grantType: GrantTypeSchema,
  /** Sandbox name or FHIR base URL: its registration endpoint becomes `aud`. */
  holder: z.string().trim().min(1).max(2000),
  community: z.string().max(500).optional(),
  scope: z.string().trim().max(4000).optional(),
  /** The certificate that signs; left out, the newest one whose URI is the issuer of the client. */
  certificateId: z.string().optional(),
});

/** The statement as the portal would write it now. */
export const StatementDraftSchema = z.object({
  /** `alg` and `x5c`; empty when there is no certificate yet. */
  header: members,
  claims: members,
  /** Null when the holder could not be asked; `aud` is empty then. */
  registrationEndpoint: z.string().nullable(),
  /** Null when the workspace has no certificate for the issuer. */
  certificateId: z.string().nullable(),
  /** URIs of certifications that the holder knows, and those that it demands. */
  certificationsSupported: z.array(z.string()),
  certificationsRequired: z.array(z.string()),
});
export type StatementDraft = z.infer<typeof StatementDraftSchema>;

/** What `POST …/statements/lint` takes. */
export const StatementLintRequestSchema = z.strictObject({
  header: members.default({}),
  claims: members,
  /** The registration endpoint; left out, `aud` is taken for it. */
  audience: z.string().max(2000).optional(),
  certifications: z.array(z.string().max(60_000)).max(10).default([]),
});

/** The same statement by both generations of the rules. */
export const StatementLintSchema = z.object({
  stu1: z.array(CheckSchema),
  stu2: z.array(CheckSchema),
});
export type StatementLint = z.infer<typeof StatementLintSchema>;

/** What `POST …/statements/sign` takes: signs exactly these claims with the key of the certificate. */
export const SignStatementSchema = z.strictObject({
  certificateId: z.string(),
  claims: members,
  certifications: z.array(z.string().max(60_000)).max(10).default([]),
});

/** The exact bytes that would be sent. */
export const SignedStatementSchema = z.object({
  statement: z.string(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  }),
  /** Null when exp is not a time. */
  expiresAt: z.string().nullable(),
});
export type SignedStatement = z.infer<typeof SignedStatementSchema>;

/**
 * What `POST …/statements/certification` takes: `sandbox` has the certifier of the sandbox vouch for the app, `self`
 * signs a declaration with the app's own certificate.
 */
export const MakeCertificationSchema = z.strictObject({
  kind: z.enum(['sandbox', 'self']),
  appId: z.string(),
  grantType: GrantTypeSchema,
  /** `sandbox`: the community whose certifier vouches, by its URI; left out, the first one. */
  community: z.string().max(500).optional(),
  /** `self`: which certificate signs. */
  certificateId: z.string().optional(),
  /** `self`: what is declared, for people and as URIs. */
  name: z.string().trim().min(1).max(200).default('Self-declared'),
  uris: z.array(z.string().trim().min(1).max(500)).max(10).default([]),
  rules: RuleSetSchema.default('stu2'),
});
export const CertificationSchema = z.object({ certification: z.string() });
