import * as z from 'zod';
import { RunFrameSchema } from '@/lib/run/frames';
import { RunSchema } from './run';

/** The longest life of a share, in hours: 90 days. */
export const maxShareHours = 90 * 24;

/** What somebody who shares a run chooses. */
export const ShareInputSchema = z.strictObject({
  expiresInHours: z
    .number()
    .int()
    .min(1)
    .max(maxShareHours)
    .default(7 * 24),
  /** Bodies of FHIR messages, and who the patient is: for runs against the sandbox only. */
  includeBodies: z.boolean().default(false),
  hideClientIds: z.boolean().default(true),
});
export type ShareInput = z.infer<typeof ShareInputSchema>;

/** A share as its workspace sees it. The link itself is shown once, when it is made. */
export const ShareSchema = z.object({
  id: z.string(),
  runId: z.string(),
  runTitle: z.string(),
  /** The first characters of the token, so that people can tell links apart. */
  hint: z.string(),
  includeBodies: z.boolean(),
  hideClientIds: z.boolean(),
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  views: z.number(),
  lastViewedAt: z.string().nullable(),
});
export type Share = z.infer<typeof ShareSchema>;

/** A share that was made just now. */
export const NewShareSchema = ShareSchema.extend({ url: z.string() });
export type NewShare = z.infer<typeof NewShareSchema>;

/** A run as the bearer of a link sees it: without who started it and what people keep beside it. */
export const SharedRunSchema = RunSchema.pick({
  kind: true,
  title: true,
  holder: true,
  status: true,
  verdict: true,
  summary: true,
  startedAt: true,
  finishedAt: true,
}).extend({
  frames: z.array(RunFrameSchema),
  includeBodies: z.boolean(),
  expiresAt: z.string(),
});
export type SharedRun = z.infer<typeof SharedRunSchema>;
