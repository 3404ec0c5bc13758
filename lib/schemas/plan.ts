import * as z from 'zod';
import { AnswersSchema } from '@/lib/guide/answers';
import { HolderFactsSchema } from '@/lib/guide/holder-facts';
import { GuideFlowSchema } from '@/lib/guide/recommendation';

/** What was answered about an app, and what is known of the holders that were named. */
export const PlanSchema = z.object({
  appId: z.string(),
  answers: AnswersSchema,
  /** 0 while nothing was answered. */
  version: z.number().int(),
  updatedAt: z.string().nullable(),
  /** What to call who answered last; null when they are gone. */
  updatedBy: z.string().nullable(),
  /** In the order of `answers.holders`. */
  holders: z.array(HolderFactsSchema),
  /** The flow that follows; null while it is undecided. */
  flow: GuideFlowSchema.nullable(),
});
export type Plan = z.infer<typeof PlanSchema>;

/** What `PUT …/apps/{id}/plan` takes. */
export const SavePlanSchema = z.strictObject({
  answers: AnswersSchema,
  /** The version that was read, 0 for the first. When somebody else has changed it since, nothing is saved. */
  version: z.number().int().min(0),
});
export type SavePlan = z.infer<typeof SavePlanSchema>;
