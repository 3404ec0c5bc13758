import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  X509CrlReason,
  type X509Certificate,
  type X509Crl,
} from '@peculiar/x509';
import type { HttpResult } from '../transport';
import { crlUrls, keyUsages } from './describe';
import { isSameName } from './distinguished-name';
import { outOfScope, parseCrl } from './parse-crl';
import { isAlgorithmSigned } from './signed-algorithm';

/** What a list says of a certificate; `unusable`: nothing, and why. */
type Judgement = { verdict: 'pass' | 'fail' | 'unusable'; seen: string };

const unusable = (seen: string): Judgement => ({ verdict: 'unusable', seen });

/**
 * Judges what the address of a revocation list answered: whose list it is, and what it says of a certificate.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6.3.3
 */
export async function judgeList(
  result: HttpResult,
  url: string,
  certificate: X509Certificate,
  issuer: X509Certificate,
  at: Date,
): Promise<Judgement> {
  if (!result.response) {
    return unusable(`The list at ${url} could not be fetched: ${result.failure.message}`);
  }
  if (result.response.status !== 200) {
    return unusable(`The list at ${url} answered with status ${result.response.status}.`);
  }
  let crl: X509Crl;
  try {
    crl = parseCrl(result.response.body);
  } catch {
    return unusable(`What ${url} answered is not a revocation list.`);
  }
  const problem = await notTheIssuersList(crl, certificate, issuer);
  if (problem) return unusable(`The list at ${url} cannot be used: ${problem}.`);
  return lookUp(crl, url, certificate, at);
}

/** Why a list says nothing about the certificate, in words, or null. */
async function notTheIssuersList(
  crl: X509Crl,
  certificate: X509Certificate,
  issuer: X509Certificate,
): Promise<string | null> {
  if (!isIssuedBy(crl, issuer)) {
    return `it is issued by ${crl.issuer}, not by ${issuer.subject}`;
  }
  const usages = keyUsages(issuer);
  if (usages && !usages.includes('cRLSign')) {
    return `${issuer.subject} may not sign revocation lists (keyUsage ${usages.join(', ')})`;
  }
  const isGood = await crl.verify({ publicKey: issuer.publicKey }).catch(() => false);
  if (!isGood) return `its signature does not verify with the key of ${issuer.subject}`;
  if (!isAlgorithmSigned(crl.rawData)) {
    return 'it is signed with another algorithm than its signed part names';
  }
  const isCa = certificate.getExtension(BasicConstraintsExtension)?.ca ?? false;
  return outOfScope(crl, { isCa, places: crlUrls(certificate) });
}

function isIssuedBy(crl: X509Crl, issuer: X509Certificate): boolean {
  if (crl.issuer === issuer.subject) return true;
  return isSameName(crl.issuerName.toArrayBuffer(), issuer.subjectName.toArrayBuffer());
}

function lookUp(crl: X509Crl, url: string, certificate: X509Certificate, at: Date): Judgement {
  const { subject, serialNumber } = certificate;
  const entry = crl.findRevoked(certificate);
  // Also a stale list, and a date ahead of our clock, say that the authority no longer vouches for it.
  if (entry && entry.reason !== X509CrlReason.removeFromCRL) {
    const reason =
      entry.reason === undefined ? '' : `, reason ${X509CrlReason[entry.reason] ?? entry.reason}`;
    const when = entry.revocationDate.toISOString();
    return {
      verdict: 'fail',
      seen: `${subject} (serial ${serialNumber}) was revoked on ${when}${reason}, says ${url}.`,
    };
  }
  if (crl.thisUpdate > at) {
    return unusable(`The list at ${url} is valid only from ${crl.thisUpdate.toISOString()} on.`);
  }
  if (crl.nextUpdate && crl.nextUpdate < at) {
    return unusable(
      `The list at ${url} is stale: a new one was due on ${crl.nextUpdate.toISOString()}.`,
    );
  }
  return {
    verdict: 'pass',
    seen: `${subject} is not in the list of ${crl.thisUpdate.toISOString()}, says ${url}.`,
  };
}
