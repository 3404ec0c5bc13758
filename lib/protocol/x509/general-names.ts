import 'reflect-metadata';
import { Name, type X509Certificate } from '@peculiar/x509';
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

/** A name or a subtree of names for people, for example `DNS a.example` or `IP 192.0.2.0/255.255.255.0`. */
export function nameInWords(name: PlainName): string {
  if (name.form === 'directory') return `name ${new Name(name.der).toString() || '(any)'}`;
  if (name.form === 'IP') return `IP ${addressInWords(name.bytes)}`;
  if (name.form === 'other') return `name of the GeneralName form ${name.tag}`;
  return `${name.form} ${name.text}`;
}

function addressInWords(bytes: Uint8Array): string {
  const parts = (from: number, to: number) => {
    const part = [...bytes.subarray(from, to)];
    if (to - from === 4) return part.join('.');
    return Array.from({ length: part.length / 2 }, (_, index) =>
      (((part[2 * index] ?? 0) << 8) | (part[2 * index + 1] ?? 0)).toString(16),
    ).join(':');
  };
  const half = bytes.length / 2;
  const isRange = bytes.length === 8 || bytes.length === 32;
  return isRange ? `${parts(0, half)}/${parts(half, bytes.length)}` : parts(0, bytes.length);
}
