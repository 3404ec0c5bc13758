import { contentOf } from './der-content';

const sequence = 0x30;

/**
 * Whether the algorithm that stands beside the signature of a certificate or a revocation list (DER) is the one
 * that its signed part names: the one beside it could be exchanged without anybody noticing.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.1.2
 */
export function isAlgorithmSigned(der: ArrayBuffer): boolean {
  const [signedPart, algorithm] = valuesIn(new Uint8Array(der), 2);
  // Version and serial number may stand before it, and are no SEQUENCEs.
  const named = signedPart && valuesIn(signedPart, 3).find(([tag]) => tag === sequence);
  return algorithm !== undefined && named !== undefined && isEqual(named, algorithm);
}

/** The first values inside a value, without decoding them: both documents can be long. */
function valuesIn(bytes: Uint8Array, count: number): Uint8Array[] {
  const values: Uint8Array[] = [];
  let at = contentOf(bytes, 0)?.from ?? bytes.length;
  while (at < bytes.length && values.length < count) {
    const end = contentOf(bytes, at)?.to ?? bytes.length;
    values.push(bytes.subarray(at, end));
    at = end;
  }
  return values;
}

const isEqual = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
