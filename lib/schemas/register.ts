import * as z from 'zod';
import { RuleSetSchema } from '@/lib/protocol/check';
import { AuthMethodSchema, GrantTypeSchema } from '@/lib/protocol/registration/client-metadata';

/** A holder by name of the sandbox, or a FHIR base URL. */
const holder = z.string().trim().min(1, 'name the holder').max(2000);
const scope = z.string().trim().min(1, 'ask for at least one scope').max(4000);
const day = z.iso.datetime({ offset: true });

/**
 * What `POST …/registrations` takes: registers an app at a holder as a run, with a signed software statement (`udap`) or
 * with plain metadata (`dcr`, RFC 7591).
 */
export const RegisterRequestSchema = z.strictObject({
  appId: z.string(),
  grantType: GrantTypeSchema,
  method: z.enum(['udap', 'dcr']),
  holder,
  /** Key of a holder profile; left out, the one that fits the holder. */
  profile: z.string().max(61).optional(),
  /** Left out, that of the app's client. */
  scope: scope.optional(),
  rules: RuleSetSchema.default('stu2'),
  /** Goes on although the pre-flight failed: the holder then says what it thinks. */
  sendAnyway: z.boolean().default(false),

  /** UDAP: community URI. */
  community: z.string().max(500).optional(),
  /** UDAP: PEM of anchors to trust beside those of the known communities. */
  anchors: z.array(z.string().max(20_000)).max(10).default([]),
  revocation: z.enum(['hard', 'soft']).optional(),
  /** UDAP: left out, a certificate of the workspace whose URI is the issuer, or one of the sandbox's CA. */
  certificateId: z.string().optional(),
  /** UDAP: claims that replace or (null) remove those that the portal would write. */
  claims: z.record(z.string(), z.unknown()).optional(),
  /** UDAP: a statement that was signed before, sent byte for byte. */
  statement: z.string().max(120_000).optional(),
  /** UDAP: signed certifications and endorsements. */
  certifications: z.array(z.string().max(60_000)).max(10).default([]),

  /** RFC 7591: left out, the one that discovery names. */
  registrationEndpoint: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  /** RFC 7591 §3: sent as a bearer token, never kept or shown. */
  initialAccessToken: z.string().min(1).max(10_000).optional(),
  authMethod: AuthMethodSchema.default('private_key_jwt'),
  /** RFC 7591, with private_key_jwt: whether the keys go by address or by value. */
  keys: z.enum(['jwks_uri', 'jwks']).default('jwks_uri'),
});
export type RegisterRequest = z.infer<typeof RegisterRequestSchema>;
export type RegisterRequestInput = z.input<typeof RegisterRequestSchema>;

/** What `POST …/registrations/preflight` takes: the same, and nothing is sent to the registration endpoint. */
export const PreflightRequestSchema = RegisterRequestSchema.extend({
  method: z.enum(['udap', 'dcr', 'manual', 'one-off']),
  holder,
});
export type PreflightRequest = z.infer<typeof PreflightRequestSchema>;
export type PreflightRequestInput = z.input<typeof PreflightRequestSchema>;

/** What `POST …/registrations/{id}/modify` takes: sends the metadata of the app as it is now, with these changes. */
export const ModifyRegistrationSchema = z.strictObject({
  scope: scope.optional(),
  certificateId: z.string().optional(),
  claims: z.record(z.string(), z.unknown()).optional(),
  certifications: z.array(z.string().max(60_000)).max(10).default([]),
  sendAnyway: z.boolean().default(false),
});
export type ModifyRegistration = z.infer<typeof ModifyRegistrationSchema>;

/** What `POST …/registrations/manual` takes: a client that the holder made by hand. */
export const RecordRegistrationSchema = z.strictObject({
  appId: z.string(),
  grantType: GrantTypeSchema,
  holder,
  profile: z.string().max(61).optional(),
  clientId: z.string().trim().min(1, 'type the client_id that the holder gave').max(1000),
  authMethod: AuthMethodSchema,
  clientSecret: z.string().min(1).max(2000).optional(),
  clientSecretExpiresAt: day.nullable().default(null),
  clientExpiresAt: day.nullable().default(null),
  scope,
  note: z.string().max(5000).default(''),
});
export type RecordRegistration = z.infer<typeof RecordRegistrationSchema>;

/** What `POST …/registrations/one-off` takes: the holder is asked by letter, and we wait. */
export const AskHolderSchema = z.strictObject({
  appId: z.string(),
  grantType: GrantTypeSchema,
  holder,
  profile: z.string().max(61).optional(),
  authMethod: AuthMethodSchema,
  scope,
  /** To whom the letter goes, as people write it. */
  recipient: z.string().max(500).default(''),
  /** When somebody is reminded; left out, in a week. */
  remindAt: day.optional(),
  note: z.string().max(5000).default(''),
});
export type AskHolder = z.infer<typeof AskHolderSchema>;

/** What `PATCH …/registrations/{id}` takes: what people keep by hand. Null takes a date or a secret away. */
export const EditRegistrationSchema = z.strictObject({
  clientId: z.string().trim().min(1).max(1000).optional(),
  clientSecret: z.string().min(1).max(2000).nullable().optional(),
  clientSecretExpiresAt: day.nullable().optional(),
  clientExpiresAt: day.nullable().optional(),
  scope: scope.optional(),
  note: z.string().max(5000).optional(),
  remindAt: day.nullable().optional(),
  /** A one-off request becomes active when the holder has answered. */
  status: z.enum(['active', 'waiting', 'cancelled']).optional(),
});
export type EditRegistration = z.infer<typeof EditRegistrationSchema>;

/** What `POST …/registrations/bulk` takes: one app at many holders. */
export const BulkRegisterSchema = RegisterRequestSchema.omit({
  holder: true,
  claims: true,
  statement: true,
  registrationEndpoint: true,
}).extend({
  holders: z.array(holder).min(1, 'name at least one holder').max(2000),
  /** Registers also where the app has an active registration of that kind already; otherwise such holders are left alone. */
  registerAgain: z.boolean().default(false),
});
export type BulkRegister = z.infer<typeof BulkRegisterSchema>;

export const BulkItemStateSchema = z.enum([
  'waiting',
  'running',
  'registered',
  'failed',
  'unknown',
  'skipped',
]);

export const BulkSummarySchema = z.object({
  id: z.string(),
  appId: z.string(),
  appName: z.string(),
  method: z.enum(['udap', 'dcr']),
  grantType: GrantTypeSchema,
  status: z.enum(['running', 'cancelled', 'finished']),
  createdBy: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  counts: z.record(BulkItemStateSchema, z.number()),
  total: z.number(),
});
export type BulkSummary = z.infer<typeof BulkSummarySchema>;

export const BulkItemSchema = z.object({
  id: z.string(),
  position: z.number(),
  holder: z.string(),
  state: BulkItemStateSchema,
  attempts: z.number(),
  runId: z.string().nullable(),
  registrationId: z.string().nullable(),
  message: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type BulkItem = z.infer<typeof BulkItemSchema>;

export const BulkDetailSchema = BulkSummarySchema.extend({ items: z.array(BulkItemSchema) });
export type BulkDetail = z.infer<typeof BulkDetailSchema>;
