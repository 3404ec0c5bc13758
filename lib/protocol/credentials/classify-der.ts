import * as asn1js from 'asn1js';
import { childrenOf, isTagged, type Element } from './asn1';

/** What a piece of DER is. */
export type DerKind =
  | 'certificate'
  | 'request'
  | 'revocation-list'
  | 'pkcs7'
  | 'pkcs12'
  | 'pkcs8'
  | 'encrypted-pkcs8'
  | 'pkcs1'
  | 'sec1'
  | 'public-key'
  | 'parameters';

/** One letter for each element: Integer, Sequence, Octets, Bits, oId, Time, [0] to [9], or another. */
function shapeOf(elements: readonly Element[]): string {
  return elements.map(letterOf).join('');
}

function letterOf(element: Element): string {
  if (element instanceof asn1js.Integer) return 'I';
  if (element instanceof asn1js.Sequence) return 'S';
  if (element instanceof asn1js.OctetString) return 'O';
  if (element instanceof asn1js.BitString) return 'B';
  if (element instanceof asn1js.ObjectIdentifier) return 'D';
  // GeneralizedTime is a subclass.
  if (element instanceof asn1js.UTCTime) return 'T';
  const tag = element.idBlock.tagNumber;
  return isTagged(element, tag) && tag < 10 ? String(tag) : '?';
}

/** Of the outermost elements alone; what is signed looks alike and is told apart below. */
const shapes: readonly [RegExp, DerKind][] = [
  [/^IS(S|$)/, 'pkcs12'],
  [/^ISO/, 'pkcs8'],
  [/^SO$/, 'encrypted-pkcs8'],
  [/^I{9}/, 'pkcs1'],
  [/^IO/, 'sec1'],
  [/^(SB|II)$/, 'public-key'],
  [/^D0$/, 'pkcs7'],
];

const signedShapes: readonly [RegExp, DerKind][] = [
  [/^(0ISSS|ISSSSS)/, 'certificate'],
  [/^ISS(0|$)/, 'request'],
  [/^I?SST/, 'revocation-list'],
];

/**
 * What an element is, by its structure, or null for what is none of ours. PEM labels and names of files are
 * often wrong; the structure cannot be.
 */
export function classifyDer(element: Element): DerKind | null {
  if (element instanceof asn1js.ObjectIdentifier) return 'parameters';
  if (!(element instanceof asn1js.Sequence)) return null;
  const children = childrenOf(element);
  const outer = shapeOf(children);
  if (outer === 'SSB') {
    const inner = shapeOf(childrenOf(children[0]));
    return signedShapes.find(([shape]) => shape.test(inner))?.[1] ?? null;
  }
  return shapes.find(([shape]) => shape.test(outer))?.[1] ?? null;
}
