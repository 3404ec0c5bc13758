import * as z from 'zod';
import { CapabilityModelSchema } from '@/lib/protocol/fhir/capability-model';

/** What a holder says it can do, or why that could not be read. */
export const HolderCapabilitiesSchema = z.object({
  baseUrl: z.string(),
  readAt: z.string(),
  capabilities: CapabilityModelSchema.nullable(),
  /** Why there are none; null when there are. */
  problem: z.string().nullable(),
  /** `udap_profiles_supported` of its UDAP metadata: none where it publishes none; null when that could not be read. */
  udapProfiles: z.array(z.string()).nullable(),
});
export type HolderCapabilities = z.infer<typeof HolderCapabilitiesSchema>;

/** Which holder is asked. */
export const CapabilitiesQuerySchema = z.strictObject({
  /** A sandbox holder by name, or a FHIR base URL. */
  holder: z.string().min(1).max(2000).default('harbor'),
  /** Asks the holder again although its answer is still kept. */
  fresh: z.stringbool().default(false),
});
