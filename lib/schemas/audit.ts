import * as z from 'zod';

/** Who did what to what, when. */
export const AuditEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.object({
    kind: z.string(),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  /** For example `member.remove`. */
  action: z.string(),
  target: z.object({ kind: z.string(), id: z.string().nullable() }).nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;

/** What `GET …/audit` takes. `before` is the `next` of the page before. */
export const AuditQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.string().max(60).optional(),
  /** Only entries of this action, or of this family of actions: `member` finds `member.remove`. */
  action: z.string().max(60).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuerySchema>;

/** One page of the audit log, newest first; `next` is null on the last page. */
export const AuditPageSchema = z.object({
  entries: z.array(AuditEntrySchema),
  next: z.string().nullable(),
});
export type AuditPage = z.infer<typeof AuditPageSchema>;
