import * as z from 'zod';
import { isSecretHeader } from '@/lib/protocol/headers';
import { shownExtensions } from '@/lib/protocol/udap/extensions/shown-extensions';
import { isReference } from '@/lib/run/variables';
import { RunRequestSchema } from './run';

const NameSchema = z.string().trim().min(1).max(120);
const NoteSchema = z.string().max(4000);
const FolderSchema = z.string().trim().min(1).max(120);

/** A request as it is kept: which environment, and whether a write is confirmed, is said when it is sent. */
export const SavedRequestBodySchema = RunRequestSchema.transform(
  ({ environment, confirmed, auth, ...request }) => {
    void [environment, confirmed];
    // Tokens of people in them are not kept.
    const kept =
      auth.method === 'udap' && auth.extensions
        ? { ...auth, extensions: shownExtensions(auth.extensions) }
        : auth;
    return { ...request, auth: kept };
  },
).superRefine(({ request }, context) => {
  request.headers.forEach(([name, value], at) => {
    if (!isSecretHeader(name) || isReference(value)) return;
    context.addIssue({
      code: 'custom',
      path: ['request', 'headers', at, 1],
      message: `is a secret, which is not kept in a request; put it into a secret variable of an environment and write {{name}} here`,
    });
  });
});
export type SavedRequestBody = z.infer<typeof SavedRequestBodySchema>;

/** What a saved request is made of. */
export const SavedRequestInputSchema = z.strictObject({
  name: NameSchema,
  note: NoteSchema.default(''),
  /** The folder in which it stands; it is there as soon as a request is in it. */
  folder: FolderSchema.nullable().default(null),
  request: SavedRequestBodySchema,
});
export type SavedRequestInput = z.infer<typeof SavedRequestInputSchema>;

/** A change of a saved request; with another `collectionId` it moves there. */
export const SavedRequestUpdateSchema = SavedRequestInputSchema.extend({
  collectionId: z.string().optional(),
  /** The version that was read. When somebody else has changed it since, nothing is changed. */
  version: z.number().int(),
});
export type SavedRequestUpdate = z.infer<typeof SavedRequestUpdateSchema>;

export const SavedRequestSchema = z.object({
  id: z.string(),
  collectionId: z.string(),
  folder: z.string().nullable(),
  name: z.string(),
  note: z.string(),
  request: z.record(z.string(), z.unknown()),
  version: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
export type SavedRequest = z.infer<typeof SavedRequestSchema>;

export const CollectionInputSchema = z.strictObject({
  name: NameSchema,
  note: NoteSchema.default(''),
});
export type CollectionInput = z.infer<typeof CollectionInputSchema>;

/** What the starter collection is made for. */
export const StarterCollectionSchema = z.strictObject({
  /** The holder of all its requests: a sandbox holder by name, or a FHIR base URL. */
  holder: z.string().trim().min(1).max(2000).default('harbor'),
});

/** A change of a collection: its name, its note, and the order and folders of all its requests. */
export const CollectionUpdateSchema = z.strictObject({
  name: NameSchema.optional(),
  note: NoteSchema.optional(),
  /** All requests of the collection, in the order that they are to have. */
  order: z
    .array(z.strictObject({ id: z.string(), folder: FolderSchema.nullable() }))
    .max(1000)
    .optional(),
  version: z.number().int(),
});
export type CollectionUpdate = z.infer<typeof CollectionUpdateSchema>;

export const CollectionSchema = z.object({
  id: z.string(),
  name: z.string(),
  note: z.string(),
  version: z.number(),
  updatedAt: z.string(),
  requests: z.array(SavedRequestSchema),
});
export type Collection = z.infer<typeof CollectionSchema>;

/** How a collection is run as a test. */
export const StartCollectionRunSchema = z.strictObject({
  /** The environment of all its requests, by id. */
  environment: z.string().max(60).optional(),
  stopOnFailure: z.boolean().default(false),
  /** Says that requests which write are meant for an environment that is marked as production. */
  confirmed: z.literal(true).optional(),
});
export type StartCollectionRun = z.infer<typeof StartCollectionRunSchema>;

export const ItemStateSchema = z.enum(['waiting', 'running', 'passed', 'failed', 'skipped']);
export type ItemState = z.infer<typeof ItemStateSchema>;

/** One assertion of a request that was run, as it is reported. */
export const ReportedAssertionSchema = z.object({
  id: z.string(),
  verdict: z.string(),
  title: z.string(),
  expected: z.string(),
  seen: z.string(),
});
export type ReportedAssertion = z.infer<typeof ReportedAssertionSchema>;

export const CollectionRunItemSchema = z.object({
  position: z.number(),
  savedRequestId: z.string(),
  folder: z.string().nullable(),
  name: z.string(),
  method: z.string(),
  path: z.string(),
  state: ItemStateSchema,
  runId: z.string().nullable(),
  message: z.string(),
  assertions: z.array(ReportedAssertionSchema),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type CollectionRunItem = z.infer<typeof CollectionRunItemSchema>;

export const CollectionRunSummarySchema = z.object({
  id: z.string(),
  collectionId: z.string(),
  collectionName: z.string(),
  environment: z.string().nullable(),
  stopOnFailure: z.boolean(),
  status: z.enum(['running', 'cancelled', 'finished']),
  counts: z.record(ItemStateSchema, z.number()),
  createdBy: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type CollectionRunSummary = z.infer<typeof CollectionRunSummarySchema>;

export const CollectionRunSchema = CollectionRunSummarySchema.extend({
  items: z.array(CollectionRunItemSchema),
});
export type CollectionRun = z.infer<typeof CollectionRunSchema>;
