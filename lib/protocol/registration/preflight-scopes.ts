import type { Check } from '../check';
import type { PreflightInput } from './preflight';
import { check } from './preflight-catalogue';
import { describeScope, scopeParts } from './scope-words';

const wordsOf = (scope: string) => scope.split(' ').filter((word) => word !== '');

/** What the scopes mean at this holder: offered, in its syntax, fit for the workflow, with refresh tokens or not. */
export function checkScopesFit(input: PreflightInput): Check[] {
  const scopes = wordsOf(input.metadata.scope);
  return [
    offered(scopes, input.offered),
    version(scopes, input.profile),
    context(scopes, input.grantType),
    ...refresh(scopes, input),
  ];
}

/** Whether a list names a scope, or a wildcard with at least the same rights that covers it. */
function covers(list: readonly string[], scope: string): boolean {
  if (list.includes(scope)) return true;
  const wanted = scopeParts(scope.replace(/\?.*$/, ''));
  if (!wanted || wanted.type === '*') return false;
  return list.some((one) => {
    const parts = scopeParts(one);
    if (!parts || parts.context !== wanted.context || parts.version !== wanted.version)
      return false;
    if (parts.type !== '*' && parts.type !== wanted.type) return false;
    return parts.version === 'v1'
      ? parts.rights === wanted.rights || parts.rights === '*'
      : [...wanted.rights].every((letter) => parts.rights.includes(letter));
  });
}

function offered(scopes: readonly string[], lists: PreflightInput['offered']): Check {
  const id = 'registration.preflight.scopes-offered';
  const list = lists.udap ?? lists.smart;
  if (!list) {
    const words = scopes.map((scope) => `${scope}: ${describeScope(scope)}`).join('; ');
    return check(id, {
      verdict: 'skip',
      seen: `The holder does not list its scopes. Asked: ${words}.`,
    });
  }
  const missing = scopes.filter((scope) => !covers(list, scope));
  if (missing.length === 0) {
    const words = scopes.map((scope) => `${scope}: ${describeScope(scope)}`).join('; ');
    return check(id, { verdict: 'pass', seen: `${words}.` });
  }
  const isExhaustive = lists.udap !== null;
  const wildcards = missing.filter((scope) => scope.includes('*'));
  const advice =
    wildcards.length > 0
      ? ` A wildcard that is not listed is refused as a whole: ${wildcards.join(' ')}.`
      : '';
  const all = missing.length === scopes.length;
  const seen = `Not listed: ${missing.join(' ')}.${advice}`;
  return check(id, {
    verdict: isExhaustive && (all || wildcards.length > 0) ? 'fail' : 'warn',
    seen,
  });
}

function version(
  scopes: readonly string[],
  { scopeVersions, name }: PreflightInput['profile'],
): Check {
  const id = 'registration.preflight.scopes-version';
  const used = scopes.flatMap((scope) => {
    const parts = scopeParts(scope);
    return parts ? [{ scope, version: parts.version }] : [];
  });
  const versions = [...new Set(used.map((one) => one.version))];
  if (scopeVersions.length === 0) {
    return check(id, { verdict: 'skip', seen: `${name} does not say which syntax it takes.` });
  }
  const foreign = used.filter((one) => !scopeVersions.includes(one.version));
  if (foreign.length > 0) {
    const list = foreign.map((one) => one.scope).join(' ');
    const seen = `${list} is SMART ${foreign[0]?.version}; ${name} takes ${scopeVersions.join(' and ')}.`;
    return check(id, { verdict: 'warn', seen });
  }
  if (versions.length > 1) {
    const seen = 'v1 and v2 are mixed; many holders take one of them in a request, not both.';
    return check(id, { verdict: 'warn', seen });
  }
  return check(id, {
    verdict: 'pass',
    seen: versions[0] ? `SMART ${versions[0]}` : 'No resource scope.',
  });
}

function context(scopes: readonly string[], grantType: PreflightInput['grantType']): Check {
  const hasUser = grantType === 'authorization_code';
  const foreign = scopes.filter((scope) =>
    hasUser
      ? scope.startsWith('system/')
      : /^(user|patient)\//.test(scope) ||
        /^(openid|fhirUser|launch|offline_access|online_access)\b/.test(scope),
  );
  return check('registration.preflight.scopes-context', {
    verdict: foreign.length > 0 ? 'warn' : 'pass',
    seen: foreign.length > 0 ? `${foreign.join(' ')} does not fit ${grantType}.` : scopes.join(' '),
  });
}

function refresh(
  scopes: readonly string[],
  { grantType, metadata, profile }: PreflightInput,
): Check[] {
  if (grantType !== 'authorization_code') return [];
  const hasScope = scopes.some((scope) => scope === 'offline_access' || scope === 'online_access');
  const hasGrant = metadata.grant_types.includes('refresh_token');
  if (!hasScope && !hasGrant) return [];
  const problems = [
    ...(hasScope && !hasGrant
      ? ['The scope asks for one, but refresh_token is no grant type of the client.']
      : []),
    ...(hasGrant && !hasScope ? ['refresh_token is a grant type, but no scope asks for one.'] : []),
    ...(profile.refreshTokens.isOffered ? [] : [`${profile.name} gives none.`]),
  ];
  const { lifeDays, isSingleUse } = profile.refreshTokens;
  const life = lifeDays === null ? '' : ` They live ${lifeDays} days.`;
  const once = isSingleUse ? ' Each is good for one use, and a new one comes with the answer.' : '';
  return [
    check('registration.preflight.refresh', {
      verdict: problems.length > 0 ? 'warn' : 'pass',
      seen: problems.join(' ') || `Refresh tokens are asked for.${life}${once}`,
    }),
  ];
}
