import * as z from 'zod';
import type { Check } from '../check';
import type { HttpResult } from '../transport';
import { check, type codeTokenChecks } from './code-token-checks';
import { AccessTokenResponseSchema, processTokenResponse } from './token';
import type { SentTokenRequest } from './token-grant';

const text = z.string().min(1).optional().catch(undefined);

/** What a token endpoint granted after a person signed in. */
export const CodeTokenResponseSchema = AccessTokenResponseSchema.extend({
  refresh_token: text,
  id_token: text,
});
export type CodeTokenResponse = z.infer<typeof CodeTokenResponseSchema>;

/** What was sent, as far as the answer is held against it. */
export interface SentCodeGrant extends SentTokenRequest {
  grant: 'authorization_code' | 'refresh_token';
  /** Asked for when the person signed in; at a renewal those that were granted then. */
  requestedScope: string;
  /** Whether the client authenticated by UDAP; its checks know better then what can be wrong. */
  isUdap: boolean;
}

export interface CodeTokenResult {
  /** null when there is no token that can be used. */
  token: CodeTokenResponse | null;
  checks: Check[];
}

type CheckId = keyof typeof codeTokenChecks;

/**
 * Judges the answer to a code or refresh token. Never throws, and no check ever quotes a token.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5
 */
export function processCodeTokenResponse(result: HttpResult, sent: SentCodeGrant): CodeTokenResult {
  const { token, checks } = processTokenResponse(result, sent);
  const told = checks.flatMap((entry) => inThisFlow(entry, sent));
  if (token === null) return { token: null, checks: told };
  const granted = CodeTokenResponseSchema.parse(token);
  const more = [...refreshToken(granted, sent)];
  return {
    token: granted,
    checks: [...told, ...more.map((entry) => ({ ...entry, exchangeId: result.exchangeId }))],
  };
}

/** The meaning that a finding has when a person signed in, where it is another one than for a client alone. */
function inThisFlow(entry: Check, { grant, isUdap }: SentCodeGrant): Check[] {
  // A client alone gets no refresh token; here it is welcome.
  if (entry.id === 'oauth.token.no-refresh-token') return [];
  const meanings: Readonly<Record<string, CheckId>> = {
    'oauth.token.invalid-grant':
      grant === 'refresh_token'
        ? 'oauth.code-token.invalid-refresh-token'
        : 'oauth.code-token.invalid-code',
    'oauth.token.invalid-scope': 'oauth.code-token.invalid-scope',
    'oauth.token.unauthorized-client': 'oauth.code-token.unauthorized-client',
    ...(isUdap
      ? {}
      : {
          'oauth.token.invalid-client': 'oauth.code-token.invalid-client',
          'oauth.token.invalid-request': 'oauth.code-token.invalid-request',
        }),
  };
  // RFC 6749 lets a holder leave the scopes out when they are those that were asked for; SMART does not.
  const isSilentScope = entry.id === 'oauth.token.scope' && entry.verdict === 'warn';
  const id = isSilentScope && !isUdap ? 'oauth.code-token.scope' : meanings[entry.id];
  if (id === undefined) return [entry];
  const { verdict, seen, exchangeId } = entry;
  return [check(id, { verdict, seen, exchangeId })];
}

function refreshToken(token: CodeTokenResponse, { grant, requestedScope }: SentCodeGrant): Check[] {
  const has = token.refresh_token !== undefined;
  if (grant === 'refresh_token') {
    return [
      check('oauth.code-token.rotated', {
        verdict: 'info',
        seen: has ? 'A new refresh token came.' : 'None came: the one that was used stays.',
      }),
    ];
  }
  const granted = (token.scope ?? requestedScope).split(' ');
  const isDue = granted.includes('offline_access') || granted.includes('online_access');
  if (!has && !isDue) return [];
  return [
    check('oauth.code-token.refresh-token', {
      verdict: has ? 'pass' : 'warn',
      seen: has ? 'There is a refresh token.' : 'The scope was granted, but no refresh token came.',
    }),
  ];
}
