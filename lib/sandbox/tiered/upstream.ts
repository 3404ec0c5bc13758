import 'server-only';
import * as z from 'zod';

/** The question of a holder to an identity provider, as it is kept until the person comes back. */
export const UpstreamSchema = z.strictObject({
  /** Base URL of the identity provider, the issuer of its id_tokens. */
  provider: z.string(),
  /** URI of the community in which both are. */
  community: z.string(),
  tokenEndpoint: z.string(),
  /** Of the holder at the identity provider. */
  clientId: z.string(),
  redirectUri: z.string(),
  /** By what a state is known again: the state itself is not kept. */
  stateHash: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
});
export type Upstream = z.infer<typeof UpstreamSchema>;
