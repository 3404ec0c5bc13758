import * as z from 'zod';
import { GrantTypeSchema } from '@/lib/protocol/registration/client-metadata';

/** How the registration endpoint of a holder behaves, whatever it is asked. */
export const RegistrationBehaviourSchema = z.enum([
  'normal',
  'hang',
  'server_error',
  'invalid_redirect_uri',
  'invalid_client_metadata',
  'invalid_software_statement',
  'unapproved_software_statement',
  'invalid_certification',
  'unapproved_certification',
]);
export type RegistrationBehaviour = z.infer<typeof RegistrationBehaviourSchema>;

/** What makes one sandbox holder different from another. Every member has a default: that of harbor. */
export const HolderSettingsSchema = z.strictObject({
  title: z.string().max(120).default('Sandbox holder'),
  description: z.string().max(1000).default(''),
  ruleSet: z.enum(['stu1', 'stu2']).default('stu2'),
  /** Days that a client_id lives; null: for good. */
  clientIdLifeDays: z.number().int().positive().nullable().default(null),
  methods: z
    .strictObject({ udap: z.boolean().default(true), dcr: z.boolean().default(true) })
    .prefault({}),
  /** What RFC 7591 without a statement may be used for. */
  dcrGrantTypes: z.array(GrantTypeSchema).default(['authorization_code', 'client_credentials']),
  /** SHA-256 of the initial access token that RFC 7591 needs here; null: registration is open. */
  initialAccessTokenHash: z.string().nullable().default(null),
  /** Members that RFC 7591 needs beside those of the standard. */
  requiredMembers: z.array(z.string()).default([]),
  /** Whether a contact has to be of the domain of the app. */
  needsContactDomain: z.boolean().default(false),
  /** URIs of certifications without which UDAP registers nobody. */
  certificationsRequired: z.array(z.string()).default([]),
  behaviour: z
    .strictObject({ registration: RegistrationBehaviourSchema.default('normal') })
    .prefault({}),
});
export type HolderSettings = z.infer<typeof HolderSettingsSchema>;
