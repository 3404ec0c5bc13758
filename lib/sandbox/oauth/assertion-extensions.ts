import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import type { Check } from '@/lib/protocol/check';
import { checkB2bUserExtension } from '@/lib/protocol/udap/extensions/b2b-user';
import { tefcaIasSpellings } from '@/lib/protocol/udap/extensions/names';
import { objectOf } from '@/lib/protocol/json-value';
import { checkTefcaIasExtension } from '@/lib/protocol/udap/extensions/tefca-ias';
import { shown } from '@/lib/protocol/json-body';
import { consentPolicyUri } from '../addresses';
import { requireB2bExtension } from './b2b-extension';
import { OAuthError } from './oauth-error';

/** Authorization extension objects that a holder looks at, and the one that it demands. */
export const extensionsSupported: readonly string[] = [
  'hl7-b2b',
  'hl7-b2b-user',
  ...tefcaIasSpellings,
];
export const extensionsRequired: readonly string[] = ['hl7-b2b'];

type Members = Readonly<Record<string, unknown>>;

/**
 * Demands `hl7-b2b` in the claims of a client assertion, and judges the objects that come with it: who the person is
 * that asks (`hl7-b2b-user`), and individual access in TEFCA. What is not known is ignored.
 *
 * @returns what is kept with the token, each under its name; an id_token is not kept
 * @throws OAuthError `invalid_grant`; without the consent of an individual with `consent_required`
 * @see https://hl7.org/fhir/us/udap-security/STU2/b2b.html
 * @see https://hl7.org/fhir/us/identity-matching/STU2/patient-matching.html
 */
export function requireExtensions(claims: Members): Prisma.InputJsonObject {
  const b2b = requireB2bExtension(claims);
  const extensions = objectOf(claims.extensions) ?? {};
  const kept: Record<string, Prisma.InputJsonValue> = { 'hl7-b2b': b2b };
  const user = membersOf(extensions, 'hl7-b2b-user');
  if (user) {
    requirePassed('hl7-b2b-user', checkB2bUserExtension(user));
    kept['hl7-b2b-user'] = user as Prisma.InputJsonObject;
  }
  for (const name of tefcaIasSpellings) {
    const access = membersOf(extensions, name);
    if (!access) continue;
    requireConsent(name, access);
    requirePassed(name, checkTefcaIasExtension(access, new Date()));
    const rest = Object.entries(access).filter(([member]) => member !== 'id_token');
    kept[name] = Object.fromEntries(rest) as Prisma.InputJsonObject;
  }
  return kept;
}

function membersOf(extensions: Members, name: string): Members | null {
  if (!Object.hasOwn(extensions, name)) return null;
  const members = objectOf(extensions[name]);
  if (members) return members;
  throw new OAuthError(
    'invalid_grant',
    `Found ${name} ${shown(extensions[name])} in extensions, expected an object.`,
  );
}

function requirePassed(name: string, checks: readonly Check[]): void {
  const failed = checks.find(({ verdict }) => verdict === 'fail');
  if (!failed) return;
  throw new OAuthError('invalid_grant', `In ${name}: ${failed.seen} Expected: ${failed.expected}`);
}

/** UDAP Client Authorization Grants §6.4: which consent is missing is said so that it can be asked for. */
function requireConsent(name: string, access: Members): void {
  if (access.consent_policy !== undefined) return;
  throw new OAuthError(
    'invalid_grant',
    `Found no consent_policy in ${name}: the consent of the individual is needed.`,
    { members: { extensions: { [name]: { consent_required: [consentPolicyUri()] } } } },
  );
}
