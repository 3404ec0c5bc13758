import 'server-only';
import type { Holder } from '../holders/settings';
import type { Workflow } from './capabilities';
import { OAuthError, type OAuthErrorCode } from './oauth-error';

/** The resource types that a client can get access to. */
export const resourceTypes = [
  'AllergyIntolerance',
  'Binary',
  'Condition',
  'Coverage',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Group',
  'Immunization',
  'MedicationRequest',
  'Observation',
  'Organization',
  'Patient',
  'Practitioner',
  'Procedure',
] as const;

/** Reading and searching, in the syntax of SMART 2 and of SMART 1, which mean the same; and writing, too. */
const suffixes = ['rs', 'read', 'cruds'] as const;

/** Whose access it is: of a system, of a user, or to one patient. */
const levels = ['system', 'user', 'patient'] as const;

/**
 * Who the user is (of whom with `udap` an identity provider tells), which patient is looked at, and refresh tokens: only
 * where there is a user.
 */
const userScopes = [
  'openid',
  'fhirUser',
  'launch',
  'launch/patient',
  'launch/encounter',
  'offline_access',
  'online_access',
  'udap',
] as const;

/** Every scope that a holder can grant, wildcards included (UDAP Security IG 2 §7.3). */
export const scopesSupported: readonly string[] = [
  ...levels.flatMap((level) =>
    ['*', ...resourceTypes].flatMap((type) =>
      suffixes.map((suffix) => `${level}/${type}.${suffix}`),
    ),
  ),
  ...userScopes,
];

/** The scopes of a holder, in its metadata. */
export function scopesOf(holder: Holder): readonly string[] {
  return holder.settings.scopesSupported ?? scopesSupported;
}

/**
 * What of the scopes of a holder one workflow can get: `system/` is for clients without a user, and everything else
 * for those with one.
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html (IG 2 §7.5.5)
 */
export function scopesFor(workflow: Workflow, holder: Holder): readonly string[] {
  const isForSystems = workflow === 'client_credentials';
  return scopesOf(holder).filter((scope) => scope.startsWith('system/') === isForSystems);
}

interface ResourceScope {
  level: string;
  type: string;
  suffix: string;
}

/** The scopes of a space-delimited list, without repetitions. */
function listOf(scope: string): string[] {
  return [...new Set(scope.split(' ').filter((entry) => entry !== ''))];
}

function partsOf(scope: string): ResourceScope | null {
  const [, level, type, suffix] = /^(system|user|patient)\/([^.]+)\.(.+)$/.exec(scope) ?? [];
  return level && type && suffix ? { level, type, suffix } : null;
}

/** Whether a scope asks for a part of a supported one: only some letters, or only where a condition holds. */
function isPart(scope: string, supported: readonly string[]): boolean {
  const parts = partsOf(scope);
  const [, suffix, query] = /^(c?r?u?d?s?|read)(\?.+)?$/.exec(parts?.suffix ?? '') ?? [];
  if (!parts || !suffix || (parts.type === '*' && query !== undefined)) return false;
  const { level, type } = parts;
  const whole =
    suffix === 'read' ? ['read'] : /^rs?$|^s$/.test(suffix) ? ['rs', 'cruds'] : ['cruds'];
  return whole.some((one) => supported.includes(`${level}/${type}.${one}`));
}

/**
 * What of a requested scope can be granted at all: unknown scopes are left out, unknown wildcards are refused, and
 * so is a request of which nothing is left.
 *
 * @param supported see {@link scopesFor}
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html
 */
export function supportedScope(
  requested: string,
  supported: readonly string[],
  code: OAuthErrorCode,
): string[] {
  const wanted = listOf(requested);
  const isKnown = (scope: string) => supported.includes(scope) || isPart(scope, supported);
  const wildcard = wanted.find((scope) => scope.includes('*') && !isKnown(scope));
  if (wildcard) {
    const known = supported.filter((scope) => scope.includes('*')).join(', ');
    throw new OAuthError(
      code,
      `The wildcard scope ${wildcard} is not supported for this grant type; supported are ${known || 'none'}.`,
    );
  }
  const granted = wanted.filter(isKnown);
  if (granted.length === 0) {
    const example = supported.find((scope) => scope.includes('/Patient.')) ?? supported[0];
    throw new OAuthError(
      code,
      `None of the scopes '${requested}' is supported for this grant type; see scopes_supported, for example ${example ?? 'none'}.`,
    );
  }
  return granted;
}

/** Whether a registered suffix allows a requested one. A condition of the registration goes with every request. */
function coversLetters(registered: string, requested: string): boolean {
  const [letters = '', condition] = registered.split('?');
  const [wanted = '', asked] = requested.split('?');
  if (condition !== undefined && condition !== asked) return false;
  const lettersOf = (suffix: string) => (suffix === 'read' ? 'rs' : suffix);
  return [...lettersOf(wanted)].every((letter) => lettersOf(letters).includes(letter));
}

/**
 * What of a requested scope a registration allows. A wildcard that goes beyond the registration is
 * answered with the registered types, in the syntax of the request.
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html
 */
export function negotiateScope(
  requested: string,
  registered: string,
  supported: readonly string[],
): string {
  const known = listOf(registered);
  const granted = supportedScope(requested, supported, 'invalid_scope').flatMap((scope) => {
    const parts = partsOf(scope);
    if (!parts) return known.includes(scope) ? [scope] : [];
    const { level, type, suffix } = parts;
    const covering = known
      .map(partsOf)
      .flatMap((one) => (one?.level === level && coversLetters(one.suffix, suffix) ? [one] : []));
    const types = covering.map((one) => one.type);
    if (types.includes('*') || types.includes(type)) return [scope];
    return type === '*' ? types.map((one) => `${level}/${one}.${suffix}`) : [];
  });
  if (granted.length === 0) {
    throw new OAuthError(
      'invalid_scope',
      `The client is registered for '${registered}', which does not cover '${requested}'.`,
    );
  }
  return [...new Set(granted)].join(' ');
}
