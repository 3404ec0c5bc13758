import * as z from 'zod';
import { CheckSchema } from '@/lib/protocol/check';
import { CertificateViewSchema } from '@/lib/protocol/jwt';
import { GrantTypeSchema } from '@/lib/protocol/registration/client-metadata';
import {
  CustodySchema,
  ExportPasswordSchema,
  KeyAlgorithmSchema,
  KeyKindSchema,
  KeyNameSchema,
} from './key';

/** What `POST …/certificates` takes: `{}` makes a key in the vault and a certificate from the sandbox's CA. */
export const IssueCertificateSchema = z.strictObject({
  /** A community of the sandbox. */
  communityId: z.enum(['sandbox-harbor', 'sandbox-harbor-ec']).default('sandbox-harbor'),
  /** The app that it is for; left out, the one of the console. */
  appId: z.string().optional(),
  /** Which client of the app: its issuer is the URI in the certificate. */
  grantType: GrantTypeSchema.default('client_credentials'),
  /** A key of the workspace, in whichever custody; left out, a new one is made in the vault. */
  keyId: z.string().optional(),
  /** Name of the new key, for people. */
  name: KeyNameSchema.default('Sandbox key'),
  kind: KeyKindSchema.default('rsa-2048'),
  /** Days of validity; a short life is good for trying a renewal. Left out, a year. */
  days: z.number().int().min(1).max(730).optional(),
});
export type IssueCertificate = z.infer<typeof IssueCertificateSchema>;

/** A file as it is uploaded: base64 of its bytes. */
export const UploadedFileSchema = z.strictObject({
  name: z.string().max(200).default('pasted text'),
  content: z.base64().max(700_000, 'a file may have 512 kB at most'),
});
export type UploadedFile = z.infer<typeof UploadedFileSchema>;

const files = z.array(UploadedFileSchema).min(1, 'choose at least one file').max(12);

/** What `POST …/certificates/inspect` takes. Nothing is stored. */
export const InspectUploadSchema = z.strictObject({
  files,
  /** Opens an encrypted key or a PKCS #12 file. */
  password: z.string().max(200).optional(),
});
export type InspectUpload = z.infer<typeof InspectUploadSchema>;

/** What `POST …/keys/import` takes: one private key in PEM, DER or PKCS #12. */
export const ImportKeySchema = InspectUploadSchema.extend({
  name: KeyNameSchema,
  algorithm: KeyAlgorithmSchema.optional(),
});
export type ImportKey = z.infer<typeof ImportKeySchema>;

/** What `POST …/certificates/upload` takes. */
export const UploadCertificateSchema = InspectUploadSchema.extend({
  /** Name of the key, for people, when it is new. */
  name: KeyNameSchema.optional(),
  /** The community to which it belongs; left out, the one whose anchor it leads to. */
  communityId: z.string().max(80).optional(),
  algorithm: KeyAlgorithmSchema.optional(),
});
export type UploadCertificate = z.infer<typeof UploadCertificateSchema>;

/** Why an upload cannot be taken, or what is odd about it. */
export const UploadProblemSchema = z.object({
  code: z.string(),
  /** The file, when it is about one. */
  file: z.string().nullable(),
  text: z.string(),
});

/** What was found in uploaded files. Private keys are told by their kind and thumbprint only. */
export const UploadInspectionSchema = z.object({
  isAcceptable: z.boolean(),
  problems: z.array(UploadProblemSchema),
  notes: z.array(z.string()),
  needsPassword: z.boolean(),
  /** Leaf first; empty when there is none. */
  chain: z.array(CertificateViewSchema),
  key: z
    .object({
      kind: z.string(),
      thumbprint: z.string(),
      /** file: it is in the upload; vault, browser: the workspace has it already. */
      where: z.enum(['file', 'vault', 'browser', 'outside']),
    })
    .nullable(),
  /** The certificate that is here already, when it is a duplicate. */
  duplicateOf: z.string().nullable(),
  /** Communities whose anchor the chain leads to. */
  communities: z.array(z.object({ id: z.string(), name: z.string(), uri: z.string() })),
  checks: z.array(CheckSchema),
});
export type UploadInspection = z.infer<typeof UploadInspectionSchema>;

/** What `POST …/certificates/{id}/pkcs12` takes; the answer is the file. */
export const ExportPkcs12Schema = z.strictObject({
  password: ExportPasswordSchema,
  /** legacy: 3DES and SHA-1, for software that cannot read AES. */
  encryption: z.enum(['modern', 'legacy']).default('modern'),
});

/** Reasons for which an end-entity certificate is revoked (RFC 5280 §5.3.1). */
export const RevocationReasonSchema = z.enum([
  'unspecified',
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
]);
export type RevocationReasonName = z.infer<typeof RevocationReasonSchema>;

/** What `POST …/certificates/{id}/revoke` takes. */
export const RevokeCertificateSchema = z.strictObject({ reason: RevocationReasonSchema });

/** What `POST …/certificates/{id}/renew` takes: the same key and SAN, or a new key in the vault. */
export const RenewCertificateSchema = z.strictObject({ withNewKey: z.boolean().default(false) });

/** A certificate of the workspace and the chain above it, leaf first. */
export const CertificateSummarySchema = z.object({
  id: z.string(),
  keyId: z.string(),
  keyName: z.string(),
  algorithm: z.string(),
  custody: CustodySchema,
  source: z.enum(['sandbox', 'uploaded', 'requested', 'test']),
  /** URI of the community. */
  community: z.string(),
  subject: z.string(),
  sanUris: z.array(z.string()),
  serialNumber: z.string(),
  fingerprint: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
  revokedFor: z.string().nullable(),
  chain: z.array(CertificateViewSchema),
});
export type CertificateSummary = z.infer<typeof CertificateSummarySchema>;

/** Where a certificate is used and what happened to it. */
export const CertificateDetailSchema = CertificateSummarySchema.extend({
  /** Whether the sandbox's CA issued it: then it can be renewed and revoked here. */
  isSandboxIssued: z.boolean(),
  renews: z.string().nullable(),
  renewedBy: z.string().nullable(),
  requestId: z.string().nullable(),
  /** The community among those that the workspace trusts, when it is one of them. */
  communityId: z.string().nullable(),
  /** Its name; null with `communityId`. */
  communityName: z.string().nullable(),
  registrations: z.array(
    z.object({
      id: z.string(),
      holderBaseUrl: z.string(),
      clientId: z.string().nullable(),
      status: z.string(),
    }),
  ),
  history: z.array(
    z.object({
      at: z.string(),
      action: z.string(),
      actor: z.string().nullable(),
      words: z.string(),
    }),
  ),
});
export type CertificateDetail = z.infer<typeof CertificateDetailSchema>;
