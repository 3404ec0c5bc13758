import * as z from 'zod';
import { CheckSchema } from '@/lib/protocol/check';
import { UploadedFileSchema } from './certificate';
import { KeyKindSchema, KeyNameSchema } from './key';

const sanUri = z
  .string()
  .trim()
  .max(1000)
  .regex(
    /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i,
    'must be an absolute URI, for example https://app.example.org',
  );

/** What an applicant tells: the data that the certificate and a registration need. */
export const RequestFormSchema = z.strictObject({
  organization: z.string().trim().min(1, 'the legal name of the organization is needed').max(64),
  appName: z.string().trim().min(1, 'the name of the app is needed').max(64),
  /** Mail addresses that a holder can use. */
  contacts: z
    .array(z.email('must be a mail address'))
    .min(1, 'at least one contact is needed')
    .max(8),
  /** Become the SAN URIs, byte for byte; the first one is the issuer of software statements. */
  sanUris: z.array(sanUri).min(1, 'at least one URI that names the app is needed').max(10),
  /** What the app does, for the reviewer. */
  purpose: z.string().trim().max(2000).default(''),
  website: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
});
export type RequestForm = z.infer<typeof RequestFormSchema>;

/** Where the CSR comes from. */
const CsrSourceSchema = z.discriminatedUnion('from', [
  /** A key of the vault signs; without keyId a new one is made. */
  z.strictObject({
    from: z.literal('vault'),
    keyId: z.string().optional(),
    name: KeyNameSchema.default('Requested key'),
    kind: KeyKindSchema.default('rsa-2048'),
  }),
  /** The browser that holds the key has signed. */
  z.strictObject({ from: z.literal('browser'), keyId: z.string(), csrPem: z.string().max(20_000) }),
  /** Made elsewhere; the key stays there. */
  z.strictObject({
    from: z.literal('upload'),
    csrPem: z.string().max(20_000),
    name: KeyNameSchema.default('Key held elsewhere'),
  }),
]);

/** What `POST …/certificate-requests` takes. */
export const CreateRequestSchema = z.strictObject({
  communityId: z.string().max(80),
  form: RequestFormSchema,
  csr: CsrSourceSchema,
  /** The agreement of the community was read and is accepted. */
  acceptsAgreement: z.boolean().default(false),
  /** Its text as it was read: refused when it is another by now. Left out: as it stands is what counts. */
  agreementRead: z.string().max(20_000).optional(),
});
export type CreateRequest = z.infer<typeof CreateRequestSchema>;

export const RequestStateSchema = z.enum([
  'submitted',
  'question',
  'rejected',
  'withdrawn',
  'to_send',
  'with_ca',
  'issued',
]);
export type RequestState = z.infer<typeof RequestStateSchema>;

export const RequestMessageSchema = z.object({
  id: z.string(),
  side: z.enum(['applicant', 'operator', 'portal']),
  kind: z.enum(['message', 'event']),
  authorName: z.string(),
  text: z.string(),
  at: z.string(),
});

/** A request in a list. */
export const RequestSummarySchema = z.object({
  id: z.string(),
  workspace: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  community: z.object({ id: z.string(), name: z.string(), uri: z.string() }),
  state: RequestStateSchema,
  appName: z.string(),
  organization: z.string(),
  sanUris: z.array(z.string()),
  keyKind: z.string(),
  custody: z.enum(['vault', 'browser', 'outside']),
  requestedBy: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type RequestSummary = z.infer<typeof RequestSummarySchema>;

/** A request whole: for the applicant and for the reviewer. */
export const RequestDetailSchema = RequestSummarySchema.extend({
  form: RequestFormSchema,
  csrPem: z.string(),
  agreement: z.string(),
  acceptedAt: z.string().nullable(),
  /** The automatic checks, as they stand now. */
  checks: z.array(CheckSchema),
  messages: z.array(RequestMessageSchema),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
  certificateId: z.string().nullable(),
  issuance: z.enum(['portal', 'outside']),
  ca: z.object({ name: z.string(), url: z.string(), instructions: z.string() }),
});
export type RequestDetail = z.infer<typeof RequestDetailSchema>;

export const RequestTextSchema = z.strictObject({
  text: z.string().trim().min(1, 'write something').max(4000),
});
export const RejectRequestSchema = z.strictObject({
  reason: z.string().trim().min(3, 'say why: the applicant reads it').max(4000),
});
export const ApproveRequestSchema = z.strictObject({
  /** Life of the certificate in days. */
  days: z.number().int().min(1).max(730).default(365),
  /** Failed automatic checks do not stop it. */
  despiteChecks: z.boolean().default(false),
});
/** The certificate that an outside CA issued, as file(s). */
export const ReceiveIssuedSchema = z.strictObject({
  files: z.array(UploadedFileSchema).min(1).max(6),
});
