import * as z from 'zod';
import { EndpointStatusSchema } from './directory';

/** One request of a probe. */
export const ProbeRequestViewSchema = z.object({
  kind: z.enum(['metadata', 'smart', 'udap']),
  /** URI of the community that was asked for; null: none. */
  community: z.string().nullable(),
  outcome: z.string(),
  httpStatus: z.number().nullable(),
  milliseconds: z.number(),
  finalUrl: z.string().nullable(),
  detail: z.string().nullable(),
});

/** The latest probe of an endpoint. */
export const ProbeReportSchema = z.object({
  endpointId: z.string(),
  /** False: the last probe is so young that nobody was asked again. */
  isNew: z.boolean(),
  checkedAt: z.iso.datetime(),
  status: EndpointStatusSchema,
  statusSince: z.iso.datetime(),
  lastWorkedAt: z.iso.datetime().nullable(),
  certificateEndsAt: z.iso.datetime().nullable(),
  requests: z.array(ProbeRequestViewSchema),
  /** 0 to 100, over 30 days; null when there were no probes. */
  uptimePercent: z.number().nullable(),
});
export type ProbeReport = z.infer<typeof ProbeReportSchema>;

export const OptOutInputSchema = z.strictObject({
  /** Shown to who wants to probe an endpoint there. */
  reason: z.string().trim().max(500, 'must be 500 characters or fewer').default(''),
});

/** A host that is left alone. */
export const HostOptOutSchema = z.object({
  host: z.string(),
  reason: z.string(),
  /** How many endpoints of the directory are there. */
  endpoints: z.number(),
});
export type HostOptOut = z.infer<typeof HostOptOutSchema>;
