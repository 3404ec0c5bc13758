import 'reflect-metadata';
import { X509Crl, type X509Certificate } from '@peculiar/x509';
import type { Check } from '../check';
import type { HttpResult, Transport } from '../transport';
import { check } from './checks';
import { crlUrls } from './describe';

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
          verdict: 'info',
          seen: `${certificate.subject} has no CRL distribution point.`,
        }),
      );
      continue;
    }
    checks.push(check('x509.revocation', await firstUsable(urls, certificate, issuer, options)));
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
  return {
    verdict: options.policy === 'hard' ? 'fail' : 'warn',
    seen: unusable.join(' '),
    exchangeId,
  };
}

async function judge(
  result: HttpResult,
  url: string,
  certificate: X509Certificate,
  issuer: X509Certificate,
  at: Date,
): Promise<{ verdict: 'pass' | 'fail' | 'unusable'; seen: string }> {
  const unusable = (seen: string) => ({ verdict: 'unusable' as const, seen });
  if (!result.response)
    return unusable(`The list at ${url} could not be fetched: ${result.failure.message}`);
  if (result.response.status !== 200) {
    return unusable(`The list at ${url} answered with status ${result.response.status}.`);
  }
  let crl: X509Crl;
  try {
    crl = parseCrl(result.response.body);
  } catch {
    return unusable(`What ${url} answered is not a revocation list.`);
  }
  if (crl.issuer !== issuer.subject) {
    return unusable(`The list at ${url} is issued by ${crl.issuer}, not by ${issuer.subject}.`);
  }
  if (!(await crl.verify({ publicKey: issuer.publicKey }))) {
    return unusable(
      `The signature of the list at ${url} does not verify with the key of ${issuer.subject}.`,
    );
  }
  const entry = crl.findRevoked(certificate);
  if (entry && entry.revocationDate <= at) {
    const reason = entry.reason === undefined ? '' : ` (reason code ${entry.reason})`;
    return {
      verdict: 'fail',
      seen: `${certificate.subject} was revoked on ${entry.revocationDate.toISOString()}${reason}.`,
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
    seen: `${certificate.subject} is not in the list of ${crl.thisUpdate.toISOString()}.`,
  };
}

function parseCrl(body: Uint8Array): X509Crl {
  const text = new TextDecoder('latin1').decode(body.slice(0, 64));
  return new X509Crl(
    text.includes('-----BEGIN') ? new TextDecoder().decode(body) : new Uint8Array(body),
  );
}
