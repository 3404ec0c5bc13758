import * as z from 'zod';
import { ManifestSchema } from '@/lib/protocol/bulk/manifest';

/** What happens to a bulk data export while a run follows it. */
export const BulkEventSchema = z.discriminatedUnion('kind', [
  /** It is known where the export is followed. */
  z.object({ kind: z.literal('begun'), statusUrl: z.string() }),
  /** The holder was asked how far it is. */
  z.object({
    kind: z.literal('progress'),
    /** What it said, in its own words. */
    text: z.string().nullable(),
    /** The percentage in these words, where there is one. */
    percent: z.number().nullable(),
    /** How often it was asked. */
    asked: z.number(),
    waitMs: z.number(),
  }),
  z.object({ kind: z.literal('manifest'), manifest: ManifestSchema }),
  /** A file was fetched, or not: then `why` says why. */
  z.object({
    kind: z.literal('file'),
    url: z.string(),
    exchangeId: z.string().nullable(),
    lines: z.number(),
    bytes: z.number(),
    why: z.string().nullable(),
  }),
  /** The holder was asked to end the export and delete its files. */
  z.object({ kind: z.literal('deleted'), isAccepted: z.boolean() }),
]);
export type BulkEvent = z.infer<typeof BulkEventSchema>;
