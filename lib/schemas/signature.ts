import * as z from 'zod';

/** Something that a key in a browser is asked to sign. */
export const SignatureRequestSchema = z.object({
  id: z.string(),
  keyId: z.string(),
  keyName: z.string(),
  /** RFC 7638 SHA-256 thumbprint of the key, base64url: a browser finds its key by it. */
  thumbprint: z.string(),
  runId: z.string().nullable(),
  purpose: z.enum(['software_statement', 'client_assertion']),
  algorithm: z.enum(['RS256', 'RS384', 'ES256', 'ES384']),
  /** What is signed, as ASCII: BASE64URL(header) "." BASE64URL(payload) (RFC 7515 §5.1). */
  input: z.string(),
  state: z.enum(['waiting', 'signed', 'refused', 'expired']),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type SignatureRequest = z.infer<typeof SignatureRequestSchema>;

/** The answer of a browser: the signature as a JWS has it (base64url), or that it will not sign. */
export const AnswerSignatureSchema = z.union([
  z.strictObject({
    signature: z
      .string()
      .max(1400)
      .regex(/^[A-Za-z0-9_-]+$/, 'must be base64url'),
  }),
  z.strictObject({ refused: z.literal(true) }),
]);
export type AnswerSignature = z.infer<typeof AnswerSignatureSchema>;
