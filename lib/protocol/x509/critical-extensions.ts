import type { X509Certificate } from '@peculiar/x509';
import { isDer } from './is-der';
import type { Finding } from './path-rules';

const [sequence, integer, bitString, octetString] = [0x30, 0x02, 0x03, 0x04] as const;

/**
 * What path validation understands, and the tag with which each begins: RFC 5280 §4.2, and the key identifiers,
 * which restrict nothing.
 */
const knownExtensions: ReadonlyMap<string, number> = new Map([
  ['2.5.29.14', octetString],
  ['2.5.29.15', bitString],
  ['2.5.29.17', sequence],
  ['2.5.29.19', sequence],
  ['2.5.29.30', sequence],
  ['2.5.29.31', sequence],
  ['2.5.29.32', sequence],
  ['2.5.29.33', sequence],
  ['2.5.29.35', sequence],
  ['2.5.29.36', sequence],
  ['2.5.29.37', sequence],
  ['2.5.29.54', integer],
]);

/**
 * No critical extension is unknown, and none that is known comes twice or is not well-formed: the second, or the
 * rest of it, would go unread.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
export function judgeExtensions(path: readonly X509Certificate[], index: number): Finding {
  const { subject, extensions } = path[index] as X509Certificate;
  const types = extensions.map(({ type }) => type);
  const twice = types.filter(
    (type, place) => knownExtensions.has(type) && types.indexOf(type) !== place,
  );
  const malformed = extensions.filter(({ type, value }) => {
    const tag = knownExtensions.get(type);
    const bytes = new Uint8Array(value);
    return tag !== undefined && (bytes[0] !== tag || !isDer(bytes));
  });
  const unknown = extensions.filter(({ type, critical }) => critical && !knownExtensions.has(type));
  return {
    problems: [
      ...unknown.map(({ type }) => `${subject} has the critical extension ${type}.`),
      ...malformed.map(({ type }) => `${subject} has the extension ${type}, which is not DER.`),
      ...twice.map((type) => `${subject} has the extension ${type} more than once.`),
    ],
    good: 'No critical extension is unknown.',
  };
}
