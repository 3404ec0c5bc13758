import * as z from 'zod';

export const AuthorizationStatusSchema = z.enum([
  'waiting',
  'answered',
  'taken',
  'expired',
  'cancelled',
]);

/** A person who is to sign in at a holder, as the one who sends them there sees it. */
export const AuthorizationSchema = z.object({
  id: z.string(),
  runId: z.string(),
  status: AuthorizationStatusSchema,
  /** Where the browser of the person goes; null when nobody waits any more. */
  url: z.string().nullable(),
  expiresAt: z.string(),
});
export type Authorization = z.infer<typeof AuthorizationSchema>;

/** Why a return from a holder could not be taken. */
export const returnProblems = [
  'no-state',
  'unknown',
  'signed-out',
  'other-person',
  'used',
  'expired',
  'cancelled',
  'too-long',
] as const;
export type ReturnProblem = (typeof returnProblems)[number];
