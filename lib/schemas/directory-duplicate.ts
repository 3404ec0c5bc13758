import * as z from 'zod';

export const DuplicateKindSchema = z.enum(['organization', 'endpoint']);
export type DuplicateKind = z.infer<typeof DuplicateKindSchema>;

export const DuplicateStateSchema = z.enum(['open', 'merged', 'distinct']);
export type DuplicateState = z.infer<typeof DuplicateStateSchema>;

/** Which of the queue is shown. */
export const DuplicateQuerySchema = z.strictObject({
  state: DuplicateStateSchema.default('open'),
  /** Left out: both. */
  kind: DuplicateKindSchema.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type DuplicateQuery = z.infer<typeof DuplicateQuerySchema>;

const id = z
  .string()
  .trim()
  .min(1, 'expected an id such as org_01… or ep_01…')
  .max(60, 'expected an id such as org_01… or ep_01…');

/** Two ids that an operator names. */
export const NamePairSchema = z.strictObject({ firstId: id, secondId: id });

export const MergePairSchema = z.strictObject({
  /** The one that stays: its id, and the address of an endpoint, are those of both from now on. */
  keepId: id,
});

/** Which statements are of another organization. */
export const SplitOffSchema = z.strictObject({
  assertionIds: z
    .array(id)
    .min(1, 'choose what is said of another organization')
    .max(1_000, 'expected at most 1,000'),
});

/** Who says something of a side, and for an organization why it was taken for this one. */
const SaidBySchema = z.object({
  sourceId: z.string(),
  source: z.string(),
  /** `new`, or the kind and value of the key that matched; null for endpoints. */
  matchedBy: z.string().nullable(),
});

const SideSchema = z.object({
  id: z.string(),
  /** Where the id leads, when it was given up in a merge. */
  leadsTo: z.string().nullable(),
  isRetired: z.boolean(),
  /** At most ten. */
  saidBy: z.array(SaidBySchema),
});

export const OrganizationSideSchema = SideSchema.extend({
  kind: z.literal('organization'),
  name: z.string(),
  otherNames: z.array(z.string()),
  npis: z.array(z.string()),
  website: z.string().nullable(),
  places: z.array(z.string()),
  endpoints: z.array(z.object({ id: z.string(), baseUrl: z.string(), status: z.string() })),
  /** Of the links; there may be more than are shown. */
  hasMoreEndpoints: z.boolean(),
});
export type OrganizationSide = z.infer<typeof OrganizationSideSchema>;

export const EndpointSideSchema = SideSchema.extend({
  kind: z.literal('endpoint'),
  baseUrl: z.string(),
  /** As sources publish it. */
  spellings: z.array(z.string()),
  host: z.string(),
  status: z.string(),
  fhirFamily: z.string(),
  lastProbedAt: z.iso.datetime().nullable(),
  organizations: z.array(z.string()),
  organizationCount: z.number(),
});
export type EndpointSide = z.infer<typeof EndpointSideSchema>;

/** Two organizations or endpoints that may be one, and what was decided. */
export const DuplicatePairSchema = z.object({
  id: z.string(),
  kind: DuplicateKindSchema,
  reason: z.string(),
  /** 0 to 1. */
  score: z.number(),
  state: DuplicateStateSchema,
  createdAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  /** Both ids lead to the same: they can be split. */
  isMerged: z.boolean(),
  /** Whether the CapabilityStatements say the same; null when one of them is not known. */
  hasSameDocument: z.boolean().nullable(),
  sides: z.array(z.discriminatedUnion('kind', [OrganizationSideSchema, EndpointSideSchema])),
});
export type DuplicatePair = z.infer<typeof DuplicatePairSchema>;

export const DuplicatePageSchema = z.object({
  pairs: z.array(DuplicatePairSchema),
  total: z.number(),
  page: z.number(),
  pages: z.number(),
});
export type DuplicatePage = z.infer<typeof DuplicatePageSchema>;

/** What one source says of an organization. */
export const OrganizationStatementViewSchema = z.object({
  id: z.string(),
  source: z.string(),
  name: z.string(),
  place: z.string().nullable(),
  npis: z.array(z.string()),
  matchedBy: z.string(),
  isRetired: z.boolean(),
});

/** An organization with all that is said of it. */
export const OrganizationSaidSchema = z.object({
  id: z.string(),
  name: z.string(),
  statements: z.array(OrganizationStatementViewSchema),
});
export type OrganizationSaid = z.infer<typeof OrganizationSaidSchema>;
