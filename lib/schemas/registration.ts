import * as z from 'zod';
import {
  AuthMethodSchema,
  GrantTypeSchema,
  RegistrationMethodSchema,
} from '@/lib/protocol/registration/client-metadata';
import { MetadataChangeSchema } from '@/lib/protocol/registration/metadata-change';

/** `expired` follows from the dates; the others are kept. */
export const RegistrationStatusSchema = z.enum(['waiting', 'active', 'expired', 'cancelled']);
export type RegistrationStatus = z.infer<typeof RegistrationStatusSchema>;

/** An app at a holder, as lists show it. */
export const RegistrationSummarySchema = z.object({
  id: z.string(),
  appId: z.string(),
  appName: z.string(),
  holderBaseUrl: z.string(),
  profileKey: z.string().nullable(),
  method: RegistrationMethodSchema,
  grantType: GrantTypeSchema,
  authMethod: AuthMethodSchema,
  registrationEndpoint: z.string().nullable(),
  /** Only UDAP has these two. */
  community: z.string().nullable(),
  issuer: z.string().nullable(),
  /** Null while the holder has not given one. */
  clientId: z.string().nullable(),
  scope: z.string(),
  status: RegistrationStatusSchema,
  certificateId: z.string().nullable(),
  /** Whether a client secret is kept; it is revealed on its own address only. */
  hasClientSecret: z.boolean(),
  /** Whether the holder lets us read, change and delete it (RFC 7592). */
  isManageable: z.boolean(),
  clientExpiresAt: z.string().nullable(),
  clientSecretExpiresAt: z.string().nullable(),
  certificateExpiresAt: z.string().nullable(),
  /** The soonest of the three ends. */
  endsAt: z.string().nullable(),
  waitingSince: z.string().nullable(),
  remindAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type RegistrationSummary = z.infer<typeof RegistrationSummarySchema>;

/** What can happen to a registration. */
export const RevisionKindSchema = z.enum([
  'registered',
  'replaced',
  'modified',
  'renewed',
  'cancelled',
  'deleted',
  'recorded',
  'edited',
  'asked',
  'answered',
  'secret-changed',
  'drift-checked',
  'drift-accepted',
  'file-added',
  'file-removed',
]);
export type RevisionKind = z.infer<typeof RevisionKindSchema>;

/** The state of a registration after something happened to it. Never holds a secret. */
export const RegistrationSnapshotSchema = z.object({
  status: z.string(),
  clientId: z.string().nullable(),
  scope: z.string(),
  authMethod: z.string(),
  certificateId: z.string().nullable(),
  clientExpiresAt: z.string().nullable(),
  clientSecretExpiresAt: z.string().nullable(),
  sent: z.record(z.string(), z.unknown()),
});
export type RegistrationSnapshot = z.infer<typeof RegistrationSnapshotSchema>;

export const RegistrationRevisionSchema = z.object({
  id: z.string(),
  number: z.number(),
  kind: RevisionKindSchema,
  at: z.string(),
  byName: z.string(),
  runId: z.string().nullable(),
  snapshot: RegistrationSnapshotSchema,
  note: z.string(),
  /** What changed against the revision before. */
  changes: z.array(MetadataChangeSchema),
});
export type RegistrationRevision = z.infer<typeof RegistrationRevisionSchema>;

export const RegistrationFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  addedByName: z.string(),
  addedAt: z.string(),
});
export type RegistrationFile = z.infer<typeof RegistrationFileSchema>;

/** What the holder says now against what was sent. */
export const DriftSchema = z.object({
  /** `gone`: the holder does not know the client any more; `unreadable`: it could not be asked. */
  state: z.enum(['same', 'differs', 'gone', 'unreadable']),
  changes: z.array(MetadataChangeSchema),
  runId: z.string().nullable(),
});
export type Drift = z.infer<typeof DriftSchema>;

/** A registration with all that is kept of it. */
export const RegistrationDetailSchema = RegistrationSummarySchema.extend({
  /** What was sent or recorded, in the spelling of RFC 7591. */
  sent: z.record(z.string(), z.unknown()),
  /** The last answer of the holder, secrets removed. */
  response: z.record(z.string(), z.unknown()),
  registrationClientUri: z.string().nullable(),
  note: z.string(),
  drift: DriftSchema.nullable(),
  driftCheckedAt: z.string().nullable(),
  /** The last one first. */
  revisions: z.array(RegistrationRevisionSchema),
  files: z.array(RegistrationFileSchema),
});
export type RegistrationDetail = z.infer<typeof RegistrationDetailSchema>;

/** The secret of a client, revealed: each time is in the audit log. */
export const RevealedSecretSchema = z.object({
  clientSecret: z.string(),
  expiresAt: z.string().nullable(),
});
