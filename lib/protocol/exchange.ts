import * as z from 'zod';

/** Why a request was sent. Shown as the label of its arrow. */
export const ExchangePurposeSchema = z.enum([
  'udap-metadata',
  'smart-configuration',
  'capability-statement',
  'issuer-certificate',
  'crl',
  'ocsp',
  'registration',
  'client-configuration',
  'app-uri',
  'jwks',
  'token',
  'introspection',
  'revocation',
  'openid-configuration',
  'issuer-keys',
  'userinfo',
  'fhir',
  'bulk-status',
  'bulk-file',
  'webhook',
  'directory-list',
  'npi-registry',
]);
export type ExchangePurpose = z.infer<typeof ExchangePurposeSchema>;

/** Whether the answer to a request holds data of the holder: it may be long, and is kept whole or not at all. */
export function bringsData(purpose: ExchangePurpose): boolean {
  return purpose === 'fhir' || purpose === 'bulk-file';
}

/** Header lines in the order of the wire, names as they were sent. */
export const HeaderListSchema = z.array(z.tuple([z.string(), z.string()]));
export type HeaderList = z.infer<typeof HeaderListSchema>;

/** A body as it is kept: text (redacted) or nothing when it is binary or was not kept. */
export const BodySchema = z.object({
  mediaType: z.string().nullable(),
  text: z.string().nullable(),
  /** Bytes after decompression. */
  bytes: z.number(),
  /** Bytes on the wire, before decompression. */
  wireBytes: z.number(),
  /** Why `text` is not the whole body, when it is not. */
  note: z.string().nullable(),
  /** The whole of it, redacted, is kept beside the frames. */
  isStored: z.boolean().optional(),
});
export type Body = z.infer<typeof BodySchema>;

/**
 * Which layer failed. `policy`: our address policy refused; nothing was sent there. `limit`: the answer
 * broke a limit on size, time or redirects. The others are layers of the network.
 */
export const FailureLayerSchema = z.enum([
  'policy',
  'dns',
  'connect',
  'tls',
  'timeout',
  'limit',
  'http',
]);
export const ExchangeFailureSchema = z.object({
  layer: FailureLayerSchema,
  /** Stable, for example `policy.private-address`, `dns.not-found`, `tls.expired`, `limit.body`. */
  code: z.string(),
  message: z.string(),
});
export type ExchangeFailure = z.infer<typeof ExchangeFailureSchema>;

/** Milliseconds per phase; null where a phase did not happen. */
export const TimingsSchema = z.object({
  dnsMs: z.number().nullable(),
  connectMs: z.number().nullable(),
  tlsMs: z.number().nullable(),
  /** From the request sent to the first byte of the answer. */
  firstByteMs: z.number().nullable(),
  bodyMs: z.number().nullable(),
  totalMs: z.number(),
});
export type Timings = z.infer<typeof TimingsSchema>;

export const TlsViewSchema = z.object({
  protocol: z.string(),
  cipher: z.string(),
  subject: z.string(),
  issuer: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  fingerprintSha256: z.string(),
  subjectAltName: z.string(),
});
export type TlsView = z.infer<typeof TlsViewSchema>;

/** One HTTP request and what became of it, redacted. Every redirect hop is an exchange of its own. */
export const ExchangeSchema = z.object({
  id: z.string(),
  purpose: ExchangePurposeSchema,
  startedAt: z.string(),
  /** The exchange whose redirect led here. */
  redirectedFrom: z.string().nullable(),
  /** Names of headers that were not carried across origins. */
  droppedHeaders: z.array(z.string()),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: HeaderListSchema,
    body: BodySchema.nullable(),
  }),
  response: z
    .object({
      status: z.number(),
      statusText: z.string(),
      httpVersion: z.string(),
      headers: HeaderListSchema,
      body: BodySchema,
    })
    .nullable(),
  failure: ExchangeFailureSchema.nullable(),
  timings: TimingsSchema.nullable(),
  remoteAddress: z.string().nullable(),
  tls: TlsViewSchema.nullable(),
});
export type Exchange = z.infer<typeof ExchangeSchema>;
