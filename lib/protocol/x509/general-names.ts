import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { OctetString } from 'asn1js';
import * as pkijs from 'pkijs';
import { emailsInName } from './distinguished-name';
import { readExtension } from './read-extension';

/** A name of a certificate or of a constraint, in the forms that constraints can be about. */
export type PlainName =
  | { form: 'email' | 'DNS' | 'URI'; text: string }
  | { form: 'directory'; der: ArrayBuffer }
  | { form: 'IP'; bytes: Uint8Array }
  | { form: 'other'; tag: number };

const textForms: Readonly<Record<number, 'email' | 'DNS' | 'URI'>> = {
  1: 'email',
  2: 'DNS',
  6: 'URI',
};

/** One GeneralName (RFC 5280 §4.2.1.6) as values that can be compared. */
export function plainName({ type, value }: pkijs.GeneralName): PlainName {
  const textForm = textForms[type];
  if (textForm) return { form: textForm, text: String(value) };
  if (value instanceof pkijs.RelativeDistinguishedNames) {
    return { form: 'directory', der: value.valueBeforeDecode };
  }
  if (type === 7 && value instanceof OctetString) {
    return { form: 'IP', bytes: value.valueBlock.valueHexView };
  }
  return { form: 'other', tag: type };
}

/**
 * Everything a certificate calls its subject: the subject itself, the e-mail addresses in it, and the
 * alternative names. Throws an Error when one of them cannot be read.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10
 */
export function namesOf(certificate: X509Certificate): PlainName[] {
  const der = certificate.subjectName.toArrayBuffer();
  const schema = readExtension(certificate, '2.5.29.17');
  const alternatives = schema ? new pkijs.GeneralNames({ schema }).names : [];
  return [
    ...(certificate.subject === '' ? [] : [{ form: 'directory' as const, der }]),
    ...emailsInName(der).map((text) => ({ form: 'email' as const, text })),
    ...alternatives.map(plainName),
  ];
}
