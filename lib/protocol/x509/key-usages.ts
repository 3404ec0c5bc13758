import 'reflect-metadata';
import { KeyUsageFlags } from '@peculiar/x509';

const flags: readonly [KeyUsageFlags, string][] = [
  [KeyUsageFlags.digitalSignature, 'digitalSignature'],
  [KeyUsageFlags.nonRepudiation, 'nonRepudiation'],
  [KeyUsageFlags.keyEncipherment, 'keyEncipherment'],
  [KeyUsageFlags.dataEncipherment, 'dataEncipherment'],
  [KeyUsageFlags.keyAgreement, 'keyAgreement'],
  [KeyUsageFlags.keyCertSign, 'keyCertSign'],
  [KeyUsageFlags.cRLSign, 'cRLSign'],
  [KeyUsageFlags.encipherOnly, 'encipherOnly'],
  [KeyUsageFlags.decipherOnly, 'decipherOnly'],
];

/**
 * The names of the usages that a keyUsage extension allows.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.3
 */
export function usageNames(usages: KeyUsageFlags): string[] {
  return flags.filter(([flag]) => (usages & flag) !== 0).map(([, name]) => name);
}
