import * as z from 'zod';
import { EndpointStatusSchema } from './directory';

const time = z.iso.datetime();

/** What one source says of an endpoint. */
export const EndpointClaimSchema = z.object({
  sourceId: z.string(),
  source: z.string(),
  publisher: z.string(),
  /** vendor, payer, government, aggregator, self-reported, holder or operator. */
  sourceKind: z.string(),
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
  /** SMART App Launch 2.2, User-access Brands. */
  brandBundleUrl: z.string().nullable(),
  hasMetadata: z.boolean(),
  hasSmart: z.boolean(),
  hasUdap: z.boolean(),
  updatedAt: time,
});

/** How the host of an endpoint answered the last time that anything was asked there. */
export const HostStateSchema = z.object({
  /** busy: it asked for patience (429, 503). */
  state: z.enum(['fine', 'down', 'busy']),
  at: time.nullable(),
  detail: z.string().nullable(),
  /** In a row. */
  failures: z.number(),
  /** Not asked before this. */
  until: time.nullable(),
  isOptedOut: z.boolean(),
});

/** How often an endpoint worked in the last 30 days. */
export const EndpointUptimeSchema = z.object({
  /** 0 to 100. */
  percent: z.number(),
  probes: z.number(),
  /** Mean time of the CapabilityStatement in milliseconds; null when it never worked. */
  meanMs: z.number().nullable(),
  /** Every one of the 30 days, the oldest first, in UTC; `probes` is 0 where nobody asked. */
  days: z.array(z.object({ day: z.string(), probes: z.number(), worked: z.number() })),
});
export type EndpointUptime = z.infer<typeof EndpointUptimeSchema>;

/** A change that was seen at an endpoint. */
export const EndpointChangeSchema = z.object({
  id: z.string(),
  at: time,
  /** metadata, smart, udap, status, certificate, assertion or merge. */
  kind: z.string(),
  summary: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** What two documents say differently can be had at `…/changes/{id}`. */
  hasDiff: z.boolean(),
});
export type EndpointChangeView = z.infer<typeof EndpointChangeSchema>;

/** The list of brands that an endpoint names in its SMART configuration. */
export const EndpointBrandsSchema = z.object({
  url: z.string(),
  /** The source of the directory that reads it; null: none was made. */
  source: z.object({ id: z.string(), name: z.string(), isEnabled: z.boolean() }).nullable(),
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
  firstSeenAt: time,
  successorId: z.string().nullable(),
  /** The endpoint that took its place, when the directory knows it. */
  successor: z.object({ id: z.string(), baseUrl: z.string() }).nullable(),
  /** Base URL to which it leads, when it has moved. */
  movedTo: z.string().nullable(),
  /** Only self-reporting sources (NPPES) name it. */
  isSelfReported: z.boolean(),
  /** Null: nothing was ever asked at this host. */
  hostState: HostStateSchema.nullable(),
  /** Null: it was not probed in the last 30 days. */
  uptime: EndpointUptimeSchema.nullable(),
  brands: EndpointBrandsSchema.nullable(),
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
  changes: z.array(EndpointChangeSchema),
});
export type DirectoryEndpoint = z.infer<typeof DirectoryEndpointSchema>;
