import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import type { Check } from '../check';
import type { Transport } from '../transport';
import { check } from './checks';
import { crlUrls, fingerprintOf, ocspUrls } from './describe';
import { judgeList } from './judge-list';
import { askOcsp } from './ocsp';

/** What a chain needs to find out about revocation. */
export interface RevocationOptions {
  /** Leaf first, anchor last. */
  path: readonly X509Certificate[];
  at: Date;
  /** What a list that cannot be had or is stale means: `hard` fails, `soft` warns. */
  policy: 'hard' | 'soft';
  transport: Transport;
}

/** No more addresses than this are asked for one certificate, whatever it names. */
const maxLists = 3;
const maxResponders = 2;

/** What one source said: `unusable` says nothing about the certificate, only about the source. */
interface Source {
  verdict: 'pass' | 'fail' | 'unusable';
  seen: string;
  exchangeId: string | null;
}

/**
 * Finds out for every certificate but the anchor whether it is revoked: from the list that it names, and
 * where there is none that can be used, from the OCSP responder that it names.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6.3
 */
export async function checkRevocation(options: RevocationOptions): Promise<Check[]> {
  const checks: Check[] = [];
  for (const [index, certificate] of options.path.slice(0, -1).entries()) {
    const issuer = options.path[index + 1] as X509Certificate;
    if (!isPublished(certificate)) {
      checks.push(notPublished(certificate));
      continue;
    }
    const list = await firstUsableList(certificate, issuer, options);
    const sources =
      list && list.verdict !== 'unusable'
        ? [list]
        : [list, await firstUsableResponder(certificate, issuer, options)];
    checks.push(concluded(certificate, present(sources), options));
  }
  return checks;
}

/**
 * Asks list and responder of one certificate, both, and concludes: what either calls revoked is revoked.
 * @see https://www.rfc-editor.org/rfc/rfc6960
 */
export async function examineRevocation(
  certificate: X509Certificate,
  issuer: X509Certificate,
  options: Omit<RevocationOptions, 'path'>,
): Promise<Check[]> {
  if (!isPublished(certificate)) return [notPublished(certificate)];
  const list = await firstUsableList(certificate, issuer, options);
  const responder = await firstUsableResponder(certificate, issuer, options);
  const about = { certificate: fingerprintOf(certificate) };
  const said = ({ verdict, seen, exchangeId }: Source) => ({
    ...about,
    verdict: verdict === 'unusable' ? ('warn' as const) : verdict,
    seen,
    exchangeId,
  });
  return [
    ...(list ? [check('x509.crl', said(list))] : []),
    ...(responder ? [check('x509.ocsp', said(responder))] : []),
    concluded(certificate, present([list, responder]), options),
  ];
}

const present = (sources: readonly (Source | null)[]) =>
  sources.filter((source): source is Source => source !== null);

function isPublished(certificate: X509Certificate): boolean {
  return crlUrls(certificate).length + ocspUrls(certificate).length > 0;
}

function notPublished(certificate: X509Certificate): Check {
  return check('x509.revocation.published', {
    verdict: 'warn',
    seen: `${certificate.subject} names neither a revocation list nor an OCSP responder with an HTTP address.`,
    certificate: fingerprintOf(certificate),
  });
}

function concluded(
  certificate: X509Certificate,
  sources: readonly Source[],
  { policy }: Pick<RevocationOptions, 'policy'>,
): Check {
  const decisive =
    sources.find(({ verdict }) => verdict === 'fail') ??
    sources.find(({ verdict }) => verdict === 'pass');
  const about = { certificate: fingerprintOf(certificate) };
  if (decisive) {
    const { verdict, seen, exchangeId } = decisive;
    return check('x509.revocation', {
      ...about,
      verdict: verdict === 'pass' ? 'pass' : 'fail',
      seen: [seen, ...othersInWords(decisive, sources)].join(' '),
      exchangeId,
    });
  }
  const rule =
    policy === 'hard'
      ? 'The revocation policy “hard” refuses what cannot be found out.'
      : 'The revocation policy “soft” lets it pass with this warning.';
  return check('x509.revocation', {
    ...about,
    verdict: policy === 'hard' ? 'fail' : 'warn',
    seen: [...sources.map(({ seen }) => seen), rule].join(' '),
    exchangeId: sources.at(-1)?.exchangeId ?? null,
  });
}

/** Who says the opposite, and what was asked first and could not decide. */
function othersInWords(decisive: Source, sources: readonly Source[]): string[] {
  const before = sources.slice(0, sources.indexOf(decisive));
  return [
    ...before.filter(({ verdict }) => verdict === 'unusable'),
    ...sources.filter(({ verdict }) => verdict === 'pass' && decisive.verdict === 'fail'),
  ].map(({ verdict, seen }) =>
    verdict === 'unusable' ? `Before that: ${seen}` : `Another source does not say so: ${seen}`,
  );
}

/** Distribution points are alternatives: the first list that can be used decides. Null when none is named. */
async function firstUsableList(
  certificate: X509Certificate,
  issuer: X509Certificate,
  { at, transport }: Pick<RevocationOptions, 'at' | 'transport'>,
): Promise<Source | null> {
  const problems: string[] = [];
  let exchangeId: string | null = null;
  for (const url of crlUrls(certificate).slice(0, maxLists)) {
    const result = await transport({
      purpose: 'crl',
      method: 'GET',
      url,
      headers: { accept: 'application/pkix-crl, */*;q=0.1' },
      redirect: 'follow',
    });
    exchangeId = result.exchangeId;
    const { verdict, seen } = await judgeList(result, url, certificate, issuer, at);
    if (verdict !== 'unusable') return { verdict, seen, exchangeId };
    problems.push(seen);
  }
  return problems.length > 0 ? { verdict: 'unusable', seen: problems.join(' '), exchangeId } : null;
}

/** The first responder that knows the certificate decides. Null when none is named. */
async function firstUsableResponder(
  certificate: X509Certificate,
  issuer: X509Certificate,
  { at, transport }: Pick<RevocationOptions, 'at' | 'transport'>,
): Promise<Source | null> {
  const problems: string[] = [];
  let exchangeId: string | null = null;
  for (const url of ocspUrls(certificate).slice(0, maxResponders)) {
    const finding = await askOcsp({ certificate, issuer, url, at, transport });
    ({ exchangeId } = finding);
    const { status, seen } = finding;
    if (status === 'good' || status === 'revoked') {
      return { verdict: status === 'good' ? 'pass' : 'fail', seen, exchangeId };
    }
    problems.push(seen);
  }
  return problems.length > 0 ? { verdict: 'unusable', seen: problems.join(' '), exchangeId } : null;
}
