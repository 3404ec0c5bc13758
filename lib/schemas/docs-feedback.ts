import * as z from 'zod';

/** A page of the documentation, by its path. */
const DocsPathSchema = z
  .string()
  .max(200)
  .regex(/^\/docs(\/[A-Za-z0-9][A-Za-z0-9._-]*){0,2}$/, 'must be a page of the documentation');

const words = z.string().trim().max(1000);

/** What a reader says about a page. */
export const DocsFeedbackInputSchema = z.strictObject({
  page: DocsPathSchema,
  isHelpful: z.boolean(),
});
export type DocsFeedbackInput = z.infer<typeof DocsFeedbackInputSchema>;

/** What a reader adds to it. */
export const DocsWordsInputSchema = z.strictObject({ words: words.min(1, 'write something') });

/** Under which id words can be added. */
export const DocsFeedbackKeptSchema = z.object({ id: z.string() });

/** What was said, as operators see it. */
export const DocsFeedbackSchema = z.object({
  id: z.string(),
  page: z.string(),
  isHelpful: z.boolean(),
  words: z.string(),
  version: z.string(),
  createdAt: z.string(),
  answeredAt: z.string().nullable(),
  answeredBy: z.string().nullable(),
});
export type DocsFeedback = z.infer<typeof DocsFeedbackSchema>;

/** How often a page helped, and how often not. */
export const DocsFeedbackCountSchema = z.object({
  page: z.string(),
  helped: z.number(),
  didNot: z.number(),
});
export type DocsFeedbackCount = z.infer<typeof DocsFeedbackCountSchema>;

/** What all readers said: counts of each page, and the last entries. */
export const DocsFeedbackReportSchema = z.object({
  counts: z.array(DocsFeedbackCountSchema),
  entries: z.array(DocsFeedbackSchema),
});
export type DocsFeedbackReport = z.infer<typeof DocsFeedbackReportSchema>;
