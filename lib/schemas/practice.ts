import * as z from 'zod';
import { PracticeAnswersInputSchema } from '@/lib/guide/practice/answers';
import { CheckSchema } from '@/lib/protocol/check';

/** What the people of an app say about how they treat data. */
export const PracticeSchema = z.object({
  /** By the id of the question; those in the metadata of the app come from there. */
  answers: z.record(z.string(), z.string()),
  /** Has to be given back with a change. */
  version: z.string(),
  /** Null before the first answer. */
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
  states: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['missing', 'weak', 'done']),
      words: z.string().nullable(),
      weakness: z.string().nullable(),
      isAskedAbout: z.boolean(),
    }),
  ),
  /** What was found at the addresses when somebody last looked; null before. */
  uriChecks: z.object({ at: z.string(), checks: z.array(CheckSchema) }).nullable(),
});
export type Practice = z.infer<typeof PracticeSchema>;

/** What `PATCH …/apps/{id}/practice` takes: answers that change; an empty one is taken away. */
export const UpdatePracticeSchema = z.strictObject({
  /** The version that was read. When somebody else has changed an answer since, nothing is changed. */
  version: z.string().max(100),
  answers: PracticeAnswersInputSchema,
});
export type UpdatePractice = z.infer<typeof UpdatePracticeSchema>;
