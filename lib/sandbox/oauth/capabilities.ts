import 'server-only';
import { isIdentityProvider } from '../addresses';
import type { Holder } from '../holders/settings';

/** Grant types that a sandbox data holder offers. */
export const grantTypes: readonly string[] = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
];

/** Those of a holder: an identity provider says who signed in, once (UDAP Tiered OAuth §4.2.2). */
export function grantTypesOf(holder: Holder): readonly string[] {
  return isIdentityProvider(holder) ? ['authorization_code'] : grantTypes;
}

/** The two workflows; a registered client has one of them. */
export type Workflow = 'authorization_code' | 'client_credentials';

/** How a client that registered with plain metadata may authenticate at the token endpoint (RFC 7591 §2). */
export const authMethods = [
  'none',
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
] as const;

/** Those of a holder: without plain registration every client has a key. */
export function plainAuthMethodsOf(hasPlainRegistration: boolean): readonly string[] {
  return hasPlainRegistration ? authMethods : ['private_key_jwt'];
}
export type PlainAuthMethod = (typeof authMethods)[number];

/** Algorithms that it accepts in software statements and client assertions (UDAP Security IG 2 §7.1.2). */
export const signingAlgorithms: readonly string[] = ['RS256', 'ES256', 'RS384', 'ES384'];

/** The longest life of a signed request, in seconds (UDAP Security IG 2 §3.1, §5.2.1). */
export const maxJwtLifetimeSeconds = 300;

/** How far ahead of our clock an `iat` may be, in seconds. */
export const clockToleranceSeconds = 5;

/** How long an access token lives, in seconds: short, as SMART Backend Services asks. */
export const accessTokenSeconds = 300;

/** How long an access token lives that a person allowed, in seconds; at an identity provider five minutes at most. */
export function userAccessTokenSeconds(holder: Holder): number {
  return isIdentityProvider(holder) ? accessTokenSeconds : 900;
}
