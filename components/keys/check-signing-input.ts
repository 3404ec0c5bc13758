import { decodeJwt } from '@/lib/protocol/jose/decode-jwt';
import type { SignatureRequest } from '@/lib/schemas/signature';

/** Statements and assertions are short-lived (UDAP Security IG 2 §3.1, §5.2.1): five minutes. */
const longestSeconds = 300;

/** What a person is shown before, or while, their browser signs. */
export interface SigningSubject {
  issuer: string;
  audience: string;
}

/**
 * Reads what the portal wants signed, and refuses what is not a short-lived statement or assertion for one
 * audience: a key in the browser signs nothing else, whoever asks.
 *
 * @throws Error that says what was found and expected
 */
export function checkSigningInput(
  request: Pick<SignatureRequest, 'input' | 'algorithm'>,
): SigningSubject {
  const { header, claims } = decodeJwt(`${request.input}.${'A'.repeat(86)}`);
  const { iss, aud, iat, exp } = claims;
  if (header.alg !== request.algorithm) {
    throw new Error(`The header says alg ${String(header.alg)}, expected ${request.algorithm}.`);
  }
  const hasCertificate = Array.isArray(header.x5c) && header.x5c.length > 0;
  const isNamed = typeof header.kid === 'string' && header.kid !== '';
  if (!hasCertificate && !isNamed) {
    throw new Error(
      'There is no x5c and no kid in the header, expected the certificate of the key or its name in a JWK Set.',
    );
  }
  if (typeof iss !== 'string' || typeof aud !== 'string') {
    throw new Error('Expected claims iss and aud, each a string.');
  }
  if (typeof iat !== 'number' || typeof exp !== 'number' || exp - iat > longestSeconds) {
    throw new Error(`Expected iat and exp at most ${longestSeconds} seconds apart.`);
  }
  return { issuer: iss, audience: aud };
}
