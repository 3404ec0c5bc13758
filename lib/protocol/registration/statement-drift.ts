import type { Check } from '../check';
import { shown } from '../json-body';
import { check } from './drift-checks';
import type { MetadataChange } from './metadata-change';
import { driftBetween } from './metadata-diff';

export interface StatementDriftInput {
  /** The claims that were sent last, and what the holder answered to them. */
  sent: Readonly<Record<string, unknown>>;
  answered: Readonly<Record<string, unknown>>;
  registrationEndpoint: string;
  scope: string;
  grantType: string;
  /** What the holder says of itself now. */
  now: {
    registrationEndpoint: string;
    scopesSupported: readonly string[] | null;
    grantTypesSupported: readonly string[] | null;
  };
}

function isOffered(scope: string, offered: readonly string[]): boolean {
  if (offered.includes(scope)) return true;
  const wildcard = scope.replace(/^(\w+)\/[^.*]+\./, '$1/*.');
  return wildcard !== scope && offered.includes(wildcard);
}

function change(member: string, before: unknown, after: unknown): MetadataChange {
  return { member, kind: 'changed', before, after, addedItems: [], removedItems: [] };
}

/**
 * What can be said of a UDAP registration without sending a statement: UDAP has no way to read one. The holder's last
 * answer is held against what was sent, and what it offers now against what was registered.
 */
export function statementDrift(input: StatementDriftInput): {
  changes: MetadataChange[];
  checks: Check[];
} {
  const { sent, answered, registrationEndpoint, grantType, now } = input;
  const answer = driftBetween({ ...sent }, { ...answered });
  const hasMoved = now.registrationEndpoint !== registrationEndpoint;
  const scopes = input.scope.split(' ').filter((scope) => scope !== '');
  const { scopesSupported: offered, grantTypesSupported: grants } = now;
  const missing = offered ? scopes.filter((scope) => !isOffered(scope, offered)) : [];
  const hasGrant = grants === null || grants.includes(grantType);
  const checks = [
    check('registration.drift.endpoint', {
      verdict: hasMoved ? 'warn' : 'pass',
      seen: hasMoved
        ? `Registered at ${registrationEndpoint}; the holder now names ${now.registrationEndpoint}.`
        : registrationEndpoint,
    }),
    check('registration.drift.answer', {
      verdict: answer.length > 0 ? 'warn' : 'pass',
      seen:
        answer.length > 0
          ? answer
              .map(
                ({ member, before, after }) =>
                  `${member}: sent ${shown(before)}, answered ${shown(after)}.`,
              )
              .join(' ')
          : 'The last answer holds what was sent.',
    }),
    check('registration.drift.scopes', {
      verdict: offered === null ? 'skip' : missing.length > 0 ? 'warn' : 'pass',
      seen:
        offered === null
          ? 'The holder does not say which scopes it offers.'
          : missing.length > 0
            ? `Not offered any more: ${missing.join(' ')}.`
            : scopes.join(' '),
    }),
    check('registration.drift.grant-type', {
      verdict: hasGrant ? 'pass' : 'warn',
      seen: hasGrant ? grantType : `Offered are ${grants.join(', ') || 'none'}, not ${grantType}.`,
    }),
  ];
  return {
    checks,
    changes: [
      ...(hasMoved
        ? [change('registration_endpoint', registrationEndpoint, now.registrationEndpoint)]
        : []),
      ...answer,
      ...(missing.length > 0
        ? [{ ...change('scopes_supported', scopes, offered), removedItems: missing }]
        : []),
      ...(hasGrant ? [] : [change('grant_types_supported', [grantType], grants)]),
    ],
  };
}
