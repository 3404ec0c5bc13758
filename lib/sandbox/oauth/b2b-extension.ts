import 'server-only';
import { objectOf } from '@/lib/protocol/json-value';
import { shown, stringArray } from '@/lib/protocol/json-body';
import { isText } from './jwt-claims';
import { OAuthError } from './oauth-error';

/** Who asks and for what purpose, as validated: UDAP Security IG 2 §5.2.1.1. */
export interface B2bContext {
  version: '1';
  organization_id: string;
  purpose_of_use: string[];
  [optional: string]: string | string[];
}

type Members = Readonly<Record<string, unknown>>;

const absoluteUri = /^[a-z][a-z0-9+.-]*:\S+$/i;
const webAddress = /^https?:\/\/\S+$/i;

function refuse(description: string): OAuthError {
  return new OAuthError('invalid_grant', description);
}

/**
 * Demands the `hl7-b2b` authorization extension object in the claims of a client assertion and judges it
 * member by member. Other extensions and unknown members are ignored.
 *
 * @throws OAuthError `invalid_grant`
 * @see https://hl7.org/fhir/us/udap-security/STU2/b2b.html
 */
export function requireB2bExtension(claims: Members): B2bContext {
  const extensions = objectOf(claims.extensions);
  if (!extensions) {
    const hint = typeof claims.extensions === 'string' ? ' (not JSON in a string)' : '';
    throw refuse(
      `Found extensions ${shown(claims.extensions)} in the assertion, expected an object with the member hl7-b2b${hint}.`,
    );
  }
  const b2b = objectOf(extensions['hl7-b2b']);
  if (!b2b) {
    const found = shown(extensions['hl7-b2b']);
    throw refuse(`Found hl7-b2b ${found} in extensions, expected an object.`);
  }
  if (b2b.version !== '1') {
    throw refuse(`Found version ${shown(b2b.version)} in hl7-b2b, expected the string '1'.`);
  }
  const { organization_id: organization } = b2b;
  if (!isText(organization) || !absoluteUri.test(organization)) {
    throw refuse(`Found organization_id ${shown(organization)} in hl7-b2b, expected a URI.`);
  }
  return {
    version: '1',
    organization_id: organization,
    purpose_of_use: readPurposes(b2b.purpose_of_use),
    ...readRequestor(b2b),
    ...readConsent(b2b),
  };
}

function readPurposes(value: unknown): string[] {
  const purposes = stringArray(value);
  if (purposes?.length && purposes.every(isText)) return purposes;
  throw refuse(
    `Found purpose_of_use ${shown(value)} in hl7-b2b, expected an array with at least one code, such as urn:oid:2.16.840.1.113883.5.8#TREAT.`,
  );
}

function readRequestor(b2b: Members): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['subject_name', 'subject_id', 'subject_role', 'organization_name']) {
    const value = b2b[name];
    if (value === undefined) continue;
    if (!isText(value)) {
      throw refuse(`Found ${name} ${shown(value)} in hl7-b2b, expected text, or no such member.`);
    }
    kept[name] = value;
  }
  for (const name of ['subject_id', 'subject_role']) {
    if (kept[name] !== undefined && kept.subject_name === undefined) {
      throw refuse(`Found ${name} without subject_name in hl7-b2b, expected both or neither.`);
    }
  }
  return kept;
}

function readConsent(b2b: Members): Record<string, string[]> {
  const kept: Record<string, string[]> = {};
  const rules: [string, RegExp, string][] = [
    ['consent_policy', absoluteUri, 'URIs'],
    ['consent_reference', webAddress, 'absolute addresses'],
  ];
  for (const [name, pattern, what] of rules) {
    const value = b2b[name];
    if (value === undefined) continue;
    const uris = stringArray(value);
    if (!uris?.length || !uris.every((uri) => isText(uri) && pattern.test(uri))) {
      throw refuse(
        `Found ${name} ${shown(value)} in hl7-b2b, expected an array of ${what}, or no such member.`,
      );
    }
    kept[name] = uris;
  }
  if (kept.consent_reference && !kept.consent_policy) {
    throw refuse('Found consent_reference without consent_policy in hl7-b2b, expected both.');
  }
  return kept;
}
