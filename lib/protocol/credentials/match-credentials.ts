import 'reflect-metadata';
import { BasicConstraintsExtension, type X509Certificate } from '@peculiar/x509';
import { issuersByName } from '../x509/candidate-paths';
import { fingerprintOf, publicKeyName } from '../x509/describe';
import { spkiThumbprint } from './public-key';

/** Why key and certificates do not make something to sign with. */
export interface MatchProblem {
  code: 'key-mismatch' | 'ca-instead-of-leaf' | 'no-certificate' | 'missing-key' | 'several-leaves';
  text: string;
}

export interface AssembleOptions {
  /**
   * RFC 7638 thumbprint of the key, or of all keys that there are. null or an empty list: a key is needed and
   * there is none. Left out: nothing is said about keys.
   */
  key?: string | readonly string[] | null | undefined;
}

export interface AssembledChain {
  /** Null when it cannot be told which one it is. */
  leaf: X509Certificate | null;
  /** Leaf first, then each issuer; the root only if it was given. */
  chain: X509Certificate[];
  problems: MatchProblem[];
  notes: string[];
}

const maxLength = 10;

/**
 * The thumbprint of the public key of a certificate: the same for the key itself. Keys that are neither RSA
 * nor on a curve of NIST get a hash of another form, which equals no thumbprint of a key here.
 * @see https://www.rfc-editor.org/rfc/rfc7638
 */
export function certificateThumbprint(certificate: X509Certificate): Promise<string> {
  return Promise.resolve(thumbprintOf(certificate));
}

function thumbprintOf(certificate: X509Certificate): string {
  return spkiThumbprint(new Uint8Array(certificate.publicKey.rawData));
}

/**
 * Puts certificates in the order of a chain: the leaf is the one with the public key of `key`, else the one
 * that issued no other. Duplicates and strangers are left out and noted. Issuers are told by name and by their
 * signature; dates and trust are not judged.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-4.1.6
 */
export async function assembleChain(
  certificates: readonly X509Certificate[],
  options: AssembleOptions = {},
): Promise<AssembledChain> {
  const pool = [...new Map(certificates.map((entry) => [fingerprintOf(entry), entry])).values()];
  const keys = typeof options.key === 'string' ? [options.key] : (options.key ?? []);
  const result: AssembledChain = { leaf: null, chain: [], problems: [], notes: [] };
  if (options.key !== undefined && keys.length === 0) {
    result.problems.push({
      code: 'missing-key',
      text: 'No private key was found; one is expected beside the certificate. Add its file, or export key and certificate together as PKCS #12.',
    });
  }
  const repeated = certificates.length - pool.length;
  if (repeated > 0) result.notes.push(`Left out because they were there twice: ${repeated}.`);
  if (pool.length === 0) {
    result.problems.push({
      code: 'no-certificate',
      text: 'No certificate was found; the certificate of the key is expected. Add the file that the certification authority sent.',
    });
    return result;
  }
  result.leaf = findLeaf(pool, keys, result.problems);
  if (!result.leaf) return result;
  result.chain = await orderFrom(result.leaf, pool);
  result.notes.push(...notesOn(result.chain, pool));
  return result;
}

function isCa(certificate: X509Certificate): boolean {
  return certificate.getExtension(BasicConstraintsExtension)?.ca ?? false;
}

function findLeaf(
  pool: readonly X509Certificate[],
  keys: readonly string[],
  problems: MatchProblem[],
): X509Certificate | null {
  const matching = pool.filter((entry) => keys.includes(thumbprintOf(entry)));
  const found = preferLeaves(matching.length > 0 ? matching : childless(pool));
  const [leaf] = found;
  if (keys.length > 0 && matching.length === 0) problems.push(mismatch(found, keys));
  else if (leaf && found.every(isCa)) {
    problems.push({
      code: 'ca-instead-of-leaf',
      text: `Found ${leaf.subject}, the certificate of an authority; expected the one that was issued to the app. Add it, or have one issued that is no CA certificate.`,
    });
  }
  if (found.length > 1) {
    problems.push({
      code: 'several-leaves',
      text: `Found ${found.length} certificates of which each could be the one to sign with: ${found.map(words).join('; ')}. Give only one of them, with its chain.`,
    });
    return null;
  }
  return leaf ?? null;
}

function preferLeaves(candidates: readonly X509Certificate[]): readonly X509Certificate[] {
  const leaves = candidates.filter((entry) => !isCa(entry));
  return leaves.length > 0 ? leaves : candidates;
}

/** Those that bear the name of no other one's issuer; all of them where names run in a circle. */
function childless(pool: readonly X509Certificate[]): readonly X509Certificate[] {
  const without = pool.filter(
    ({ subject }) => !pool.some((other) => other.issuer === subject && other.subject !== subject),
  );
  return without.length > 0 ? without : pool;
}

function mismatch(found: readonly X509Certificate[], keys: readonly string[]): MatchProblem {
  const theirs = found.map((entry) => `${words(entry)} has ${thumbprintOf(entry)}`).join('; ');
  if (found.every(isCa)) {
    return {
      code: 'ca-instead-of-leaf',
      text: `Found certificates of authorities only: ${theirs}. The key has ${keys.join(', ')} (SHA-256 thumbprints of public keys). Add the certificate that was issued for this key.`,
    };
  }
  return {
    code: 'key-mismatch',
    text: `Key and certificate do not belong together: the key has the public key ${keys.join(', ')}, and ${theirs} (SHA-256 thumbprints). Add the certificate of this key, or the key of this certificate.`,
  };
}

function words(certificate: X509Certificate): string {
  const until = certificate.notAfter.toISOString().slice(0, 10);
  return `${certificate.subject || 'no name'} (${publicKeyName(certificate)}, until ${until})`;
}

async function orderFrom(
  leaf: X509Certificate,
  pool: readonly X509Certificate[],
): Promise<X509Certificate[]> {
  const chain = [leaf];
  for (let last = leaf; chain.length < maxLength;) {
    const candidates = issuersByName(last, pool).filter((entry) => !chain.includes(entry));
    const issuer = last.subject === last.issuer ? null : await signerOf(last, candidates);
    if (!issuer) return chain;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

async function signerOf(
  certificate: X509Certificate,
  candidates: readonly X509Certificate[],
): Promise<X509Certificate | null> {
  for (const candidate of candidates) {
    const { publicKey } = candidate;
    const isSigner = await certificate
      .verify({ publicKey, signatureOnly: true })
      .catch(() => false);
    if (isSigner) return candidate;
  }
  return null;
}

function notesOn(chain: readonly X509Certificate[], pool: readonly X509Certificate[]): string[] {
  const notes: string[] = [];
  const given = pool.filter((entry) => chain.includes(entry));
  if (given.some((entry, index) => entry !== chain[index])) {
    const order = chain.map(({ subject }) => subject).join(' ← ');
    notes.push(`The order of the chain was mended: ${order}.`);
  }
  const strangers = pool.filter((entry) => !chain.includes(entry));
  if (strangers.length > 0) {
    notes.push(`Left out because they are not above the leaf: ${strangers.map(words).join('; ')}.`);
  }
  const last = chain.at(-1);
  if (last && chain.length === 1 && last.issuer !== last.subject) {
    notes.push(`No certificate of the issuer ${last.issuer} was given.`);
  }
  return notes;
}
