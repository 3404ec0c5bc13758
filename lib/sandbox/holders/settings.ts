import 'server-only';
import * as z from 'zod';
import { RuleSetSchema } from '@/lib/protocol/check';
import { RequirableMemberSchema } from '@/lib/protocol/registration/holder-profile';

/** How a holder answers every registration, whatever is in it. */
export const RegistrationBehaviourSchema = z.enum([
  'normal',
  // Never answers: until the client goes away, or ten minutes are over.
  'hang',
  'invalid_redirect_uri',
  'invalid_client_metadata',
  'invalid_software_statement',
  'unapproved_software_statement',
  'invalid_certification',
  'unapproved_certification',
  'server_error',
]);

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hex');
const uri = z
  .string()
  .max(500)
  .regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'must be a URI');

/** What a sandbox holder is like. What is left out is as at `harbor`, which offers everything and demands little. */
export const HolderSettingsSchema = z
  .strictObject({
    title: z.string().min(1).max(120),
    description: z.string().max(1000).default(''),
    /** The generation of the UDAP Security guide that it follows. */
    ruleSet: RuleSetSchema.default('stu2'),
    /** Days that a client_id lives; null: it does not end. */
    clientIdLifeDays: z.number().positive().nullable().default(null),
    /** Ways of registering: with a signed software statement (UDAP), with plain metadata (RFC 7591). */
    methods: z
      .strictObject({ udap: z.boolean(), dcr: z.boolean() })
      .default({ udap: true, dcr: true }),
    /** RFC 7591 §3: false, or the SHA-256 of the one initial access token that it takes. UDAP needs none. */
    requiresInitialAccessToken: z.union([z.literal(false), sha256Hex]).default(false),
    /** RFC 7591: members it demands beside those of the standard; `redirect_uris` only where there is a user. */
    requiredMembers: z.array(RequirableMemberSchema).default([]),
    /** RFC 7591: whether a contact has to be of the domain of a redirect_uri or of client_uri. */
    contactDomainMustMatch: z.boolean().default(false),
    /** RFC 7591: whether all addresses have to be https; those of redirects and logos have to be anyway. */
    requiresHttps: z.boolean().default(false),
    /** UDAP: URIs of certifications that it looks at; others are ignored. */
    certificationsSupported: z.array(uri).default([]),
    certificationsRequired: z.array(uri).default([]),
    /** DPoP (RFC 9449): taken when it comes, demanded, or demanded with the holder's own nonce in each proof. */
    dpop: z.enum(['optional', 'required', 'required-with-nonce']).default('optional'),
    /** Instead of every scope that the sandbox knows. */
    scopesSupported: z.array(z.string().regex(/^\S+$/)).min(1).optional(),
    behaviour: z
      .strictObject({ registration: RegistrationBehaviourSchema })
      .default({ registration: 'normal' }),
  })
  .refine(({ methods }) => methods.udap || methods.dcr, {
    path: ['methods'],
    message: 'must offer at least one way of registering',
  })
  .refine(
    ({ certificationsSupported: known, certificationsRequired: wanted }) =>
      wanted.every((one) => known.includes(one)),
    { path: ['certificationsRequired'], message: 'must be among certificationsSupported' },
  );
export type HolderSettings = z.infer<typeof HolderSettingsSchema>;
export type HolderSettingsInput = z.input<typeof HolderSettingsSchema>;

/** A data holder of the sandbox, or its identity provider. */
export interface Holder {
  /** Path segment of its addresses. */
  name: string;
  isBuiltIn: boolean;
  settings: HolderSettings;
}
