import * as z from 'zod';
import { EndpointStatusSchema } from './directory';

const time = z.iso.datetime();

/** What one source says of an endpoint. */
export const EndpointClaimSchema = z.object({
  sourceId: z.string(),
  source: z.string(),
  publisher: z.string(),
  /** As the source spells it. */
  publishedUrl: z.string(),
  name: z.string().nullable(),
  fhirVersion: z.string().nullable(),
  environment: z.string(),
  audience: z.string(),
  firstSeenAt: time,
  lastSeenAt: time,
  retiredAt: time.nullable(),
});

/** An organization behind an endpoint, and who says so. */
export const EndpointOrganizationSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  website: z.string().nullable(),
  relation: z.string(),
  /** By which shape of reference the two were joined. */
  evidence: z.string(),
  sources: z.array(z.string()),
});

/** One request of the last probe. */
export const EndpointProbeSchema = z.object({
  kind: z.string(),
  community: z.string(),
  checkedAt: time,
  outcome: z.string(),
  httpStatus: z.number().nullable(),
  milliseconds: z.number(),
  finalUrl: z.string().nullable(),
  detail: z.string().nullable(),
});

/** What the latest good documents say. */
export const EndpointAbilitiesSchema = z.object({
  fhirVersion: z.string().nullable(),
  software: z.string().nullable(),
  resources: z.array(z.string()),
  smartCapabilities: z.array(z.string()),
  grantTypes: z.array(z.string()),
  authMethods: z.array(z.string()),
  scopes: z.array(z.string()),
  registrationEndpoint: z.string().nullable(),
  udapRegistrationEndpoint: z.string().nullable(),
  udapProfiles: z.array(z.string()),
  communities: z.array(z.string()),
  hasMetadata: z.boolean(),
  hasSmart: z.boolean(),
  hasUdap: z.boolean(),
  updatedAt: time,
});

/** One endpoint with everything that is known of it. */
export const DirectoryEndpointSchema = z.object({
  id: z.string(),
  /** The spelling to copy. */
  baseUrl: z.string(),
  host: z.string(),
  fhirFamily: z.string(),
  environment: z.string(),
  audience: z.string(),
  status: EndpointStatusSchema,
  statusSince: time,
  lastProbedAt: time.nullable(),
  lastWorkedAt: time.nullable(),
  certificateEndsAt: time.nullable(),
  registerUrl: z.string().nullable(),
  isHttpPublished: z.boolean(),
  /** Since when no source names it. */
  retiredAt: time.nullable(),
  successorId: z.string().nullable(),
  vendor: z
    .object({
      key: z.string(),
      name: z.string(),
      portalUrl: z.string().nullable(),
      registers: z.string(),
      notes: z.string().nullable(),
    })
    .nullable(),
  claims: z.array(EndpointClaimSchema),
  /** At most 25. */
  organizations: z.array(EndpointOrganizationSchema),
  organizationCount: z.number(),
  probes: z.array(EndpointProbeSchema),
  abilities: EndpointAbilitiesSchema.nullable(),
  /** The newest first; at most 25. */
  changes: z.array(
    z.object({
      at: time,
      kind: z.string(),
      summary: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export type DirectoryEndpoint = z.infer<typeof DirectoryEndpointSchema>;
