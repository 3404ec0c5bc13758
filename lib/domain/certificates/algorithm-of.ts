import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import { publicKeyName } from '@/lib/protocol/x509/describe';
import type { KeyAlgorithm } from '@/lib/schemas/key';

/** The algorithm that the key of a certificate signs with, unless somebody chose another. */
export function algorithmOf(leaf: X509Certificate): KeyAlgorithm {
  const name = publicKeyName(leaf);
  if (name === 'EC P-256') return 'ES256';
  return name === 'EC P-384' ? 'ES384' : 'RS256';
}
