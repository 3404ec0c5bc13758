import { type BaseBlock, Sequence } from 'asn1js';
import { decodeDer } from './read-extension';

/**
 * Whether the algorithm that stands beside the signature of a certificate or a revocation list (DER) is the one
 * that its signed part names: the one beside it could be exchanged without anybody noticing.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.1.2
 */
export function isAlgorithmSigned(der: ArrayBuffer): boolean {
  const [signedPart, algorithm] = partsOf(decodeDer(der));
  // Version and serial number stand before it; the only other SEQUENCEs come after it.
  const named = partsOf(signedPart).find((part) => part instanceof Sequence);
  if (!algorithm || !named) return false;
  return isEqual(named.valueBeforeDecodeView, algorithm.valueBeforeDecodeView);
}

const partsOf = (block: BaseBlock | undefined): BaseBlock[] =>
  block instanceof Sequence ? block.valueBlock.value : [];

const isEqual = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
