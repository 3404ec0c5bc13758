import 'server-only';

/** Grant types that a sandbox holder registers, in the order of its metadata. */
export const grantTypes: readonly string[] = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
];

/** Those for which its token endpoint gives tokens. */
export const tokenGrantTypes: readonly string[] = ['client_credentials'];

/** How a client of RFC 7591 can authenticate. UDAP knows `private_key_jwt` alone. */
export const authMethods: readonly string[] = [
  'private_key_jwt',
  'client_secret_basic',
  'client_secret_post',
  'none',
];

/** Algorithms that it accepts in software statements and client assertions (UDAP Security IG 2 §7.1.2). */
export const signingAlgorithms: readonly string[] = ['RS256', 'ES256', 'RS384', 'ES384'];

/** The longest life of a signed request, in seconds (UDAP Security IG 2 §3.1, §5.2.1). */
export const maxJwtLifetimeSeconds = 300;

/** How far ahead of our clock an `iat` may be, in seconds. */
export const clockToleranceSeconds = 5;

/** How long an access token lives, in seconds: short, as SMART Backend Services asks. */
export const accessTokenSeconds = 300;
