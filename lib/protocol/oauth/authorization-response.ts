import { excerpt } from '../bytes';
import type { Check } from '../check';
import { check, type authorizationChecks } from './authorization-checks';

/** What the answer is held against. */
export interface ExpectedAnswer {
  state: string;
  /** The issuer of the authorization server, when its metadata names one. */
  issuer: string | null;
  /** Whether its metadata promises `iss` in every answer. */
  hasIssuer: boolean;
}

export interface AuthorizationResult {
  /** null when there is none that may be used. */
  code: string | null;
  checks: Check[];
}

/**
 * Judges the query with which a browser came back. Never throws, and no check ever quotes the code or the state.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2
 * @see https://www.rfc-editor.org/rfc/rfc9207#section-2.4
 */
export function processAuthorizationResponse(
  answer: URLSearchParams,
  expected: ExpectedAnswer,
): AuthorizationResult {
  const doubled = [...new Set(answer.keys())].filter((name) => answer.getAll(name).length > 1);
  if (doubled.length > 0) {
    const seen = `There twice: ${excerpt(doubled.join(', '), 200)}.`;
    return {
      code: null,
      checks: [check('oauth.authorization.parameters', { verdict: 'fail', seen })],
    };
  }
  const checks = [state(answer.get('state'), expected.state), ...issuer(answer, expected)];
  if (checks.some((entry) => entry.verdict === 'fail')) return { code: null, checks };
  const code = answer.get('code');
  if (answer.has('error')) return { code: null, checks: [...checks, refusal(answer)] };
  return { code: code || null, checks: [...checks, codeCheck(code, answer)] };
}

function state(found: string | null, expected: string): Check {
  const isSame = found === expected;
  const seen = isSame ? 'The same.' : found === null ? 'There is no state.' : 'Another state.';
  return check('oauth.authorization.state', { verdict: isSame ? 'pass' : 'fail', seen });
}

function issuer(answer: URLSearchParams, { issuer: known, hasIssuer }: ExpectedAnswer): Check[] {
  const id = 'oauth.authorization.issuer';
  const found = answer.get('iss');
  if (found === null) {
    if (!hasIssuer) return [];
    const seen = 'There is no iss, although the metadata of the holder promises it.';
    return [check(id, { verdict: 'fail', seen })];
  }
  const shownIss = excerpt(found, 200);
  if (known === null) {
    const seen = `${shownIss}; the metadata names no issuer to compare it with.`;
    return [check(id, { verdict: 'info', seen })];
  }
  return [
    check(id, {
      verdict: found === known ? 'pass' : 'fail',
      seen: found === known ? shownIss : `${shownIss}, the metadata says ${known}.`,
    }),
  ];
}

function codeCheck(code: string | null, answer: URLSearchParams): Check {
  const names = [...answer.keys()].join(', ') || 'none';
  return check('oauth.authorization.code', {
    verdict: code ? 'pass' : 'fail',
    seen: code
      ? `A code of ${code.length} characters.`
      : `Neither code nor error. Parameters: ${excerpt(names, 200)}.`,
  });
}

const codes: Readonly<Record<string, keyof typeof authorizationChecks>> = {
  access_denied: 'oauth.authorization.access-denied',
  invalid_request: 'oauth.authorization.invalid-request',
  unauthorized_client: 'oauth.authorization.unauthorized-client',
  unsupported_response_type: 'oauth.authorization.unsupported-response-type',
  invalid_scope: 'oauth.authorization.invalid-scope',
  server_error: 'oauth.authorization.server-error',
  temporarily_unavailable: 'oauth.authorization.temporarily-unavailable',
  invalid_idp: 'oauth.authorization.invalid-idp',
  interaction_required: 'oauth.authorization.interaction',
  login_required: 'oauth.authorization.interaction',
  consent_required: 'oauth.authorization.interaction',
  account_selection_required: 'oauth.authorization.interaction',
};

function refusal(answer: URLSearchParams): Check {
  const error = answer.get('error') ?? '';
  const description = answer.get('error_description') ?? '';
  const uri = answer.get('error_uri') ?? '';
  const id = Object.hasOwn(codes, error) ? codes[error] : undefined;
  const text =
    description.trim() === '' ? ', without error_description' : `: “${excerpt(description, 300)}”`;
  const more = uri === '' ? '' : ` See ${excerpt(uri, 200)}.`;
  return check(id ?? 'oauth.authorization.refused', {
    verdict: 'fail',
    seen: `${excerpt(error, 80) || 'An empty error code'}${text}.${more}`,
  });
}
