import 'reflect-metadata';
import { BasicConstraintsExtension, type X509Certificate } from '@peculiar/x509';
import * as pkijs from 'pkijs';
import type { Check } from '../check';
import { check } from './checks';
import { keyUsages, publicKeyName } from './describe';
import { isSignedBy } from './fetch-issuers';

/**
 * Says of one path (leaf first, anchor last) everything that is wrong with it, certificate by certificate,
 * and lets a complete implementation of RFC 5280 have the last word on names, policies and the rest.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6.1
 */
export async function diagnosePath(path: readonly X509Certificate[], at: Date): Promise<Check[]> {
  const checks = [
    verdictOf('x509.path.signature', await badSignatures(path), 'Every signature verifies.'),
    verdictOf('x509.path.dates', badDates(path, at), shortest(path)),
    verdictOf(
      'x509.path.authority',
      badAuthorities(path),
      'Every issuer is a certification authority.',
    ),
    verdictOf(
      'x509.path.critical-extensions',
      unknownCritical(path),
      'No critical extension is unknown.',
    ),
    verdictOf('x509.leaf.key-usage', badLeaf(path), leafUsage(path)),
    verdictOf('x509.key-size', weakKeys(path), path.map(publicKeyName).join(', ')),
    verdictOf(
      'x509.signature-algorithm',
      weakSignatures(path),
      'No certificate is signed with SHA-1 or MD5.',
    ),
  ];
  // A leaf that is trusted itself has no path to validate.
  if (path.length < 2 || checks.some((entry) => entry.verdict === 'fail')) return checks;
  const engine = await runEngine(path, at);
  return [
    ...checks,
    verdictOf('x509.path.algorithm-validation', engine, 'The validation accepts the path.'),
  ];
}

function verdictOf(
  id: Parameters<typeof check>[0],
  problems: readonly string[],
  good: string,
): Check {
  return check(id, {
    verdict: problems.length > 0 ? 'fail' : 'pass',
    seen: problems.length > 0 ? problems.join(' ') : good,
  });
}

const pairs = (path: readonly X509Certificate[]) =>
  path
    .slice(0, -1)
    .map((certificate, index) => [certificate, path[index + 1] as X509Certificate] as const);

async function badSignatures(path: readonly X509Certificate[]): Promise<string[]> {
  const problems: string[] = [];
  for (const [certificate, issuer] of pairs(path)) {
    if (!(await isSignedBy(certificate, issuer))) {
      problems.push(`${certificate.subject} is not signed by the key of ${issuer.subject}.`);
    }
  }
  return problems;
}

function badDates(path: readonly X509Certificate[], at: Date): string[] {
  return path.flatMap(({ subject, notBefore, notAfter }) => {
    if (at < notBefore) return [`${subject} is valid only from ${notBefore.toISOString()} on.`];
    if (at > notAfter) return [`${subject} expired on ${notAfter.toISOString()}.`];
    return [];
  });
}

function shortest(path: readonly X509Certificate[]): string {
  const first = [...path].sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime())[0];
  return first
    ? `The first to expire is ${first.subject}, on ${first.notAfter.toISOString()}.`
    : '';
}

function badAuthorities(path: readonly X509Certificate[]): string[] {
  return path.slice(1).flatMap((certificate, index) => {
    const constraints = certificate.getExtension(BasicConstraintsExtension);
    const usages = keyUsages(certificate);
    const problems: string[] = [];
    if (!constraints?.ca) problems.push(`${certificate.subject} is not a CA certificate.`);
    // Self-issued certificates (a renewed key under the same name) do not count.
    const below = path.slice(1, index + 1).filter((entry) => entry.subject !== entry.issuer).length;
    if (constraints?.pathLength !== undefined && constraints.pathLength < below) {
      problems.push(
        `${certificate.subject} allows ${constraints.pathLength} authorities below it, there are ${below}.`,
      );
    }
    if (usages && !usages.includes('keyCertSign')) {
      problems.push(`${certificate.subject} may not sign certificates (${usages.join(', ')}).`);
    }
    return problems;
  });
}

/** What path validation understands: RFC 5280 §4.2, and the hints that restrict nothing. */
const knownExtensions = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.18',
  '2.5.29.19',
  '2.5.29.30',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.35',
  '2.5.29.36',
  '2.5.29.37',
  '2.5.29.54',
  '1.3.6.1.5.5.7.1.1',
]);

function unknownCritical(path: readonly X509Certificate[]): string[] {
  return path.flatMap((certificate) =>
    certificate.extensions
      .filter((extension) => extension.critical && !knownExtensions.has(extension.type))
      .map((extension) => `${certificate.subject} has the critical extension ${extension.type}.`),
  );
}

function badLeaf(path: readonly X509Certificate[]): string[] {
  const leaf = path[0];
  if (!leaf) return [];
  const usages = keyUsages(leaf);
  const problems: string[] = [];
  if (leaf.getExtension(BasicConstraintsExtension)?.ca)
    problems.push(`${leaf.subject} is a CA certificate.`);
  if (usages && !usages.includes('digitalSignature')) {
    problems.push(`${leaf.subject} allows only ${usages.join(', ') || 'nothing'}.`);
  }
  return problems;
}

function leafUsage(path: readonly X509Certificate[]): string {
  const usages = path[0] ? keyUsages(path[0]) : null;
  return usages ? usages.join(', ') : 'No keyUsage extension.';
}

function weakKeys(path: readonly X509Certificate[]): string[] {
  const curves = ['P-256', 'P-384', 'P-521'];
  return path.flatMap((certificate) => {
    const { modulusLength, namedCurve } = certificate.publicKey.algorithm as {
      modulusLength?: number;
      namedCurve?: string;
    };
    const isWeak =
      (modulusLength !== undefined && modulusLength < 2048) ||
      (namedCurve !== undefined && !curves.includes(namedCurve));
    return isWeak ? [`${certificate.subject} has ${publicKeyName(certificate)}.`] : [];
  });
}

/** The anchor is trusted as it is: its own signature decides nothing. */
function weakSignatures(path: readonly X509Certificate[]): string[] {
  return path.slice(0, -1).flatMap((certificate) => {
    const { hash } = certificate.signatureAlgorithm as { hash?: { name: string } };
    return hash && /^(sha-?1|md)/i.test(hash.name)
      ? [`${certificate.subject} is signed with ${hash.name}.`]
      : [];
  });
}

async function runEngine(path: readonly X509Certificate[], at: Date): Promise<string[]> {
  try {
    const parsed = path.map((certificate) => pkijs.Certificate.fromBER(certificate.rawData));
    const engine = new pkijs.CertificateChainValidationEngine({
      trustedCerts: parsed.slice(-1),
      // The engine takes the last certificate of the list for the one to validate.
      certs: parsed.slice(0, -1).reverse(),
      checkDate: at,
    });
    const answer = await engine.verify();
    return answer.result ? [] : [`${answer.resultMessage} (code ${answer.resultCode})`];
  } catch (error) {
    return [error instanceof Error ? error.message : 'The validation could not be carried out.'];
  }
}
