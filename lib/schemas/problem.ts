import * as z from 'zod';

/** One field of the input that needs mending. */
export const FieldProblemSchema = z.object({
  path: z.string(),
  code: z.string(),
  detail: z.string(),
});

/**
 * What the API answers when it cannot do what was asked.
 *
 * @see RFC 9457 §3.1
 */
export const ProblemSchema = z.object({
  /** The page that explains this problem, relative to the portal. */
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  /** The path of the request. */
  instance: z.string(),
  /** Stable; the last segment of `type`. */
  code: z.string(),
  requestId: z.string(),
  errors: z.array(FieldProblemSchema),
});
export type Problem = z.infer<typeof ProblemSchema>;
