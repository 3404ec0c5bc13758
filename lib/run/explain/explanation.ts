import * as z from 'zod';
import { CheckSchema } from '@/lib/protocol/check';
import { PlaceSchema } from './places';

/**
 * How sure a cause is. `proven`: what was sent and received decides it. `likely`: it fits better than the others.
 * `possible`: nothing speaks against it, and `decide` says what would tell.
 */
export const CertaintySchema = z.enum(['proven', 'likely', 'possible']);
export type Certainty = z.infer<typeof CertaintySchema>;

/**
 * A piece of evidence. `strings`: two texts that should be the same, byte for byte; the viewer marks where they
 * part. `values`: two values side by side. `fact`: one value.
 */
export const ProofSchema = z.object({
  kind: z.enum(['strings', 'values', 'fact']),
  label: z.string(),
  found: z.string(),
  expected: z.string().nullable(),
});
export type Proof = z.infer<typeof ProofSchema>;

/** One cause of a failure, told as a check of the catalogue `explain.*`. */
export const CauseSchema = z.object({
  certainty: CertaintySchema,
  check: CheckSchema,
  proof: z.array(ProofSchema),
  /** Where in the portal the fix is made; null when it is made elsewhere. */
  place: PlaceSchema.nullable(),
  /** What would decide whether it is this one; null when it is proven. */
  decide: z.string().nullable(),
});
export type Cause = z.infer<typeof CauseSchema>;

/** Why a check was not passed: its causes, the likeliest first. */
export const ExplanationSchema = z.object({
  /** The id of the check that is explained. */
  explains: z.string(),
  exchangeId: z.string().nullable(),
  causes: z.array(CauseSchema),
  /** What was looked at before and found right: titles of checks. Empty when a cause is proven. */
  knownRight: z.array(z.string()).default([]),
});
export type Explanation = z.infer<typeof ExplanationSchema>;
