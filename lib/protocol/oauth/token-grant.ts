import type { Check, RuleSet } from '../check';
import { shown } from '../json-body';
import type { HttpResponse } from '../transport';
import { check as checkDpop } from './dpop-checks';
import { check } from './token-checks';

type Body = Readonly<Record<string, unknown>>;

/** What was sent, as far as the answer is held against it. */
export interface SentTokenRequest {
  requestedScope: string;
  ruleSet: RuleSet;
  /** The request proved a key: how much it matters that the token is bound to it. */
  dpop?: 'wanted' | 'required' | undefined;
}

/**
 * Judges what came with an access token. Only a type that cannot be used is a failure: other deviations do not
 * keep the client from using the token.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
 */
export function checkGrant(body: Body, response: HttpResponse, sent: SentTokenRequest): Check[] {
  return [
    ...type(body.token_type, sent),
    lifetime(body.expires_in),
    scope(body.scope, sent),
    noStore(response),
    ...refreshToken(body),
  ];
}

function type(value: unknown, { dpop }: SentTokenRequest): Check[] {
  const name = typeof value === 'string' ? value.toLowerCase() : '';
  const isBound = name === 'dpop';
  const isUsable = name === 'bearer' || (isBound && dpop !== undefined);
  const usable = check('oauth.token.type', {
    verdict: isUsable ? 'pass' : 'fail',
    seen: shown(value),
    ...(dpop === undefined ? {} : { expected: 'token_type "DPoP" or "Bearer", in any case.' }),
  });
  if (dpop === undefined) return [usable];
  const verdict = isBound ? 'pass' : dpop === 'required' ? 'fail' : 'warn';
  const seen = `token_type is ${shown(value)}${isBound ? '' : ', although the request had a proof'}.`;
  return [usable, checkDpop('oauth.dpop.token-type', { verdict, seen })];
}

function lifetime(value: unknown): Check {
  const id = 'oauth.token.lifetime';
  if (value === undefined) {
    return check(id, { verdict: 'warn', seen: 'expires_in is absent.', level: 'SHOULD' });
  }
  if (typeof value !== 'number' || !(value > 0)) {
    return check(id, { verdict: 'warn', seen: `expires_in is ${shown(value)}.` });
  }
  return check(id, {
    verdict: value > 3600 ? 'warn' : 'pass',
    seen: `expires_in is ${value} s, ${Math.round(value / 60)} minutes.`,
  });
}

function scope(value: unknown, sent: { requestedScope: string; ruleSet: RuleSet }): Check {
  const id = 'oauth.token.scope';
  const { requestedScope, ruleSet } = sent;
  if (typeof value !== 'string') {
    return check(id, {
      verdict: 'warn',
      seen: `scope is ${shown(value)}: the holder says by that that it granted exactly ${shown(requestedScope)}.`,
      ruleSet,
    });
  }
  const asked = new Set(requestedScope.split(' ').filter(Boolean));
  const granted = new Set(value.split(' ').filter(Boolean));
  const missing = [...asked].filter((item) => !granted.has(item));
  const extra = [...granted].filter((item) => !asked.has(item));
  if (missing.length === 0 && extra.length === 0) {
    return check(id, { verdict: 'pass', seen: shown(value), ruleSet });
  }
  const parts = [
    missing.length > 0 ? `not granted as asked: ${missing.join(' ')}` : '',
    extra.length > 0 ? `granted beside: ${extra.join(' ')}` : '',
  ].filter(Boolean);
  return check(id, {
    verdict: granted.size === 0 ? 'warn' : 'info',
    seen: `${shown(value)}; ${parts.join('; ')}.`,
    ruleSet,
  });
}

function noStore(response: HttpResponse): Check {
  const cache = response.headers['cache-control'] ?? '';
  const pragma = response.headers.pragma ?? '';
  const hasNoStore = /(^|[,\s])no-store([,\s]|$)/i.test(cache);
  const isGood = hasNoStore && /no-cache/i.test(pragma);
  return check('oauth.token.no-store', {
    verdict: isGood ? 'pass' : 'warn',
    seen: `Cache-Control: ${cache || 'absent'}; Pragma: ${pragma || 'absent'}`,
    // Pragma is of HTTP/1.0; without it alone nothing is at risk.
    ...(hasNoStore && !isGood ? { level: 'advice' as const } : {}),
  });
}

function refreshToken(body: Body): Check[] {
  return body.refresh_token === undefined
    ? []
    : [
        check('oauth.token.no-refresh-token', {
          verdict: 'warn',
          seen: 'The answer has a refresh_token (not shown here).',
        }),
      ];
}
