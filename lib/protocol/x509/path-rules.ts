import 'reflect-metadata';
import { BasicConstraintsExtension, type X509Certificate } from '@peculiar/x509';
import { keyUsages, publicKeyName } from './describe';
import { isSelfIssued } from './distinguished-name';
import { isSignedBy } from './fetch-issuers';
import { isAlgorithmSigned } from './signed-algorithm';

/** What a rule found about one certificate: problems in words, or else the text for a certificate that is good. */
export interface Finding {
  problems: string[];
  good: string;
}

/** Judges the certificate at an index of a path (leaf first, anchor last); null: the rule is not about it. */
export type PathRule = (
  path: readonly X509Certificate[],
  index: number,
  at: Date,
) => Finding | null | Promise<Finding | null>;

const certificateAt = (path: readonly X509Certificate[], index: number) =>
  path[index] as X509Certificate;

/** The signature verifies with the key of the next certificate. @see https://www.rfc-editor.org/rfc/rfc5280#section-6.1.3 */
export async function judgeSignature(path: readonly X509Certificate[], index: number) {
  const certificate = certificateAt(path, index);
  const issuer = path[index + 1];
  if (!issuer) return null;
  const problems: string[] = [];
  if (!(await isSignedBy(certificate, issuer))) {
    problems.push(`${certificate.subject} is not signed by the key of ${issuer.subject}.`);
  } else if (!isAlgorithmSigned(certificate.rawData)) {
    problems.push(
      `${certificate.subject} is signed with another algorithm than its signed part names.`,
    );
  }
  return { problems, good: `Signed by the key of ${issuer.subject}.` };
}

/** Both dates belong to the time in which it is valid. @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5 */
export function judgeDates(path: readonly X509Certificate[], index: number, at: Date): Finding {
  const { subject, notBefore, notAfter } = certificateAt(path, index);
  const problems: string[] = [];
  if (at < notBefore) problems.push(`${subject} is valid only from ${notBefore.toISOString()} on.`);
  if (at > notAfter) problems.push(`${subject} expired on ${notAfter.toISOString()}.`);
  return {
    problems,
    good: `Valid from ${notBefore.toISOString()} until ${notAfter.toISOString()}.`,
  };
}

/** An issuer is an authority, and the path below it is short enough. @see https://www.rfc-editor.org/rfc/rfc5280#section-6.1.4 */
export function judgeAuthority(path: readonly X509Certificate[], index: number): Finding | null {
  if (index === 0) return null;
  const certificate = certificateAt(path, index);
  const constraints = certificate.getExtension(BasicConstraintsExtension);
  const usages = keyUsages(certificate);
  const problems: string[] = [];
  if (!constraints?.ca) problems.push(`${certificate.subject} is not a CA certificate.`);
  // Self-issued certificates (a renewed key under the same name) do not count.
  const below = path.slice(1, index).filter((entry) => !isSelfIssued(entry)).length;
  const allowed = constraints?.pathLength;
  if (allowed !== undefined && allowed < below) {
    problems.push(
      `${certificate.subject} allows ${allowed} authorities below it, there are ${below}.`,
    );
  }
  if (usages && !usages.includes('keyCertSign')) {
    problems.push(`${certificate.subject} may not sign certificates (${usages.join(', ')}).`);
  }
  const limit = allowed === undefined ? 'any number' : `at most ${allowed}`;
  return { problems, good: `A certification authority with ${limit} of authorities below it.` };
}

/** The leaf signs data and is no authority. @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.3 */
export function judgeLeafUsage(path: readonly X509Certificate[], index: number): Finding | null {
  if (index > 0) return null;
  const leaf = certificateAt(path, index);
  const usages = keyUsages(leaf);
  const problems: string[] = [];
  if (leaf.getExtension(BasicConstraintsExtension)?.ca) {
    problems.push(`${leaf.subject} is a CA certificate.`);
  }
  if (usages && !usages.includes('digitalSignature')) {
    problems.push(`${leaf.subject} allows only ${usages.join(', ') || 'nothing'}.`);
  }
  return { problems, good: usages ? usages.join(', ') : 'No keyUsage extension.' };
}

const curves = ['P-256', 'P-384', 'P-521'];

/** @see https://www.rfc-editor.org/rfc/rfc7518#section-3.3 */
export function judgeKeySize(path: readonly X509Certificate[], index: number): Finding {
  const certificate = certificateAt(path, index);
  const { modulusLength, namedCurve } = certificate.publicKey.algorithm as {
    modulusLength?: number;
    namedCurve?: string;
  };
  const isWeak =
    (modulusLength !== undefined && modulusLength < 2048) ||
    (namedCurve !== undefined && !curves.includes(namedCurve));
  const name = publicKeyName(certificate);
  return { problems: isWeak ? [`${certificate.subject} has ${name}.`] : [], good: name };
}

/** The anchor is trusted as it is: its own signature decides nothing. @see https://www.rfc-editor.org/rfc/rfc7518#section-3.1 */
export function judgeSignatureAlgorithm(
  path: readonly X509Certificate[],
  index: number,
): Finding | null {
  if (index === path.length - 1) return null;
  const certificate = certificateAt(path, index);
  const { name, hash } = certificate.signatureAlgorithm as {
    name: string;
    hash?: { name: string };
  };
  const isWeak = hash !== undefined && /^(sha-?1|md)/i.test(hash.name);
  return {
    problems: isWeak ? [`${certificate.subject} is signed with ${hash.name}.`] : [],
    good: `Signed with ${[name, hash?.name].filter(Boolean).join(' ')}.`,
  };
}
