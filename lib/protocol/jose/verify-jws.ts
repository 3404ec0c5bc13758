import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { compactVerify, errors, importSPKI } from 'jose';
import { isSigningAlgorithm, keyMismatch, type SigningAlgorithm } from './algorithms';
import { decodeJwt, JwtError } from './decode-jwt';

/** Which rule a signature broke. */
export type SignatureProblem =
  'not-a-jws' | 'alg-not-allowed' | 'key-does-not-fit' | 'bad-signature' | 'unsupported';

export type SignatureResult = { ok: true } | { ok: false; code: SignatureProblem; problem: string };

/**
 * Verifies the signature of a JWS with the key of one certificate. The allowed algorithms come from the
 * caller's policy; the header's `alg` is only looked up in them. Never throws for what the token holds.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.2
 */
export async function verifyJws(
  compact: string,
  certificate: X509Certificate,
  allowed: readonly SigningAlgorithm[],
): Promise<SignatureResult> {
  let alg: string;
  try {
    ({ alg } = decodeJwt(compact).header);
  } catch (error) {
    return {
      ok: false,
      code: 'not-a-jws',
      problem: error instanceof JwtError ? error.message : 'The token cannot be read.',
    };
  }
  if (!isSigningAlgorithm(alg) || !allowed.includes(alg)) {
    const list = allowed.join(', ');
    return {
      ok: false,
      code: 'alg-not-allowed',
      problem: `The header says alg ${JSON.stringify(alg)}; allowed here: ${list}.`,
    };
  }
  const mismatch = keyMismatch(alg, certificate);
  if (mismatch) return { ok: false, code: 'key-does-not-fit', problem: mismatch };
  try {
    const key = await importSPKI(certificate.publicKey.toString('pem'), alg);
    await compactVerify(compact, key, { algorithms: [alg] });
    return { ok: true };
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      const problem = `The signature does not verify with the key of ${certificate.subject}.`;
      return { ok: false, code: 'bad-signature', problem };
    }
    // For example a `crit` header that nobody knows, or a key that cannot be imported.
    const problem = error instanceof Error ? error.message : 'The signature cannot be checked.';
    return { ok: false, code: 'unsupported', problem };
  }
}
