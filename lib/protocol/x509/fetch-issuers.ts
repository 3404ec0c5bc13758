import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import type { Transport } from '../transport';
import { issuersByName } from './candidate-paths';
import { caIssuerUrls } from './describe';
import { parseIssuers } from './parse';

/** No more requests than this for one chain, whatever its certificates name. */
const maxFetches = 6;

export interface FetchedIssuers {
  certificates: X509Certificate[];
  /** What each address gave, in words. */
  attempts: string[];
}

/**
 * Fetches issuers that are missing from the addresses that certificates name (AIA caIssuers), upwards from
 * the leaf. Missing is an issuer when no certificate at hand verifies the signature. Answers that are no
 * certificates are noted and passed over.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.2.1
 */
export async function fetchIssuers(
  leaf: X509Certificate,
  known: readonly X509Certificate[],
  transport: Transport,
): Promise<FetchedIssuers> {
  const fetched: X509Certificate[] = [];
  const attempts: string[] = [];
  const asked = new Set<string>();
  const seen = new Set<string>();
  const queue = [leaf];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const current = next;
    const print = `${current.serialNumber}/${current.subject}/${current.issuer}`;
    if (seen.has(print) || current.subject === current.issuer) continue;
    seen.add(print);
    const signers = await signersOf(current, [...known, ...fetched]);
    if (signers.length > 0) {
      queue.push(...signers);
      continue;
    }
    for (const url of caIssuerUrls(current)) {
      if (asked.has(url) || asked.size >= maxFetches) continue;
      asked.add(url);
      const answer = await fetchOne(url, current, transport);
      attempts.push(answer.attempt);
      fetched.push(...answer.issuers);
      queue.push(...answer.issuers);
    }
  }
  return { certificates: fetched, attempts };
}

async function signersOf(
  certificate: X509Certificate,
  pool: readonly X509Certificate[],
): Promise<X509Certificate[]> {
  const signers: X509Certificate[] = [];
  for (const issuer of issuersByName(certificate, pool)) {
    if (await isSignedBy(certificate, issuer)) signers.push(issuer);
  }
  return signers;
}

/** Whether the signature of a certificate verifies with the key of another; dates are another matter. */
export async function isSignedBy(
  certificate: X509Certificate,
  issuer: X509Certificate,
): Promise<boolean> {
  try {
    return await certificate.verify({ publicKey: issuer.publicKey, signatureOnly: true });
  } catch {
    return false;
  }
}

async function fetchOne(
  url: string,
  current: X509Certificate,
  transport: Transport,
): Promise<{ issuers: X509Certificate[]; attempt: string }> {
  const result = await transport({
    purpose: 'issuer-certificate',
    method: 'GET',
    url,
    headers: { accept: 'application/pkix-cert, application/pkcs7-mime, */*;q=0.1' },
    redirect: 'follow',
    maxBytes: 200_000,
  });
  if (!result.response) return { issuers: [], attempt: `${url}: ${result.failure.message}` };
  if (result.response.status !== 200) {
    return { issuers: [], attempt: `${url}: status ${result.response.status}` };
  }
  try {
    const certificates = parseIssuers(result.response.body).slice(0, 10);
    const issuers = issuersByName(current, certificates);
    return {
      issuers,
      attempt: issuers.length > 0 ? `${url}: found` : `${url}: a certificate of another name`,
    };
  } catch {
    return { issuers: [], attempt: `${url}: no certificate` };
  }
}
