import * as z from 'zod';
import { DpopModeSchema } from './dpop-mode';

/** SMART backend services: a client without a person, known by a key of a JWK Set. */
export const BackendAuthSchema = z.strictObject({
  method: z.literal('backend'),
  /** A plain registration of the workspace; left out, the console takes its own client, or registers one on the spot. */
  registrationId: z.string().max(60).optional(),
  /** `reuse` keeps a client that is still good; `always` registers again. */
  register: z.enum(['reuse', 'always']).default('reuse'),
  /** Whether a client that registers names the address of its JWK Set, or sends the set along. */
  keys: z.enum(['jwks_uri', 'jwks']).default('jwks_uri'),
  scope: z.string().min(1).max(2000).default('system/*.rs'),
  /** Whether tokens are bound to a key (RFC 9449). */
  dpop: DpopModeSchema.default('automatic'),
});
export type BackendAuth = z.infer<typeof BackendAuthSchema>;
