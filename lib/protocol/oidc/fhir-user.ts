import { absoluteUrl } from '../absolute-url';
import type { Check } from '../check';
import { belowBase } from '../fhir/well-known';
import { shown } from '../json-body';
import { check } from './id-token-checks';

const address =
  /(?:^|\/)(Patient|Practitioner|PractitionerRole|RelatedPerson|Person)\/[A-Za-z0-9.-]{1,64}$/;

/**
 * The absolute address of the resource of a person, or null when the claim names none. A relative one counts from the
 * FHIR base URL.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function resolveFhirUser(value: unknown, fhirBaseUrl: string): string | null {
  if (typeof value !== 'string' || !address.test(value)) return null;
  return absoluteUrl(value, belowBase(fhirBaseUrl, ''));
}

/** Judges the claim, where the scope was granted or the claim is there. */
export function fhirUserCheck(
  value: unknown,
  { fhirBaseUrl, grantedScope }: { fhirBaseUrl: string; grantedScope: string },
): Check[] {
  const isGranted = grantedScope.split(' ').includes('fhirUser');
  if (!isGranted && value === undefined) return [];
  const resolved = resolveFhirUser(value, fhirBaseUrl);
  const isRelative = resolved !== null && resolved !== value;
  const isElsewhere = resolved !== null && !resolved.startsWith(fhirBaseUrl);
  const seen = isRelative
    ? `fhirUser is ${shown(value)}, which is ${resolved}.`
    : `fhirUser is ${shown(value)}${isElsewhere ? ', at another server than the FHIR base URL' : ''}.`;
  return [check('oidc.id-token.fhir-user', { verdict: resolved === null ? 'warn' : 'pass', seen })];
}
