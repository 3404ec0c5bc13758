import * as asn1js from 'asn1js';
import {
  Asn1Error,
  childrenOf,
  encodingOf,
  octetsOf,
  oidOf,
  sequenceOf,
  type Element,
} from '../asn1';
import { CredentialError } from '../problems';
import { oids } from './oids';

/** What the bags of a PKCS #12 file hold, still without meaning. */
export interface Pkcs12Contents {
  /** DER of X.509, in the order of the file. */
  certificates: Uint8Array[];
  keys: { pkcs8: Uint8Array; friendlyName: string | null }[];
  notes: string[];
  /** What single bags could not give; the others are read all the same. */
  errors: CredentialError[];
}

const maxBags = 50;
const maxNesting = 4;

const passedOver: Record<string, string> = {
  [oids.crlBag]: 'a revocation list',
  [oids.secretBag]: 'a secret that is no key',
};

/** How an encrypted key of a bag is opened: gives the PrivateKeyInfo, or throws CredentialError. */
export type OpenKey = (encryptedPrivateKeyInfo: Element) => Element;

/**
 * Reads the bags of one SafeContents into `contents`, nested ones included. Throws CredentialError when there
 * are too many, Asn1Error when it is no SafeContents.
 * @see https://www.rfc-editor.org/rfc/rfc7292#section-4.2
 */
export function readBags(
  safeContents: Element,
  openKey: OpenKey,
  contents: Pkcs12Contents,
  nesting = 0,
): void {
  if (nesting > maxNesting) {
    throw new CredentialError(
      'damaged',
      `has bags nested deeper than ${maxNesting}. Export the file again.`,
    );
  }
  for (const bag of sequenceOf(safeContents)) {
    if (contents.certificates.length + contents.keys.length + contents.errors.length >= maxBags) {
      throw new CredentialError(
        'too-large',
        `holds more than ${maxBags} keys and certificates. Export only the key and its chain.`,
      );
    }
    try {
      readBag(bag, openKey, contents, nesting);
    } catch (error) {
      if (!(error instanceof CredentialError) || error.code === 'too-large') throw error;
      contents.errors.push(error);
    }
  }
}

function readBag(bag: Element, openKey: OpenKey, contents: Pkcs12Contents, nesting: number): void {
  const [oidElement, wrapper, attributes] = sequenceOf(bag);
  const oid = oidOf(oidElement);
  const value = childrenOf(wrapper)[0];
  if (!value) throw new Asn1Error('a bag is empty');
  const friendlyName = friendlyNameOf(attributes);
  if (oid === oids.keyBag) contents.keys.push({ pkcs8: encodingOf(value), friendlyName });
  else if (oid === oids.shroudedKeyBag) {
    contents.keys.push({ pkcs8: encodingOf(openKey(value)), friendlyName });
  } else if (oid === oids.certBag) readCertificate(value, contents);
  else if (oid === oids.safeContents) readBags(value, openKey, contents, nesting + 1);
  else {
    contents.notes.push(`holds ${passedOver[oid] ?? `a bag of type ${oid}`}; it was passed over.`);
  }
}

function readCertificate(certBag: Element, contents: Pkcs12Contents): void {
  const [type, wrapper] = sequenceOf(certBag);
  if (oidOf(type) === oids.x509Certificate) {
    contents.certificates.push(octetsOf(childrenOf(wrapper)[0]));
  } else {
    contents.notes.push('holds a certificate that is not X.509; it was passed over.');
  }
}

function friendlyNameOf(attributes: Element | undefined): string | null {
  for (const attribute of childrenOf(attributes)) {
    const [type, values] = childrenOf(attribute);
    if (!(type instanceof asn1js.ObjectIdentifier) || oidOf(type) !== oids.friendlyName) continue;
    const name = childrenOf(values)[0];
    if (name instanceof asn1js.BmpString) return name.valueBlock.value.slice(0, 80);
  }
  return null;
}
