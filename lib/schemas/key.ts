import * as z from 'zod';
import { JWK_MAX_BYTES, PublicJwkSchema } from './jwk';

/** The kinds of keys that can be made, and the algorithms they can sign with (RFC 7518 §3.1). */
export const KeyKindSchema = z.enum(['rsa-2048', 'rsa-3072', 'rsa-4096', 'p-256', 'p-384']);
export type KeyKind = z.infer<typeof KeyKindSchema>;

export const KeyAlgorithmSchema = z.enum(['RS256', 'RS384', 'ES256', 'ES384']);
export type KeyAlgorithm = z.infer<typeof KeyAlgorithmSchema>;

/** vault: sealed in the portal; browser: lives in one browser; outside: only its public half is known here. */
export const CustodySchema = z.enum(['vault', 'browser', 'outside']);
export type Custody = z.infer<typeof CustodySchema>;

export const KeyNameSchema = z.string().trim().min(1, 'a key needs a name').max(80);

/** The words with which a password for an exported key is asked for. */
export const ExportPasswordSchema = z
  .string()
  .min(8, 'use 8 characters at least: whoever has the file and the password has the key')
  .max(200);

const GenerateInVaultSchema = z.strictObject({
  custody: z.literal('vault'),
  name: KeyNameSchema,
  kind: KeyKindSchema.default('rsa-2048'),
  /** Left out: RS256, ES256 or ES384, as the kind has it. */
  algorithm: KeyAlgorithmSchema.optional(),
});

const RegisterFromBrowserSchema = z.strictObject({
  custody: z.literal('browser'),
  name: KeyNameSchema,
  algorithm: KeyAlgorithmSchema,
  publicJwk: PublicJwkSchema,
  /** A JWS in compact serialization over `{"thumbprint": …}`, signed with the key: it proves possession. */
  proof: z.string().min(1).max(JWK_MAX_BYTES),
});

/** What `POST …/keys` takes: make a key in the vault, or make known one that a browser made. */
export const CreateKeySchema = z.discriminatedUnion('custody', [
  GenerateInVaultSchema,
  RegisterFromBrowserSchema,
]);
export type CreateKey = z.infer<typeof CreateKeySchema>;
export type RegisterBrowserKey = z.infer<typeof RegisterFromBrowserSchema>;

/** What `PATCH …/keys/{id}` takes. */
export const UpdateKeySchema = z.strictObject({
  name: KeyNameSchema.optional(),
  /** ISO 8601; null: no date. */
  replaceBy: z.iso.datetime().nullable().optional(),
});
export type UpdateKey = z.infer<typeof UpdateKeySchema>;

/** What `POST …/keys/{id}/export` takes; the answer is an encrypted PKCS #8 PEM. */
export const ExportKeySchema = z.strictObject({ password: ExportPasswordSchema });

/** A key as lists and pages show it. Never the private half. */
export const KeySummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  custody: CustodySchema,
  origin: z.enum(['generated', 'imported']),
  /** `RSA 2048`, `EC P-256`. */
  kind: z.string(),
  algorithm: KeyAlgorithmSchema,
  /** RFC 7638 SHA-256, base64url. */
  thumbprint: z.string(),
  publicJwk: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  replaceBy: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  certificates: z.array(z.object({ id: z.string(), subject: z.string(), notAfter: z.string() })),
});
export type KeySummary = z.infer<typeof KeySummarySchema>;
