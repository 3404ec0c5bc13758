import * as z from 'zod';

export const FhirFamilySchema = z.enum(['dstu2', 'stu3', 'r4', 'r5', 'unknown']);
export const EndpointStatusSchema = z.enum([
  'working',
  'degraded',
  'unreachable',
  'never-worked',
  'moved',
  'not-checked',
]);
export type EndpointStatus = z.infer<typeof EndpointStatusSchema>;

/** What an endpoint can, as facets and chips name it. */
export const AbilitySchema = z.enum(['smart', 'udap', 'registration']);
export type Ability = z.infer<typeof AbilitySchema>;

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value: unknown): unknown =>
      value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value],
    z.array(item).max(50),
  );

/**
 * A search in the address bar: `q` is the one box, the others are facets. Several values of one facet mean any of
 * them, except `has`, `grant` and `capability`, where all must hold.
 */
export const DirectoryQuerySchema = z.object({
  q: z.string().trim().max(100, 'must be 100 characters or fewer').default(''),
  vendor: list(z.string().max(80)),
  fhir: list(FhirFamilySchema),
  status: list(EndpointStatusSchema),
  has: list(AbilitySchema),
  grant: list(z.string().max(100)),
  capability: list(z.string().max(100)),
  community: list(z.string().max(400)),
  state: list(z.string().max(2)),
  kind: list(z.string().max(20)),
  audience: list(z.string().max(20)),
  source: list(z.string().max(80)),
  /** `1`: entries that look like tests are shown too. */
  junk: z.enum(['0', '1']).default('0'),
  /** `1`: search for what was typed, without mending words. */
  exact: z.enum(['0', '1']).default('0'),
  page: z.coerce.number().int().min(1).max(40).default(1),
});
export type DirectoryQuery = z.infer<typeof DirectoryQuerySchema>;

/** One endpoint of a hit. */
export const HitEndpointSchema = z.object({
  id: z.string(),
  baseUrl: z.string(),
  host: z.string(),
  fhirFamily: z.string(),
  environment: z.string(),
  audience: z.string(),
  status: z.string(),
  statusSince: z.iso.datetime(),
  lastProbedAt: z.iso.datetime().nullable(),
  vendor: z.string().nullable(),
  vendorName: z.string().nullable(),
  hasSmart: z.boolean(),
  hasUdap: z.boolean(),
  hasRegistration: z.boolean(),
  /** How many organizations sources put behind it. */
  organizations: z.number(),
});

/** One organization that was found, or an endpoint that nobody claims (then `organizationId` is null). */
export const DirectoryHitSchema = z.object({
  organizationId: z.string().nullable(),
  name: z.string(),
  /** The other name that matched, when it was not the name. */
  matchedName: z.string().nullable(),
  kind: z.string(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  zip: z.string().nullable(),
  website: z.string().nullable(),
  npis: z.array(z.string()),
  sources: z.number(),
  /** How many entries are shown as this one: same name, same host, and nothing that tells them apart. */
  namesakes: z.number(),
  /** The best first; at most twenty. */
  endpoints: z.array(HitEndpointSchema),
  /** How many endpoints it has in all. */
  endpointCount: z.number(),
});
export type DirectoryHit = z.infer<typeof DirectoryHitSchema>;

export const FacetSchema = z.object({
  name: z.string(),
  values: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
});

/** What a search answers. */
export const DirectoryAnswerSchema = z.object({
  /** What the box was taken for. */
  understood: z.object({
    as: z.enum(['everything', 'name', 'npi', 'zip', 'url', 'host']),
    /** In words, to be shown: “NPI 1234567893”, “cleveland clinic in OH”. */
    words: z.string(),
    state: z.string().nullable(),
    /** A remark such as “the check digit of this NPI is wrong”. */
    note: z.string().nullable(),
    /** Words that were mended: searched for `to`. Search with `exact=1` to undo. */
    corrections: z.array(z.object({ from: z.string(), to: z.string() })),
    /** True when no entry had all the words and entries with some of them are shown. */
    isLoose: z.boolean(),
  }),
  /** Organizations and unclaimed endpoints. */
  total: z.number(),
  /** False when counting stopped at `total`: “10,000 or more”. */
  isTotalExact: z.boolean(),
  page: z.number(),
  pages: z.number(),
  hits: z.array(DirectoryHitSchema),
  facets: z.array(FacetSchema),
  milliseconds: z.number(),
});
export type DirectoryAnswer = z.infer<typeof DirectoryAnswerSchema>;
