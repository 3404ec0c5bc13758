import * as z from 'zod';
import { ImportReportSchema, MappingSchema } from './directory-import';

/** Who speaks in a list. */
export const SourceKindSchema = z.enum([
  'vendor',
  'payer',
  'government',
  'aggregator',
  'self-reported',
  'holder',
  'operator',
]);
export type SourceKind = z.infer<typeof SourceKindSchema>;

export const SnapshotStatusSchema = z.enum([
  'uploading',
  'waiting',
  'fetching',
  'reading',
  'applying',
  'applied',
  'unchanged',
  'quarantined',
  'failed',
  'cancelled',
]);
export type SnapshotStatus = z.infer<typeof SnapshotStatusSchema>;

/** One reading of a source. */
export const SnapshotSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  origin: z.enum(['upload', 'hand', 'schedule']),
  fileName: z.string().nullable(),
  status: SnapshotStatusSchema,
  isForced: z.boolean(),
  sha256: z.string().nullable(),
  /** Uncompressed. */
  bytes: z.number(),
  format: z.string().nullable(),
  /** Statements read so far, and written so far. */
  read: z.number(),
  applied: z.number(),
  report: ImportReportSchema.nullable(),
  startedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type SnapshotView = z.infer<typeof SnapshotSchema>;

/** A list that says which organization is where. */
export const SourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  publisher: z.string(),
  url: z.string().nullable(),
  format: z.string().nullable(),
  mapping: MappingSchema.nullable(),
  vendor: z.string().nullable(),
  kind: SourceKindSchema,
  trust: z.number(),
  licence: z.string().nullable(),
  isEnabled: z.boolean(),
  everyHours: z.number().nullable(),
  nextFetchAt: z.iso.datetime().nullable(),
  lastGoodAt: z.iso.datetime().nullable(),
  /** In the catalogue of the portal: it can be switched off, not removed. */
  isWellKnown: z.boolean(),
  /** It has no file: it grows entry by entry, by look-ups and suggestions. */
  isByHand: z.boolean(),
  /** What it says now. */
  endpoints: z.number(),
  organizations: z.number(),
  latest: SnapshotSchema.nullable(),
});
export type SourceView = z.infer<typeof SourceSchema>;

const url = z
  .url({ protocol: /^https?$/, error: 'expected an address that begins with https://' })
  .max(500);

/** What the operator says of a list of their own. */
export const SourceInputSchema = z.strictObject({
  name: z.string().trim().min(1, 'give it a name').max(200),
  publisher: z.string().trim().min(1, 'say who publishes it').max(200),
  url: url.nullable().default(null),
  format: z.string().max(40).nullable().default(null),
  mapping: MappingSchema.nullable().default(null),
  vendor: z.string().max(80).nullable().default(null),
  kind: SourceKindSchema.default('operator'),
  trust: z.number().int().min(0).max(100).default(50),
  everyHours: z.number().int().min(1).max(8760).nullable().default(null),
});
export type SourceInput = z.infer<typeof SourceInputSchema>;

/** What is changed of a source; what is left out stays. */
export const SourceUpdateSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  publisher: z.string().trim().min(1).max(200).optional(),
  url: url.nullable().optional(),
  format: z.string().max(40).nullable().optional(),
  mapping: MappingSchema.nullable().optional(),
  vendor: z.string().max(80).nullable().optional(),
  trust: z.number().int().min(0).max(100).optional(),
  everyHours: z.number().int().min(1).max(8760).nullable().optional(),
  isEnabled: z.boolean().optional(),
});
export type SourceUpdate = z.infer<typeof SourceUpdateSchema>;

/** Which of the lists that other lists name. */
export const NamedSourcesQuerySchema = z.strictObject({
  /** In the name, the publisher or the address. */
  q: z.string().trim().max(100).default(''),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type NamedSourcesQuery = z.infer<typeof NamedSourcesQuerySchema>;

/** A page of them. */
export const NamedSourcesSchema = z.object({
  sources: z.array(SourceSchema),
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
});
export type NamedSources = z.infer<typeof NamedSourcesSchema>;
