import 'server-only';
import * as z from 'zod';
import { shown } from '@/lib/protocol/json-body';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { OAuthError, type OAuthErrorCode } from './oauth-error';
import { negotiateScope, scopesFor } from './scopes';

type Form = ReadonlyMap<string, string>;

/** An authorization request in which nothing is wrong, as it is kept while a person answers it. */
export const AuthorizationRequestSchema = z.strictObject({
  redirectUri: z.string(),
  /** Whether the request named the redirect: then the token request has to, too (RFC 6749 §4.1.3). */
  hasRedirectUri: z.boolean(),
  state: z.string().optional(),
  /** What can be granted at most. */
  scope: z.string(),
  nonce: z.string().optional(),
  challenge: z.string().optional(),
  dpopJkt: z.string().optional(),
  /** UDAP Tiered OAuth: the identity provider that is to say who the person is. */
  idp: z.string().optional(),
});
export type AuthorizationRequest = z.infer<typeof AuthorizationRequestSchema>;

/** How the request asks that the person is asked (OpenID Connect Core §3.1.2.1). */
export type Prompt = 'none' | 'login' | 'consent' | 'select_account';

/** What is known of the client that asks. */
export interface AskingClient {
  issuer: string | null;
  scope: string;
  grantTypes: readonly string[];
}

/**
 * Judges an authorization request of a client whose redirect is certain.
 *
 * @throws OAuthError what the app is to be told
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html (IG 2 §7.2)
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html
 */
export function readAuthorizationRequest(
  holder: Holder,
  client: AskingClient,
  form: Form,
  redirectUri: string,
): AuthorizationRequest {
  requireCodeRequest(holder, client, form);
  const asked = form.get('scope');
  if (asked === undefined) {
    throw new OAuthError('invalid_scope', 'Found no scope, expected at least one.');
  }
  const scope = negotiateScope(asked, client.scope, scopesFor('authorization_code', holder));
  const idp = scope.split(' ').includes('udap') ? form.get('idp') : undefined;
  const dpopJkt = form.get('dpop_jkt');
  if (dpopJkt !== undefined && !/^[\w-]{43}$/.test(dpopJkt)) {
    throw new OAuthError(
      'invalid_request',
      'The dpop_jkt is not a SHA-256 in base64url, which has 43 characters.',
    );
  }
  return {
    redirectUri,
    hasRedirectUri: form.has('redirect_uri'),
    scope,
    ...optional('state', form.get('state')),
    ...optional('nonce', form.get('nonce')),
    ...optional('challenge', form.get('code_challenge')),
    ...optional('dpopJkt', dpopJkt),
    ...optional('idp', idp),
  };
}

function optional<K extends string>(name: K, value: string | undefined) {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, string>>;
}

/**
 * How the person is to be asked. `none` goes alone.
 *
 * @throws OAuthError `invalid_request`
 */
export function readPrompts(form: Form): readonly Prompt[] {
  const prompts = (form.get('prompt') ?? '').split(' ').filter(Boolean);
  const known: readonly string[] = ['none', 'login', 'consent', 'select_account'];
  const unknown = prompts.find((prompt) => !known.includes(prompt));
  if (unknown !== undefined || (prompts.includes('none') && prompts.length > 1)) {
    throw new OAuthError(
      'invalid_request',
      `Found prompt ${shown(form.get('prompt'))}, expected none alone, or some of login, consent and select_account.`,
    );
  }
  return prompts as Prompt[];
}

function requireCodeRequest(holder: Holder, client: AskingClient, form: Form): void {
  const refuse = (code: OAuthErrorCode, description: string) => new OAuthError(code, description);
  const type = form.get('response_type');
  if (type === undefined) throw refuse('invalid_request', 'Found no response_type, expected code.');
  if (type !== 'code') {
    throw refuse('unsupported_response_type', `Found response_type ${type}, expected code.`);
  }
  if (!client.grantTypes.includes('authorization_code')) {
    throw refuse(
      'unauthorized_client',
      `The client is registered for ${client.grantTypes.join(', ')}, not for authorization_code.`,
    );
  }
  const audience = form.get('aud');
  const { baseUrl } = holderAddresses(holder.name);
  if (audience !== undefined && audience !== baseUrl) {
    throw refuse('invalid_request', `Found aud ${shown(audience)}, expected '${baseUrl}'.`);
  }
  // The first generation of the guide demands neither; SMART, which plain clients follow, demands both.
  const isOptional = holder.settings.ruleSet === 'stu1' && client.issuer !== null;
  if (!form.has('state') && !isOptional) {
    throw refuse('invalid_request', 'Found no state, expected a value that cannot be guessed.');
  }
  if (!isOptional || form.has('code_challenge')) requirePkce(form);
}

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4.4.1 */
function requirePkce(form: Form): void {
  const challenge = form.get('code_challenge');
  const method = form.get('code_challenge_method');
  if (challenge === undefined) {
    throw new OAuthError('invalid_request', 'Found no code_challenge, expected one (PKCE).');
  }
  if (method !== 'S256') {
    throw new OAuthError(
      'invalid_request',
      `Found code_challenge_method ${shown(method)}, expected S256.`,
    );
  }
  if (!/^[\w-]{43}$/.test(challenge)) {
    throw new OAuthError(
      'invalid_request',
      'The code_challenge is not a SHA-256 in base64url, which has 43 characters.',
    );
  }
}
