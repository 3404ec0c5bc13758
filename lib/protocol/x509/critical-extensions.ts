import type { X509Certificate } from '@peculiar/x509';
import type { Finding } from './path-rules';

/** What path validation understands: RFC 5280 §4.2, and the key identifiers, which restrict nothing. */
const knownExtensions = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.19',
  '2.5.29.30',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.35',
  '2.5.29.36',
  '2.5.29.37',
  '2.5.29.54',
]);

/**
 * No critical extension is unknown, and none that is known comes twice: the second would go unread.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
export function judgeExtensions(path: readonly X509Certificate[], index: number): Finding {
  const { subject, extensions } = path[index] as X509Certificate;
  const types = extensions.map(({ type }) => type);
  const twice = types.filter(
    (type, place) => knownExtensions.has(type) && types.indexOf(type) !== place,
  );
  const unknown = extensions.filter(({ type, critical }) => critical && !knownExtensions.has(type));
  return {
    problems: [
      ...unknown.map(({ type }) => `${subject} has the critical extension ${type}.`),
      ...twice.map((type) => `${subject} has the extension ${type} more than once.`),
    ],
    good: 'No critical extension is unknown.',
  };
}
