import type { Check } from '../../check';
import { shown } from '../../json-body';
import { checkB2bExtension } from '../b2b';
import { checkB2bUserExtension } from './b2b-user';
import { check } from './extension-checks';
import { extensionOf, tefcaIasSpellings, type AuthorizationExtensions } from './names';
import { checkExchangePurpose, checkNpis, checkPurposeCodes } from './purposes';
import { checkTefcaIasExtension } from './tefca-ias';

/** What extension objects are held against. */
export interface ExtensionGround {
  /** `udap_authorization_extensions_supported` and `_required` of the holder; null when nobody knows. */
  supported: readonly string[] | null;
  required: readonly string[] | null;
  /** The URI of the certificate that signs; null when it is not known yet. */
  sanUri: string | null;
  now: Date;
}

/**
 * Judges the `extensions` of a client assertion before it is signed: each object by its definition, all of them by
 * what the holder supports and requires.
 * @see https://hl7.org/fhir/us/udap-security/STU2/b2b.html (IG 2 §5.2.1.1)
 */
export function checkExtensions(
  extensions: AuthorizationExtensions,
  ground: ExtensionGround,
): Check[] {
  return [
    ...required(extensions, ground.required),
    ...supported(extensions, ground.supported),
    ...Object.entries(extensions).flatMap(([key, members]) => checkOne(key, members, ground)),
  ];
}

function checkOne(
  key: string,
  members: Readonly<Record<string, unknown>>,
  { sanUri, now }: ExtensionGround,
): Check[] {
  switch (extensionOf(key)) {
    case 'hl7-b2b':
      return [
        ...checkB2bExtension(members),
        ...checkPurposeCodes(members.purpose_of_use),
        ...checkExchangePurpose(members.purpose_of_use, sanUri),
        ...checkNpis(members),
      ];
    case 'hl7-b2b-user':
      return checkB2bUserExtension(members);
    case 'tefca-ias':
      return checkTefcaIasExtension(members, now);
    case null:
      return [];
  }
}

function required(extensions: AuthorizationExtensions, names: readonly string[] | null): Check[] {
  if (names === null || names.length === 0) return [];
  const missing = names.filter((name) => !Object.hasOwn(extensions, name));
  return [
    check('udap.extension.required', {
      verdict: missing.length > 0 ? 'fail' : 'pass',
      seen:
        missing.length > 0
          ? `The holder requires ${names.join(', ')}; missing: ${missing.join(', ')}.`
          : `The holder requires ${names.join(', ')}.`,
    }),
  ];
}

function supported(extensions: AuthorizationExtensions, names: readonly string[] | null): Check[] {
  if (names === null) return [];
  const unknown = Object.keys(extensions).filter((name) => !names.includes(name));
  if (unknown.length === 0) return [];
  const spelled = unknown.some((name) => extensionOf(name) === 'tefca-ias')
    ? tefcaIasSpellings.find((spelling) => names.includes(spelling))
    : undefined;
  return [
    check('udap.extension.supported', {
      verdict: 'warn',
      seen: `${unknown.join(', ')} is not in ${shown(names)}.`,
      ...(spelled === undefined ? {} : { fix: `This holder spells it ${spelled}: use that key.` }),
    }),
  ];
}
