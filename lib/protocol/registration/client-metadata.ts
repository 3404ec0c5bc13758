import * as z from 'zod';

/** The two workflows. One registrable client has one of them (UDAP Security IG 2 §3.1). */
export const GrantTypeSchema = z.enum(['authorization_code', 'client_credentials']);
export type GrantType = z.infer<typeof GrantTypeSchema>;

/** How a client proves who it is at the token endpoint (RFC 7591 §2, SMART App Launch 2.2). */
export const AuthMethodSchema = z.enum([
  'private_key_jwt',
  'client_secret_basic',
  'client_secret_post',
  'none',
]);
export type AuthMethod = z.infer<typeof AuthMethodSchema>;

/** The ways to become a client of a holder. */
export const RegistrationMethodSchema = z.enum(['udap', 'dcr', 'manual', 'one-off']);
export type RegistrationMethod = z.infer<typeof RegistrationMethodSchema>;

/**
 * The metadata that an app keeps once, in the spelling of RFC 7591 §2. What belongs to one registration (grant_types,
 * scope, token_endpoint_auth_method, jwks_uri) is added when it registers. An app may be unfinished: all but the
 * name may be missing.
 */
export const AppMetadataSchema = z.object({
  client_name: z.string(),
  client_uri: z.string().optional(),
  logo_uri: z.string().optional(),
  tos_uri: z.string().optional(),
  policy_uri: z.string().optional(),
  contacts: z.array(z.string()).default([]),
  redirect_uris: z.array(z.string()).default([]),
  /** SMART: where an EHR launches the app. */
  launch_uris: z.array(z.string()).default([]),
  software_id: z.string().optional(),
  software_version: z.string().optional(),
});
export type AppMetadata = z.infer<typeof AppMetadataSchema>;

/** RFC 7591 client metadata as it is sent to a registration endpoint. Members without a value are absent. */
export interface ClientMetadata extends Partial<Omit<AppMetadata, 'client_name'>> {
  client_name: string;
  grant_types: string[];
  response_types?: string[];
  token_endpoint_auth_method: AuthMethod;
  scope: string;
  jwks_uri?: string;
  jwks?: { keys: Record<string, unknown>[] };
  /** RFC 9449 §5.2 */
  dpop_bound_access_tokens?: true;
}

/** What makes client metadata of an app's metadata. */
export interface ClientMetadataOptions {
  app: AppMetadata;
  grantType: GrantType;
  scope: string;
  authMethod: AuthMethod;
  hasRefreshToken?: boolean;
  /** The tokens of the client are always bound to a key. */
  isDpopBound?: boolean;
  /** It registers without a software statement. */
  isPlain?: boolean;
  /** Where the keys of the client are; only with private_key_jwt. */
  jwksUri?: string;
  jwks?: { keys: Record<string, unknown>[] };
}

/**
 * Contacts as OpenID providers take them: mail addresses, where UDAP has URIs. What is none is left out, unless there
 * is nothing else.
 * @see https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata
 */
function mailAddressesOf(contacts: readonly string[]): readonly string[] {
  const addresses = contacts
    .filter((contact) => /^(mailto:)?[^\s@:]+@[^\s@]+$/i.test(contact))
    .map((contact) => contact.replace(/^mailto:/i, ''));
  return addresses.length > 0 ? addresses : contacts;
}

/**
 * The client metadata of one registrable client: what the app has, what the workflow needs, and nothing of the other
 * workflow.
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-2
 */
export function buildClientMetadata(options: ClientMetadataOptions): ClientMetadata {
  const { app, grantType, scope, authMethod, jwksUri, jwks } = options;
  const { redirect_uris, launch_uris, contacts: all, ...texts } = app;
  const contacts = options.isPlain ? [...mailAddressesOf(all)] : all;
  const hasUser = grantType === 'authorization_code';
  return {
    ...texts,
    ...(contacts.length > 0 ? { contacts } : {}),
    ...(hasUser ? { redirect_uris, response_types: ['code'] } : {}),
    // Without it a client is one of codes (RFC 7591 §2); statements of UDAP have it for users only.
    ...(!hasUser && options.isPlain ? { response_types: [] } : {}),
    ...(hasUser && launch_uris.length > 0 ? { launch_uris } : {}),
    grant_types: [grantType, ...(hasUser && options.hasRefreshToken ? ['refresh_token'] : [])],
    token_endpoint_auth_method: authMethod,
    scope,
    ...(options.isDpopBound ? { dpop_bound_access_tokens: true as const } : {}),
    ...(authMethod === 'private_key_jwt' && jwksUri ? { jwks_uri: jwksUri } : {}),
    ...(authMethod === 'private_key_jwt' && jwks && !jwksUri ? { jwks } : {}),
  };
}
