import * as z from 'zod';

/** One member that differs between two states of client metadata. `undefined` members are absent. */
export const MetadataChangeSchema = z.object({
  member: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  /** For lists and scopes: what came and what went. */
  addedItems: z.array(z.string()),
  removedItems: z.array(z.string()),
});
export type MetadataChange = z.infer<typeof MetadataChangeSchema>;
