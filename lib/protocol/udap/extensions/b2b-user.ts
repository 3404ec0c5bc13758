import { objectOf } from '../../json-value';
import type { Check } from '../../check';
import { shown, stringArray } from '../../json-body';
import { consentProblems } from './consent';
import { check } from './extension-checks';
import { checkPurposeCodes } from './purposes';
import { hasEntries, resourceProblems } from './resource-members';

type Members = Readonly<Record<string, unknown>>;

/**
 * Judges an `hl7-b2b-user` extension object before it is sent: who the person is that asks through the client.
 * @see https://hl7.org/fhir/us/identity-matching/STU2/patient-matching.html
 */
export function checkB2bUserExtension(user: Members): Check[] {
  const purposes = stringArray(user.purpose_of_use);
  const hasPurpose = purposes !== null && purposes.length > 0 && !purposes.includes('');
  const problems = consentProblems(user);
  const hasConsent = user.consent_policy !== undefined || user.consent_reference !== undefined;
  return [
    check('udap.user.version', {
      verdict: user.version === '1' ? 'pass' : 'fail',
      seen: shown(user.version),
    }),
    check('udap.user.purpose-of-use', {
      verdict: hasPurpose ? 'pass' : 'fail',
      seen: shown(user.purpose_of_use),
    }),
    ...checkPurposeCodes(user.purpose_of_use),
    ...person(user.user_person),
    ...(hasConsent
      ? [
          check('udap.user.consent', {
            verdict: problems.length > 0 ? 'fail' : 'pass',
            seen:
              problems.length > 0
                ? `Found: ${problems.join('; ')}.`
                : 'Both are as they should be.',
          }),
        ]
      : []),
  ];
}

function person(value: unknown): Check[] {
  const problems = value === undefined ? ['no user_person'] : resourceProblems(value, 'Person');
  const resource = objectOf(value);
  if (problems.length > 0 || !resource) {
    const seen = `Found: ${problems.join('; ')}.`;
    return [check('udap.user.person', { verdict: 'fail', seen })];
  }
  const found = ['identifier', 'address', 'telecom'].filter((name) => hasEntries(resource, name));
  const isMatchable = resource.birthDate !== undefined && found.length > 0;
  const there = ['name', ...(resource.birthDate === undefined ? [] : ['birthDate']), ...found];
  return [
    check('udap.user.person', { verdict: 'pass', seen: 'A Person with a name.' }),
    check('udap.user.person-matchable', {
      verdict: isMatchable ? 'pass' : 'warn',
      seen: `It has ${there.join(', ')}.`,
    }),
  ];
}
