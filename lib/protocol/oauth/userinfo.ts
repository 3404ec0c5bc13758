import type { Check } from '../check';
import { failureCheck } from '../failures';
import { readJsonObject, shown } from '../json-body';
import type { HttpRequest, HttpResult } from '../transport';
import { check } from './token-tool-checks';

/**
 * The question who signed in.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#UserInfoRequest
 */
export function buildUserinfoRequest(options: { endpoint: string; token: string }): HttpRequest {
  return {
    purpose: 'userinfo',
    method: 'GET',
    url: options.endpoint,
    headers: { accept: 'application/json', authorization: `Bearer ${options.token}` },
    redirect: 'manual',
  };
}

/**
 * Judges the answer to it. Never throws.
 *
 * @param sent.sub of the id_token, when there was one
 */
export function processUserinfoResponse(
  result: HttpResult,
  sent: { sub: string | null },
): { claims: Record<string, unknown> | null; checks: Check[] } {
  const { exchangeId, response } = result;
  if (!response) return { claims: null, checks: [failureCheck(result.failure, exchangeId)] };
  const { value, problem } = readJsonObject(response);
  if (response.status !== 200 || value === null || typeof value.sub !== 'string') {
    const challenge = response.headers['www-authenticate'];
    const what = value === null ? problem : `sub ${shown(value.sub)}`;
    const seen = `Status ${response.status} and ${what}.${challenge ? ` ${challenge}` : ''}`;
    const one = check('oidc.userinfo.answered', { verdict: 'fail', seen, exchangeId });
    return { claims: null, checks: [one] };
  }
  const answered = check('oidc.userinfo.answered', {
    verdict: 'pass',
    seen: `sub is ${shown(value.sub)}.`,
    exchangeId,
  });
  if (sent.sub === null) return { claims: value, checks: [answered] };
  const isSame = value.sub === sent.sub;
  const subject = check('oidc.userinfo.subject', {
    verdict: isSame ? 'pass' : 'fail',
    seen: `User info: ${shown(value.sub)}. id_token: ${shown(sent.sub)}.`,
    exchangeId,
  });
  return { claims: isSame ? value : null, checks: [answered, subject] };
}
