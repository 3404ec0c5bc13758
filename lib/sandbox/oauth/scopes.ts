import 'server-only';
import type { GrantType } from '@/lib/protocol/registration/client-metadata';
import { OAuthError, type OAuthErrorCode } from './oauth-error';

/** The resource types that a client can get access to. */
export const resourceTypes = [
  'AllergyIntolerance',
  'Condition',
  'Coverage',
  'DiagnosticReport',
  'Encounter',
  'Immunization',
  'MedicationRequest',
  'Observation',
  'Organization',
  'Patient',
  'Practitioner',
  'Procedure',
] as const;

/** Reading and searching, in the syntax of SMART 2 and of SMART 1. They mean the same. */
const suffixes = ['rs', 'read'] as const;

function resourceScopes(context: 'system' | 'user' | 'patient'): string[] {
  return ['*', ...resourceTypes].flatMap((type) =>
    suffixes.map((suffix) => `${context}/${type}.${suffix}`),
  );
}

/** Every scope that a holder registers, wildcards included, by workflow (UDAP Security IG 2 §7.3). */
const offered: Readonly<Record<GrantType, readonly string[]>> = {
  client_credentials: resourceScopes('system'),
  authorization_code: [
    ...resourceScopes('patient'),
    ...resourceScopes('user'),
    'openid',
    'fhirUser',
    'launch/patient',
    'offline_access',
  ],
};

/** All of them, as metadata lists them. */
export const scopesSupported: readonly string[] = [
  ...offered.client_credentials,
  ...offered.authorization_code,
];

interface SystemScope {
  type: string;
  suffix: string;
}

/** The scopes of a space-delimited list, without repetitions. */
function listOf(scope: string): string[] {
  return [...new Set(scope.split(' ').filter((entry) => entry !== ''))];
}

function partsOf(scope: string): SystemScope {
  const [type = '', suffix = ''] = scope.slice('system/'.length).split('.');
  return { type, suffix };
}

/**
 * What of a requested scope the holder can grant at all in a workflow: unknown scopes are left out, unknown wildcards
 * are refused, and so is a request of which nothing is left.
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html
 */
export function supportedScope(
  requested: string,
  code: OAuthErrorCode,
  grantType: GrantType = 'client_credentials',
): string[] {
  const wanted = listOf(requested);
  const known = offered[grantType];
  const wildcard = wanted.find((scope) => scope.includes('*') && !known.includes(scope));
  if (wildcard) {
    const wildcards = known.filter((scope) => scope.includes('*'));
    throw new OAuthError(
      code,
      `The wildcard scope ${wildcard} is not supported; supported are ${wildcards.join(', ')}.`,
    );
  }
  const granted = wanted.filter((scope) => known.includes(scope));
  if (granted.length === 0) {
    throw new OAuthError(
      code,
      `None of the scopes '${requested}' is supported with ${grantType}; see scopes_supported, for example ${known[2]}.`,
    );
  }
  return granted;
}

/**
 * What of a requested scope a registration allows. A wildcard that goes beyond the registration is
 * answered with the registered types, in the syntax of the request.
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html
 */
export function negotiateScope(requested: string, registered: string): string {
  const registeredTypes = listOf(registered).map((scope) => partsOf(scope).type);
  const granted = supportedScope(requested, 'invalid_scope').flatMap((scope) => {
    const { type, suffix } = partsOf(scope);
    if (registeredTypes.includes('*') || registeredTypes.includes(type)) return [scope];
    return type === '*' ? registeredTypes.map((known) => `system/${known}.${suffix}`) : [];
  });
  if (granted.length === 0) {
    throw new OAuthError(
      'invalid_scope',
      `The client is registered for '${registered}', which does not cover '${requested}'.`,
    );
  }
  return [...new Set(granted)].join(' ');
}
