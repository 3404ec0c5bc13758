import * as z from 'zod';

/** The examples of a workspace: `none` before they are asked for and after they were removed. */
export const ExamplesSchema = z.object({
  state: z.enum(['none', 'filling', 'filled', 'failed', 'removing']),
  /** Parts that are there, of all. */
  done: z.number(),
  total: z.number(),
  /** What is made now, or why it failed. */
  words: z.string(),
  startedBy: z.string().nullable(),
  startedAt: z.string().nullable(),
  /** How many things there are of each kind. */
  counts: z.record(z.string(), z.number()),
  /** Whether a run of theirs waits for a sign-in, which it does for ten minutes; null where there is none to wait. */
  waitsForSignIn: z.boolean().nullable(),
});
export type Examples = z.infer<typeof ExamplesSchema>;
