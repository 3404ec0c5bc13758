import { checksFrom, type Check, type CheckDefinition, type Level } from '../check';
import { udapSection } from '../citations';
import { shown, stringArray } from '../json-body';
import { isUri } from './extensions/consent';

const citation = udapSection('b2b', '5.2.1.1', '5.2.1.1');

function key(
  name: string,
  expected: string,
  why: string,
  fix: string,
  level: Level = 'SHALL',
): CheckDefinition {
  return { title: `hl7-b2b: ${name}`, level, expected, why, fix, citation };
}

/** What is demanded of the `hl7-b2b` authorization extension object. */
export const b2bChecks = {
  'udap.b2b.version': key(
    'version',
    'The string "1".',
    'It says by which definition the object is read.',
    'Set version to "1", a string and not a number.',
  ),
  'udap.b2b.subject': key(
    'subject_name, subject_id, subject_role',
    'subject_id and subject_role only together with subject_name, all of them strings.',
    'They say who asks. An identifier or a role without a name leaves the holder with nobody to record.',
    'Add subject_name, or leave out subject_id and subject_role when no person asks.',
  ),
  'udap.b2b.organization-name': key(
    'organization_name',
    'A string, when it is there.',
    'It is shown and recorded beside the identifier of the organization.',
    'Set organization_name to the name of the organization or leave it out.',
  ),
  'udap.b2b.organization-id': key(
    'organization_id',
    'A URI that identifies the organization.',
    'The holder decides and records on behalf of whom the data is asked for.',
    'Set organization_id to a URI as the community defines it: an https URL that resolves, or a urn.',
  ),
  'udap.b2b.purpose-of-use': key(
    'purpose_of_use',
    'An array with at least one code.',
    'The holder decides by purpose; a token for one purpose may not be used for another.',
    'Set purpose_of_use to an array, for example ["urn:oid:2.16.840.1.113883.5.8#TREAT"].',
  ),
  'udap.b2b.purpose-format': key(
    'form of purpose_of_use',
    'Codes as systemURI#code, for example urn:oid:2.16.840.1.113883.5.8#TREAT.',
    'A bare code says nothing of the code system it comes from; some holders accept it, others do not.',
    'Write the URI of the code system and "#" before the code.',
    'advice',
  ),
  'udap.b2b.consent-policy': key(
    'consent_policy',
    'An array of URIs, when it is there.',
    'It names the policies under which the patient gave consent.',
    'Give an array of URIs or leave the member out.',
  ),
  'udap.b2b.consent-reference': key(
    'consent_reference',
    'An array of absolute URLs, and only together with consent_policy.',
    'The holder fetches the consent from there, under the policy that is named.',
    'Add consent_policy or leave consent_reference out; relative references cannot be resolved.',
  ),
} as const satisfies Record<string, CheckDefinition>;

const check = checksFrom(b2bChecks);
type Id = keyof typeof b2bChecks;

const judged = (id: Id, isGood: boolean, seen: string): Check =>
  check(id, { verdict: isGood ? 'pass' : 'fail', seen });

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

/**
 * Judges an `hl7-b2b` extension object before it is sent.
 * @see https://hl7.org/fhir/us/udap-security/STU2/b2b.html (IG 2 §5.2.1.1)
 */
export function checkB2bExtension(b2b: Readonly<Record<string, unknown>>): Check[] {
  const { version, organization_id: organizationId, organization_name: organizationName } = b2b;
  return [
    judged('udap.b2b.version', version === '1', shown(version)),
    subject(b2b),
    ...(organizationName === undefined
      ? []
      : [judged('udap.b2b.organization-name', isText(organizationName), shown(organizationName))]),
    judged(
      'udap.b2b.organization-id',
      typeof organizationId === 'string' && isUri(organizationId),
      shown(organizationId),
    ),
    ...purposes(b2b.purpose_of_use),
    ...consent(b2b.consent_policy, b2b.consent_reference),
  ];
}

function subject(b2b: Readonly<Record<string, unknown>>): Check {
  const names = ['subject_name', 'subject_id', 'subject_role'] as const;
  const there = names.filter((name) => b2b[name] !== undefined);
  const odd = there.filter((name) => !isText(b2b[name]));
  const isOrphan = there.length > 0 && b2b.subject_name === undefined;
  const seen = there.map((name) => `${name} ${shown(b2b[name])}`).join(', ') || 'none of them';
  return judged('udap.b2b.subject', odd.length === 0 && !isOrphan, seen);
}

function purposes(value: unknown): Check[] {
  const id = 'udap.b2b.purpose-of-use';
  const list = stringArray(value);
  if (!list || list.length === 0 || list.some((code) => code.trim() === '')) {
    const seen = typeof value === 'string' ? `${shown(value)}, a string` : shown(value);
    return [judged(id, false, seen)];
  }
  const bare = list.filter((code) => !/^[a-z][a-z0-9+.-]*:[^#\s]+#\S+$/i.test(code));
  const format = check('udap.b2b.purpose-format', {
    verdict: bare.length > 0 ? 'warn' : 'pass',
    seen: bare.length > 0 ? `${shown(bare)} without a code system.` : shown(list),
  });
  return [judged(id, true, shown(list)), format];
}

function consent(policy: unknown, reference: unknown): Check[] {
  const checks: Check[] = [];
  if (policy !== undefined) {
    const list = stringArray(policy);
    const isGood = list !== null && list.length > 0 && list.every(isUri);
    checks.push(judged('udap.b2b.consent-policy', isGood, shown(policy)));
  }
  if (reference !== undefined) {
    const list = stringArray(reference);
    const isAbsolute = list?.every((item) => /^https?:\/\/\S+$/i.test(item)) ?? false;
    const alone = policy === undefined ? ' without consent_policy' : '';
    checks.push(
      judged(
        'udap.b2b.consent-reference',
        isAbsolute && list !== null && list.length > 0 && policy !== undefined,
        `${shown(reference)}${alone}`,
      ),
    );
  }
  return checks;
}
