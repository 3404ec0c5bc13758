import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  X509CrlReason,
  type X509Certificate,
  type X509Crl,
} from '@peculiar/x509';
import type { Check } from '../check';
import type { HttpResult, Transport } from '../transport';
import { check } from './checks';
import { crlUrls, keyUsages } from './describe';
import { outOfScope, parseCrl } from './parse-crl';

/** What a chain needs to find out about revocation. */
export interface RevocationOptions {
  /** Leaf first, anchor last. */
  path: readonly X509Certificate[];
  at: Date;
  /** What a list that cannot be had or is stale means: `hard` fails, `soft` warns. */
  policy: 'hard' | 'soft';
  transport: Transport;
}

type Finding = Pick<Check, 'verdict' | 'seen'> & { exchangeId: string | null };

/** No more lists than this are fetched for one certificate, whatever it names. */
const maxLists = 3;

/**
 * Looks every certificate but the anchor up in the revocation list that it names.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6.3
 */
export async function checkRevocation(options: RevocationOptions): Promise<Check[]> {
  const checks: Check[] = [];
  for (const [index, certificate] of options.path.slice(0, -1).entries()) {
    const issuer = options.path[index + 1] as X509Certificate;
    const urls = crlUrls(certificate);
    if (urls.length === 0) {
      checks.push(
        check('x509.revocation.published', {
          verdict: 'warn',
          seen: `${certificate.subject} has no CRL distribution point with an HTTP address.`,
        }),
      );
      continue;
    }
    const finding = await firstUsable(urls.slice(0, maxLists), certificate, issuer, options);
    checks.push(check('x509.revocation', finding));
  }
  return checks;
}

/** Distribution points are alternatives: the first list that can be used decides. */
async function firstUsable(
  urls: readonly string[],
  certificate: X509Certificate,
  issuer: X509Certificate,
  options: RevocationOptions,
): Promise<Finding> {
  const unusable: string[] = [];
  let exchangeId: string | null = null;
  for (const url of urls) {
    const result = await options.transport({
      purpose: 'crl',
      method: 'GET',
      url,
      headers: { accept: 'application/pkix-crl, */*;q=0.1' },
      redirect: 'follow',
    });
    exchangeId = result.exchangeId;
    const outcome = await judge(result, url, certificate, issuer, options.at);
    if (outcome.verdict !== 'unusable') return { ...outcome, verdict: outcome.verdict, exchangeId };
    unusable.push(outcome.seen);
  }
  const policy =
    options.policy === 'hard'
      ? 'The revocation policy “hard” refuses what cannot be found out.'
      : 'The revocation policy “soft” lets it pass with this warning.';
  return {
    verdict: options.policy === 'hard' ? 'fail' : 'warn',
    seen: [...unusable, policy].join(' '),
    exchangeId,
  };
}

type Judgement = { verdict: 'pass' | 'fail' | 'unusable'; seen: string };

const unusable = (seen: string): Judgement => ({ verdict: 'unusable', seen });

async function judge(
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
  if (crl.issuer !== issuer.subject) {
    return `it is issued by ${crl.issuer}, not by ${issuer.subject}`;
  }
  const usages = keyUsages(issuer);
  if (usages && !usages.includes('cRLSign')) {
    return `${issuer.subject} may not sign revocation lists (keyUsage ${usages.join(', ')})`;
  }
  const isGood = await crl.verify({ publicKey: issuer.publicKey }).catch(() => false);
  if (!isGood) return `its signature does not verify with the key of ${issuer.subject}`;
  const isCa = certificate.getExtension(BasicConstraintsExtension)?.ca ?? false;
  return outOfScope(crl, { isCa });
}

function lookUp(crl: X509Crl, url: string, certificate: X509Certificate, at: Date): Judgement {
  const { subject, serialNumber } = certificate;
  const entry = crl.findRevoked(certificate);
  // Also a stale list, and a date ahead of our clock, say that the authority no longer vouches for it.
  if (entry) {
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
    seen: `${subject} is not in the list of ${crl.thisUpdate.toISOString()}.`,
  };
}
