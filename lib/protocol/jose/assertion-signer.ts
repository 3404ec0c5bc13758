import { CompactSign, importPKCS8 } from 'jose';
import type { SigningAlgorithm } from './algorithms';

/**
 * The header of a client assertion whose key is found by its name in a JWK Set.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 */
export interface AssertionHeader {
  alg: SigningAlgorithm;
  kid: string;
  typ: 'JWT';
  /** Where the set is; it has to be the registered address. */
  jku?: string;
}

/** A private key that signs client assertions. The key itself cannot be reached from outside. */
export interface AssertionSigner {
  /** Gives a JWS in compact serialization. */
  sign: (header: AssertionHeader, payload: Uint8Array) => Promise<string>;
}

/** A signer from a private key in PEM of PKCS #8. Rejects when the key does not suit the algorithm. */
export async function assertionSignerFrom(
  pkcs8: string,
  algorithm: SigningAlgorithm,
): Promise<AssertionSigner> {
  const key = await importPKCS8(pkcs8, algorithm);
  return {
    sign: (header, payload) => new CompactSign(payload).setProtectedHeader({ ...header }).sign(key),
  };
}
