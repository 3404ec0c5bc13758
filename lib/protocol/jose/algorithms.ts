import type { X509Certificate } from '@peculiar/x509';

/**
 * The signature algorithms that the UDAP guide knows, strongest demand first: RS256 SHALL, ES256 SHOULD, the
 * others MAY be supported. What a signature may use is decided from this list, never from a token's header.
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html (IG 2 §7.1.2)
 */
export const signingAlgorithms = ['RS256', 'ES256', 'RS384', 'ES384'] as const;
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

/** Whether a value names an algorithm that we can sign and verify with. */
export function isSigningAlgorithm(value: unknown): value is SigningAlgorithm {
  return signingAlgorithms.some((known) => known === value);
}

/**
 * Why a public key cannot be used with an algorithm, in words, or null when it can.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.1
 */
export function keyMismatch(alg: SigningAlgorithm, certificate: X509Certificate): string | null {
  const key = certificate.publicKey.algorithm as {
    name: string;
    modulusLength?: number;
    namedCurve?: string;
  };
  const kind = key.modulusLength
    ? `RSA ${key.modulusLength}`
    : key.namedCurve
      ? `EC ${key.namedCurve}`
      : key.name;
  if (alg.startsWith('RS')) {
    if (!key.modulusLength) return `${alg} needs an RSA key, the certificate has ${kind}.`;
    return key.modulusLength < 2048
      ? `${alg} needs an RSA key of at least 2048 bits, the certificate has ${kind}.`
      : null;
  }
  const curve = alg === 'ES256' ? 'P-256' : 'P-384';
  return key.namedCurve === curve
    ? null
    : `${alg} needs an EC key on ${curve}, the certificate has ${kind}.`;
}
