import 'server-only';
import { env } from '@/lib/env';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';

/** The page of an app below the public address of the portal: a URI that is the app's alone. */
export function appPage(appId: string): string {
  return `${env().APP_URL}/clients/${appId}`;
}

/** Where the portal publishes the keys of an app as a JWK Set. */
export function jwksUri(appId: string): string {
  return `${appPage(appId)}/jwks.json`;
}

/**
 * The issuer URI that a client of an app gets unless people choose another: one for each workflow, because the same
 * issuer would make the second registration replace the first.
 * @see UDAP Security IG 2 §3.4
 */
export function defaultIssuer(appId: string, grantType: GrantType): string {
  return grantType === 'client_credentials' ? appPage(appId) : `${appPage(appId)}/user`;
}
