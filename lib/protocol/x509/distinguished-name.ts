import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { type BaseBlock, BaseStringBlock, ObjectIdentifier, Sequence, Set as AsnSet } from 'asn1js';
import { toHex } from '../bytes';
import { decodeDer } from './read-extension';

interface Attribute {
  oid: string;
  value: string;
}

const emailAddress = '1.2.840.113549.1.9.1';

/**
 * The relative distinguished names of a Name (DER), each in one comparable form: strings of every ASN.1 type
 * alike, without regard to case and to doubled spaces. Throws an Error on broken DER.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-7.1
 */
export function comparableName(der: ArrayBuffer): string[] {
  return attributesOf(der).map((rdn) =>
    JSON.stringify(
      rdn
        .map(({ oid, value }) => `${oid}=${value.trim().replace(/\s+/g, ' ').toLowerCase()}`)
        .sort(),
    ),
  );
}

/** The values of emailAddress attributes in a Name (DER). Throws an Error on broken DER. */
export function emailsInName(der: ArrayBuffer): string[] {
  return attributesOf(der)
    .flat()
    .filter(({ oid }) => oid === emailAddress)
    .map(({ value }) => value);
}

/** Whether subject and issuer are one name: a root, or an authority that renewed its key under the same name. */
export function isSelfIssued(certificate: X509Certificate): boolean {
  return (
    certificate.subject === certificate.issuer ||
    isSameName(certificate.subjectName.toArrayBuffer(), certificate.issuerName.toArrayBuffer())
  );
}

/** Whether two Names (DER) are the same one. What cannot be read is the same as nothing. */
export function isSameName(one: ArrayBuffer, other: ArrayBuffer): boolean {
  try {
    return comparableName(one).join() === comparableName(other).join();
  } catch {
    return false;
  }
}

function attributesOf(der: ArrayBuffer): Attribute[][] {
  const name = decodeDer(der);
  if (!(name instanceof Sequence)) throw new Error('a Name has to be a SEQUENCE');
  return name.valueBlock.value.map((rdn) => {
    if (!(rdn instanceof AsnSet)) throw new Error('an RDN has to be a SET');
    return rdn.valueBlock.value.map(attributeOf);
  });
}

function attributeOf(attribute: BaseBlock): Attribute {
  const [oid, value] = attribute instanceof Sequence ? attribute.valueBlock.value : [];
  if (!(oid instanceof ObjectIdentifier) || !value)
    throw new Error('an attribute needs type and value');
  return { oid: oid.valueBlock.toString(), value: textOf(value) };
}

function textOf(value: BaseBlock): string {
  return value instanceof BaseStringBlock
    ? String(value.getValue())
    : `#${toHex(new Uint8Array(value.toBER()))}`;
}
