import type { X509Certificate } from '@peculiar/x509';
import type { Check } from '../check';
import { signingAlgorithms } from '../jose/algorithms';
import { decodeJwt } from '../jose/decode-jwt';
import { verifyJws } from '../jose/verify-jws';
import { readX5c } from '../jose/x5c';
import type { Jwt } from '../jwt';
import { describeCertificate } from '../x509/describe';
import { check } from './checks';

/** What is to be examined: a certificate and what came along with it. */
export interface TrustSubject {
  leaf: X509Certificate;
  others: X509Certificate[];
  /** The JWT that brought them, if one did. */
  jwt: Jwt | null;
  checks: Check[];
}

const jwtShape = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/;

/** Whether a text looks like a JWT in compact serialization. */
export function looksLikeJwt(text: string): boolean {
  return jwtShape.test(text.trim());
}

/**
 * The certificates of a JWT and whether the first one signed it.
 *
 * @param id what the JWT is called in the run
 * @throws JwtError, or Error when there is no certificate in it; the message says what was found
 */
export async function subjectOfJwt(
  compact: string,
  id: string,
  kind: Jwt['kind'],
): Promise<TrustSubject> {
  const decoded = decodeJwt(compact.trim());
  const { certificates, problems } = readX5c(decoded.header);
  const [leaf, ...others] = certificates;
  if (!leaf) throw new Error(problems[0]?.text ?? 'There is no certificate in the JWT.');
  const signature = await verifyJws(compact.trim(), leaf, signingAlgorithms);
  const jwt: Jwt = {
    id,
    kind,
    direction: 'received',
    exchangeId: null,
    header: decoded.header,
    claims: decoded.claims,
    signature: signature.ok ? 'verified' : 'failed',
    certificates: certificates.map(describeCertificate),
  };
  const seen = signature.ok ? `It verifies with the key of ${leaf.subject}.` : signature.problem;
  const signed = check('doctor.jwt-signature', {
    verdict: signature.ok ? 'pass' : 'fail',
    seen,
    jwtId: id,
  });
  const odd = problems.map(({ text }) => text).join(' ');
  const readable = check('doctor.readable', {
    verdict: odd === '' ? 'pass' : 'warn',
    seen: `A JWT with ${certificates.length === 1 ? 'one certificate' : `${certificates.length} certificates`} in x5c. ${odd}`.trim(),
    jwtId: id,
  });
  return { leaf, others, jwt, checks: [readable, signed] };
}
