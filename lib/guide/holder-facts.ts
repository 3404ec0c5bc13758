import * as z from 'zod';
import { HolderProfileSchema } from '@/lib/protocol/registration/holder-profile';

/** What is known of one holder: what the directory probed, and the profile that is for it. */
export const HolderFactsSchema = z.object({
  /** FHIR base URL. */
  baseUrl: z.string(),
  name: z.string(),
  /** When the directory last asked it; null: nobody has looked, and all that follows is unknown. */
  probedAt: z.string().nullable(),
  hasSmart: z.boolean().nullable(),
  hasUdap: z.boolean().nullable(),
  /** Of SMART and UDAP together; empty when unknown. */
  grantTypes: z.array(z.string()),
  smartCapabilities: z.array(z.string()),
  udapProfiles: z.array(z.string()),
  communities: z.array(z.string()),
  /** RFC 7591; null when it names none, or nobody has looked. */
  registrationEndpoint: z.string().nullable(),
  /** What its documents or its members say of it; null when nothing is known. */
  profile: HolderProfileSchema.nullable(),
});
export type HolderFacts = z.infer<typeof HolderFactsSchema>;
