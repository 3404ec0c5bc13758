import { describe, expect, it } from 'vitest';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import { certificateFilterOf, filterCertificates, isFiltering } from './filter-certificates';

const now = '2026-06-15T12:00:00Z';
const names = new Map([
  ['https://harbor.example.org', 'Harbor'],
  ['urn:other', 'Other'],
]);

function certificate(id: string, change: Partial<CertificateSummary> = {}): CertificateSummary {
  return {
    id,
    keyId: `key_${id}`,
    keyName: `Key of ${id}`,
    algorithm: 'RS256',
    custody: 'vault',
    source: 'sandbox',
    community: 'https://harbor.example.org',
    subject: `CN=${id}`,
    sanUris: [`https://app.example.org/${id}`],
    serialNumber: '0A1B',
    fingerprint: 'deadbeef',
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2027-01-01T00:00:00Z',
    createdAt: '2026-01-01T00:00:00Z',
    revokedAt: null,
    revokedFor: null,
    chain: [],
    ...change,
  };
}

const all = [
  certificate('valid'),
  certificate('soon', { notAfter: '2026-06-20T00:00:00Z' }),
  certificate('over', { notAfter: '2026-06-01T00:00:00Z', custody: 'browser' }),
  certificate('early', { notBefore: '2026-07-01T00:00:00Z' }),
  certificate('revoked', { revokedAt: now, notAfter: '2026-06-01T00:00:00Z' }),
  certificate('test', { source: 'test', revokedAt: now, community: 'urn:other' }),
  certificate('print', {
    fingerprint: 'cafe0123',
    serialNumber: '7F',
    custody: 'outside',
    source: 'uploaded',
  }),
];

const found = (params: Record<string, string | string[]>) =>
  filterCertificates(all, certificateFilterOf(params, [...names.keys()]), names, now).map(
    ({ id }) => id,
  );

describe('filterCertificates', () => {
  it('lets everything through, in its order, when nothing is asked', () => {
    expect(found({})).toEqual(all.map(({ id }) => id));
  });

  it.each([
    ['valid', ['valid', 'print']],
    ['soon', ['soon']],
    ['over', ['over']],
    ['early', ['early']],
    ['revoked', ['revoked']],
    ['test', ['test']],
  ])('finds those in the state “%s” and no others', (state, ids) => {
    expect(found({ state })).toEqual(ids);
  });

  it('narrows to a community and to a custody', () => {
    expect(found({ community: 'urn:other' })).toEqual(['test']);
    expect(found({ custody: 'browser' })).toEqual(['over']);
    expect(found({ custody: 'browser', community: 'urn:other' })).toEqual([]);
  });

  it('narrows to where they came from', () => {
    expect(found({ source: 'test' })).toEqual(['test']);
    expect(found({ source: 'uploaded' })).toEqual(['print']);
    expect(found({ source: 'sandbox', custody: 'outside' })).toEqual([]);
  });

  it('wants every word of a search, in whatever case and place', () => {
    expect(found({ search: 'HARBOR key soon' })).toEqual(['soon']);
    expect(found({ search: 'app.example.org/early' })).toEqual(['early']);
    expect(found({ search: 'soon early' })).toEqual([]);
  });

  it('finds a fingerprint that was copied with colons', () => {
    expect(found({ search: 'CA:FE:01' })).toEqual(['print']);
    expect(found({ search: 'urn:other' })).toEqual(['test']);
  });
});

describe('certificateFilterOf', () => {
  it('takes the first of repeated values and drops what does not exist', () => {
    expect(
      certificateFilterOf(
        {
          search: [' a ', 'b'],
          community: 'urn:gone',
          state: 'toString',
          custody: 'moon',
          source: 'constructor',
        },
        ['urn:other'],
      ),
    ).toEqual({ search: 'a', community: '', state: '', custody: '', source: '' });
  });

  it('knows whether something is asked', () => {
    expect(isFiltering(certificateFilterOf({ search: ' ' }, []))).toBe(false);
    expect(isFiltering(certificateFilterOf({ state: 'test' }, []))).toBe(true);
  });
});
