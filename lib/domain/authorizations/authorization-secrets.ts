import 'server-only';
import * as z from 'zod';
import { seal, unseal } from '@/lib/crypto/vault';
import { authorizationSecretsBinding } from './authorization-binding';

/** What has to be known when a browser comes back, and by nobody else. */
export const AuthorizationSecretsSchema = z.object({
  /** Where the browser was sent. */
  url: z.string(),
  state: z.string(),
  codeVerifier: z.string(),
  nonce: z.string().nullable(),
  redirectUri: z.string(),
});
export type AuthorizationSecrets = z.infer<typeof AuthorizationSecretsSchema>;

export function sealSecrets(id: string, secrets: AuthorizationSecrets): Promise<string> {
  return seal(JSON.stringify(secrets), authorizationSecretsBinding(id));
}

export async function openSecrets(id: string, sealed: string): Promise<AuthorizationSecrets> {
  const bytes = await unseal(sealed, authorizationSecretsBinding(id));
  return AuthorizationSecretsSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}
