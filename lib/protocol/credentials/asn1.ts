import * as asn1js from 'asn1js';

/** One decoded element. */
export type Element = asn1js.BaseBlock;

/** Deeper than any key, chain or request; what is encrypted or wrapped in octets counts anew. */
const limits = { maxDepth: 40, maxNodes: 20_000, parseEmbedded: false };

/** What is thrown for bytes that are not the ASN.1 that they have to be. */
export class Asn1Error extends Error {}

/** Reads one BER or DER element at the start of the bytes; what follows it is passed over. Throws Asn1Error. */
export function readElement(bytes: Uint8Array): Element {
  let parsed: ReturnType<typeof asn1js.fromBER>;
  try {
    parsed = asn1js.fromBER(bytes, limits);
  } catch {
    throw new Asn1Error('not ASN.1');
  }
  if (parsed.offset === -1) throw new Asn1Error('not ASN.1');
  return parsed.result;
}

/**
 * How many bytes the first element claims to have with its header; null where it does not say (indefinite
 * form) or where there is no readable header.
 * @see https://www.itu.int/rec/T-REC-X.690 (§8.1.3)
 */
export function claimedLength(bytes: Uint8Array): number | null {
  const first = bytes[1];
  if (first === undefined || first === 0x80) return null;
  if (first < 0x80) return 2 + first;
  const count = first & 0x7f;
  if (count > 4 || bytes.length < 2 + count) return null;
  return bytes.slice(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0) + 2 + count;
}

/** The elements inside a constructed element; none for anything else. */
export function childrenOf(element: Element | undefined): Element[] {
  if (!(element instanceof asn1js.Constructed)) return [];
  return element.valueBlock.value.filter((child) => !(child instanceof asn1js.EndOfContent));
}

/** Whether an element is `[tag]` of the context-specific class. */
export function isTagged(element: Element | undefined, tag: number): boolean {
  return element?.idBlock.tagClass === 3 && element.idBlock.tagNumber === tag;
}

/** The elements inside a SEQUENCE. Throws Asn1Error for anything else. */
export function sequenceOf(element: Element | undefined): Element[] {
  if (!(element instanceof asn1js.Sequence)) throw new Asn1Error('a SEQUENCE is missing');
  return childrenOf(element);
}

/** An OBJECT IDENTIFIER in dotted form. Throws Asn1Error for anything else. */
export function oidOf(element: Element | undefined): string {
  if (!(element instanceof asn1js.ObjectIdentifier)) throw new Asn1Error('an OID is missing');
  return element.valueBlock.toString();
}

/** An INTEGER as a number; what is too large for one becomes Infinity. Throws Asn1Error for anything else. */
export function integerOf(element: Element | undefined): number {
  if (!(element instanceof asn1js.Integer)) throw new Asn1Error('an INTEGER is missing');
  const bytes = element.valueBlock.valueHexView;
  if (((bytes[0] ?? 0) & 0x80) !== 0) throw new Asn1Error('an INTEGER is negative');
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return Number.isSafeInteger(value) ? value : Infinity;
}

/** The bytes of an OCTET STRING, in one piece or in parts. Throws Asn1Error for anything else. */
export function octetsOf(element: Element | undefined): Uint8Array {
  if (!(element instanceof asn1js.OctetString)) throw new Asn1Error('an OCTET STRING is missing');
  return new Uint8Array(element.getValue());
}

/** The bytes of `[tag] IMPLICIT OCTET STRING`, in one piece or in parts. Throws Asn1Error for anything else. */
export function taggedOctetsOf(element: Element | undefined, tag: number): Uint8Array {
  if (!element || !isTagged(element, tag)) throw new Asn1Error(`element [${tag}] is missing`);
  if (element instanceof asn1js.Primitive) return element.valueBlock.valueHexView.slice();
  const parts = childrenOf(element).map(octetsOf);
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** The encoding of an element with its header. */
export function encodingOf(element: Element): Uint8Array {
  return element.valueBeforeDecodeView.slice();
}
