import type { CertificateSummary } from '@/lib/schemas/certificate';
import {
  certificateStates,
  custodyWords,
  sourceWords,
  stateOf,
  type CertificateState,
} from './certificate-state';

/** What a list of certificates is narrowed to; empty means any. */
export interface CertificateFilter {
  /** Words that all have to occur, in whatever case. */
  search: string;
  /** URI of the community. */
  community: string;
  state: CertificateState | '';
  custody: CertificateSummary['custody'] | '';
  /** How it came into the workspace. */
  source: CertificateSummary['source'] | '';
}

type Params = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The filter that an address asks for. Values that do not exist count as not given.
 *
 * @param communities the URIs that can be chosen
 */
export function certificateFilterOf(
  params: Params,
  communities: readonly string[],
): CertificateFilter {
  const text = (name: string): string => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  };
  return {
    search: text('search'),
    community: communities.find((uri) => uri === text('community')) ?? '',
    state: oneOf(certificateStates, text('state')),
    custody: oneOf(custodyWords, text('custody')),
    source: oneOf(sourceWords, text('source')),
  };
}

function oneOf<Key extends string>(table: Readonly<Record<Key, unknown>>, value: string): Key | '' {
  return Object.hasOwn(table, value) ? (value as Key) : '';
}

/** Whether a filter leaves anything out. */
export function isFiltering(filter: CertificateFilter): boolean {
  return Object.values(filter).some((value) => value !== '');
}

/**
 * The certificates that a filter lets through, in their order. The search looks at the names of key and
 * community, subject, SAN, id, serial number and fingerprint; these also when written with colons.
 *
 * @param names of the communities by their URI
 * @param now ISO 8601; decides which are expired
 */
export function filterCertificates<One extends CertificateSummary>(
  certificates: readonly One[],
  filter: CertificateFilter,
  names: ReadonlyMap<string, string>,
  now: string,
): One[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean).map(withoutColons);
  return certificates.filter((certificate) => {
    if (filter.community !== '' && certificate.community !== filter.community) return false;
    if (filter.custody !== '' && certificate.custody !== filter.custody) return false;
    if (filter.source !== '' && certificate.source !== filter.source) return false;
    if (filter.state !== '' && stateOf(certificate, now) !== filter.state) return false;
    const text = [
      certificate.keyName,
      certificate.subject,
      ...certificate.sanUris,
      certificate.id,
      certificate.serialNumber,
      certificate.fingerprint,
      certificate.community,
      names.get(certificate.community) ?? '',
    ]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function withoutColons(word: string): string {
  return /^[0-9a-f]{2}(:[0-9a-f]{2})+:?$/.test(word) ? word.replaceAll(':', '') : word;
}
