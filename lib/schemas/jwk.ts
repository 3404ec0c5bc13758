import * as z from 'zod';

/** A public key in JSON is never longer. */
export const JWK_MAX_BYTES = 8000;

const base64url = z
  .string()
  .max(1400)
  .regex(/^[A-Za-z0-9_-]+$/, 'must be base64url');

/**
 * A public key for signatures. Members of a private key are refused: it must not be sent here.
 * @see https://www.rfc-editor.org/rfc/rfc7517
 */
export const PublicJwkSchema = z.discriminatedUnion('kty', [
  z.strictObject({ kty: z.literal('RSA'), n: base64url, e: base64url }),
  z.strictObject({
    kty: z.literal('EC'),
    crv: z.enum(['P-256', 'P-384']),
    x: base64url,
    y: base64url,
  }),
]);
export type PublicJwk = z.infer<typeof PublicJwkSchema>;
