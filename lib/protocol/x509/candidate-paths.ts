import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { parseCertificates } from './parse';
import { caIssuerUrls, fingerprintOf } from './describe';
import type { Transport } from '../transport';

/** Longer chains do not occur; the limit keeps loops of cross-certificates finite. */
const maxLength = 6;

/**
 * Every way from the leaf over the given certificates to an anchor, by names: leaf first, anchor last.
 * Several ways are normal where an authority is cross-certified or was renewed.
 */
export function candidatePaths(
  leaf: X509Certificate,
  others: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
): X509Certificate[][] {
  const paths: X509Certificate[][] = [];
  const anchorPrints = new Set(anchors.map(fingerprintOf));
  function extend(path: X509Certificate[]): void {
    const last = path.at(-1) as X509Certificate;
    if (anchorPrints.has(fingerprintOf(last))) {
      paths.push(path);
      return;
    }
    if (path.length >= maxLength) return;
    for (const issuer of [...anchors, ...others]) {
      if (issuer.subject !== last.issuer) continue;
      if (path.some((known) => known.equal(issuer))) continue;
      extend([...path, issuer]);
    }
  }
  extend([leaf]);
  return paths;
}

/**
 * Fetches missing issuers from the addresses that certificates name (AIA caIssuers), upwards from the
 * leaf, until no more are named. Answers that are no certificates are passed over.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.2.1
 */
export async function fetchIssuers(
  leaf: X509Certificate,
  known: readonly X509Certificate[],
  transport: Transport,
): Promise<X509Certificate[]> {
  const fetched: X509Certificate[] = [];
  let current = topOf(leaf, known);
  for (let depth = 0; depth < maxLength; depth += 1) {
    const [url] = caIssuerUrls(current).filter((candidate) => /^https?:/i.test(candidate));
    if (!url || current.subject === current.issuer) break;
    const result = await transport({
      purpose: 'issuer-certificate',
      method: 'GET',
      url,
      headers: { accept: 'application/pkix-cert, */*;q=0.1' },
      redirect: 'follow',
    });
    if (result.response?.status !== 200) break;
    let issuer: X509Certificate | undefined;
    try {
      const wanted = current.issuer;
      issuer = parseCertificates(result.response.body).find(
        (candidate) => candidate.subject === wanted,
      );
    } catch {
      break;
    }
    if (!issuer || fetched.some((seen) => seen.equal(issuer))) break;
    fetched.push(issuer);
    current = topOf(issuer, known);
  }
  return fetched;
}

/** The certificate where the chain of known certificates ends. */
function topOf(start: X509Certificate, known: readonly X509Certificate[]): X509Certificate {
  let top = start;
  for (let depth = 0; depth < maxLength; depth += 1) {
    const next = known.find(
      (candidate) => candidate.subject === top.issuer && !candidate.equal(top),
    );
    if (!next) break;
    top = next;
  }
  return top;
}
