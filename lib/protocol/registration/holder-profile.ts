import * as z from 'zod';
import { RuleSetSchema } from '../check';
import type { RegistrationMethodSchema } from './client-metadata';
import { GrantTypeSchema } from './client-metadata';

/** The members of RFC 7591 that a holder can demand. */
export const RequirableMemberSchema = z.enum([
  'client_name',
  'redirect_uris',
  'client_uri',
  'logo_uri',
  'contacts',
  'tos_uri',
  'policy_uri',
  'jwks_uri',
  'software_id',
  'software_version',
]);
export type RequirableMember = z.infer<typeof RequirableMemberSchema>;

/** What a holder does with one way of registering. */
export const MethodRuleSchema = z.strictObject({
  isOffered: z.boolean(),
  grantTypes: z.array(GrantTypeSchema),
  /** Demanded beside what the standard demands; `redirect_uris` counts only where there is a user. */
  requiredMembers: z.array(RequirableMemberSchema),
  /** Days that a client_id lives; null when it does not end or nobody says. */
  clientIdLifeDays: z.number().int().positive().nullable(),
  /** RFC 7591 §3: whether an initial access token is needed. */
  needsInitialAccessToken: z.boolean(),
  /** Redirects beside https that this way allows (RFC 8252 §7). */
  allowsLoopback: z.boolean(),
  allowsCustomScheme: z.boolean(),
  /** What a developer should know, in a sentence or two. */
  note: z.string().max(1000),
});
export type MethodRule = z.infer<typeof MethodRuleSchema>;

const strength = z.enum(['required', 'advised', 'none']);

/**
 * What one holder accepts, as data with its source and date: what a pre-flight judges by. Built-in ones are in
 * lib/profiles; a workspace edits copies.
 */
export const HolderProfileSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,60}$/, 'must be lower-case letters, digits and hyphens'),
  name: z.string().min(1).max(120),
  summary: z.string().max(1000),
  /** Hosts of FHIR base URLs that it is for: `fhir.example.org` or `*.example.org`. */
  hosts: z.array(z.string().max(253)).max(50),
  methods: z.strictObject({
    udap: MethodRuleSchema,
    dcr: MethodRuleSchema,
    manual: MethodRuleSchema,
    'one-off': MethodRuleSchema,
  }),
  /** Whether the URIs of the app have to be live pages that do not redirect. */
  liveUris: strength,
  /** Whether a contact has to be of the domain of a redirect_uri or of client_uri. */
  contactDomain: strength,
  /** The generation of the UDAP Security guide by which it judges; null for a holder without UDAP. */
  ruleSet: RuleSetSchema.nullable(),
  pkce: z.enum(['S256', 'optional', 'none']),
  /** JWS algorithms for statements and assertions; empty when nobody says. */
  algorithms: z.array(z.string().max(20)).max(12),
  scopeVersions: z.array(z.enum(['v1', 'v2'])),
  refreshTokens: z.strictObject({
    isOffered: z.boolean(),
    lifeDays: z.number().int().positive().nullable(),
    isSingleUse: z.boolean().nullable(),
  }),
  /** URIs of trust communities of which it is a member, as far as known. */
  communities: z.array(z.string().max(500)).max(20),
  source: z.strictObject({
    /** Where this was read. */
    text: z.string().min(1).max(500),
    url: z.url().nullable(),
    /** The day it was read, YYYY-MM-DD. */
    date: z.iso.date(),
  }),
});
export type HolderProfile = z.infer<typeof HolderProfileSchema>;
export type ProfileMethod = z.infer<typeof RegistrationMethodSchema>;

/** Whether a profile is for the host of a FHIR base URL: itself, or a name below `*.`. */
export function isForHost(profile: Pick<HolderProfile, 'hosts'>, host: string): boolean {
  const name = host.toLowerCase();
  return profile.hosts.some((pattern) => {
    const wanted = pattern.toLowerCase();
    return wanted.startsWith('*.') ? name.endsWith(wanted.slice(1)) : name === wanted;
  });
}
