import * as z from 'zod';
import { BulkSummarySchema } from './register';

/** What `POST …/registrations/bulk` answers: the new bulk registration, and how many holders were named twice. */
export const StartedBulkSchema = BulkSummarySchema.extend({
  /** Holders of the input that were the same as an earlier one and were merged with it. */
  duplicates: z.number(),
});
export type StartedBulk = z.infer<typeof StartedBulkSchema>;

/** What `POST …/registrations/bulk/{id}/retry` takes: left out, all items that failed. */
export const RetryBulkSchema = z.strictObject({
  items: z
    .array(z.string())
    .min(1, 'name at least one item, or leave this out')
    .max(2000)
    .optional(),
});
export type RetryBulk = z.infer<typeof RetryBulkSchema>;
