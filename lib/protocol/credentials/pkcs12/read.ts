import {
  Asn1Error,
  childrenOf,
  integerOf,
  octetsOf,
  oidOf,
  readElement,
  sequenceOf,
  taggedOctetsOf,
  type Element,
} from '../asn1';
import { decryptWithPassword, wrongPassword } from '../decrypt-with-password';
import { passwordForms, type Password } from '../password';
import { unsupportedEncryption } from '../pbes2';
import { CredentialError } from '../problems';
import type { WorkBudget } from '../work-budget';
import { oids } from './oids';
import { readBags, type Pkcs12Contents } from './read-bags';
import { verifyMac } from './verify-mac';

/** How encrypted parts are opened, and whether a MAC has proved the password right. */
interface Opener {
  passwords: readonly Password[];
  isPasswordProved: boolean;
  given: string | null;
  budget: WorkBudget;
}

/**
 * Reads a PKCS #12 file: keys as PKCS #8 and certificates as DER. A password of null or '' is tried as an
 * empty one and as none. Throws CredentialError (`wrong-password`, `password-needed`, `too-expensive` …) for
 * the file as a whole, Asn1Error when it is damaged; what is wrong with single bags is in `errors`.
 * @see https://www.rfc-editor.org/rfc/rfc7292#section-4
 */
export function readPkcs12(
  pfx: Element,
  password: string | null,
  budget: WorkBudget,
): Pkcs12Contents {
  const [version, authSafe, macData] = sequenceOf(pfx);
  if (integerOf(version) !== 3) {
    throw new CredentialError(
      'unsupported-encryption',
      `is PKCS #12 of version ${integerOf(version)}; version 3 is read. Export the file again.`,
    );
  }
  const [type, wrapper] = sequenceOf(authSafe);
  if (oidOf(type) === oids.signedData) {
    throw unsupportedEncryption('a signature instead of a password (public-key integrity)');
  }
  if (oidOf(type) !== oids.data) throw new Asn1Error('the authenticated safe is missing');
  const content = octetsOf(childrenOf(wrapper)[0]);
  const forms = passwordForms(password);
  const proved = macData ? verifyMac(macData, content, forms, budget) : null;
  if (macData && !proved) throw notByMac(password);
  const opener: Opener = {
    // Some programs write an empty password in one way for the MAC and in the other for the keys.
    passwords: proved ? [proved, ...forms.filter((form) => form !== proved)] : forms,
    isPasswordProved: proved !== null,
    given: password,
    budget,
  };
  const contents: Pkcs12Contents = { certificates: [], keys: [], notes: [], errors: [] };
  if (!macData) contents.notes.push('has no MAC, so changes to it cannot be noticed.');
  for (const safe of sequenceOf(readElement(content))) readSafe(safe, opener, contents);
  return contents;
}

function readSafe(safe: Element, opener: Opener, contents: Pkcs12Contents): void {
  const openKey = (info: Element) => {
    const [algorithm, data] = sequenceOf(info);
    return open(algorithm, octetsOf(data), opener);
  };
  const [type, wrapper] = sequenceOf(safe);
  const value = childrenOf(wrapper)[0];
  if (oidOf(type) === oids.data) {
    readBags(readElement(octetsOf(value)), openKey, contents);
  } else if (oidOf(type) === oids.encryptedData) {
    const [, algorithm, encrypted] = sequenceOf(sequenceOf(value)[1]);
    readBags(open(algorithm, taggedOctetsOf(encrypted, 0), opener), openKey, contents);
  } else {
    throw unsupportedEncryption(`content of type ${oidOf(type)} (a public key, not a password)`);
  }
}

function open(algorithm: Element | undefined, data: Uint8Array, opener: Opener): Element {
  const plain = decryptWithPassword(algorithm, data, opener.passwords, opener.budget);
  if (plain) return plain;
  if (!opener.isPasswordProved) throw wrongPassword(opener.given);
  throw new CredentialError(
    'wrong-password',
    'has the password as given, its MAC proves it, but one of its parts was encrypted with another one. Export it again with one password for everything.',
  );
}

function notByMac(given: string | null): CredentialError {
  if (given === null) return wrongPassword(null);
  return new CredentialError(
    'wrong-password',
    'does not open with this password: its MAC does not agree. The password is wrong (capital letters and spaces count), or the file was changed after its export. Try again, or export it again.',
  );
}
