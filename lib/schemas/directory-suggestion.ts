import * as z from 'zod';

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    schema.nullable().default(null),
  );

/** An endpoint that a member proposes for the directory. */
export const SuggestionInputSchema = z.strictObject({
  /** FHIR base URL. */
  url: z.string().trim().min(1, 'expected the base URL of a FHIR server').max(500),
  organization: z
    .string()
    .trim()
    .min(2, 'expected the name of the organization')
    .max(200, 'expected at most 200 characters'),
  /** USPS code or name. */
  state: optional(z.string().trim().max(40)),
  /** A page where the operator can verify it. */
  evidenceUrl: optional(
    z
      .url({ protocol: /^https?$/, error: 'expected an address that begins with https://' })
      .max(500),
  ),
  note: optional(z.string().trim().max(1000, 'expected at most 1,000 characters')),
});
export type SuggestionInput = z.infer<typeof SuggestionInputSchema>;

export const SuggestionDecisionSchema = z.enum(['open', 'accepted', 'refused']);
export type SuggestionDecision = z.infer<typeof SuggestionDecisionSchema>;

/** An endpoint of the directory that a suggestion is about, with who is behind it so far. */
export const KnownEndpointSchema = z.object({
  id: z.string(),
  baseUrl: z.string(),
  /** At most five names. */
  organizations: z.array(z.string()),
  organizationCount: z.number(),
  /** The addresses differ in upper and lower case: it may be another endpoint. */
  isSameButCase: z.boolean(),
});
export type KnownEndpoint = z.infer<typeof KnownEndpointSchema>;

/** A suggestion as its workspace sees it. */
export const SuggestionSchema = z.object({
  id: z.string(),
  url: z.string(),
  organization: z.string(),
  state: z.string().nullable(),
  evidenceUrl: z.string().nullable(),
  note: z.string().nullable(),
  decision: SuggestionDecisionSchema,
  /** What the operator says about the decision. */
  answer: z.string().nullable(),
  suggestedBy: z.string(),
  createdAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  /** What the directory has at this address now. */
  known: KnownEndpointSchema.nullable(),
});
export type Suggestion = z.infer<typeof SuggestionSchema>;

/** A suggestion as the operator sees it. */
export const ReviewedSuggestionSchema = SuggestionSchema.extend({
  workspace: z.object({ slug: z.string(), name: z.string() }),
  decidedBy: z.string().nullable(),
});
export type ReviewedSuggestion = z.infer<typeof ReviewedSuggestionSchema>;

export const AcceptSuggestionSchema = z.strictObject({
  answer: optional(z.string().trim().max(1000, 'expected at most 1,000 characters')),
});

export const RefuseSuggestionSchema = z.strictObject({
  /** Read by who suggested it. */
  answer: z
    .string()
    .trim()
    .min(1, 'expected the reason: who suggested it reads it')
    .max(1000, 'expected at most 1,000 characters'),
});
