import { findHeader } from '@/lib/protocol/headers';
import type { SnippetRequest } from './sendable';

/**
 * A snippet with a word about the proof of the request, when it has one: a copied proof is refused, because it is good
 * for one request and a minute or so. The word holds nothing of the request, so that nothing in it can be made code.
 *
 * @param mark begins a comment in the language
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-4.2
 */
export function withProofNote(
  write: (request: SnippetRequest) => string,
  mark: '#' | '//',
): (request: SnippetRequest) => string {
  return (request) => {
    const snippet = write(request);
    const hasProof = findHeader(request.headers, 'dpop') !== undefined;
    if (!hasProof) return snippet;
    const note = [
      'The DPoP proof is made for each request (RFC 9449): a JWT signed with the key of the token, with the method (htm)',
      'and the address without query (htu), the time (iat), a new jti, and the SHA-256 of an access token that goes along',
      '(ath). The one that was sent is not good for a second request.',
    ];
    return `${note.map((line) => `${mark} ${line}`).join('\n')}\n${snippet}`;
  };
}
