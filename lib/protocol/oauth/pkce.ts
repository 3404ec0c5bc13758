import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64Url } from '../bytes';

/**
 * The S256 challenge of a code verifier. `plain` is never used.
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.2
 */
export function codeChallengeOf(verifier: string): string {
  return toBase64Url(sha256(new TextEncoder().encode(verifier)));
}
