import { describe, expect, it } from 'vitest';
import { checkOf } from '@/components/run/fixtures/frames';
import type { CertificateView } from '@/lib/protocol/jwt';
import type { TrustReport } from '@/lib/protocol/x509/trust-report';
import { pathChecks, pathWords, trustTree } from './trust-tree';

const view = (name: string): CertificateView => ({
  subject: `CN=${name}`,
  issuer: 'CN=whoever',
  serialNumber: '01',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  sanUris: [],
  sanDnsNames: [],
  publicKey: 'EC P-256',
  signatureAlgorithm: 'ECDSA SHA-256',
  isCa: name !== 'leaf',
  keyUsages: [],
  fingerprintSha256: name,
  subjectKeyId: null,
  authorityKeyId: null,
  caIssuers: [],
  ocspUrls: [],
  crlUrls: [],
  extensions: [],
  pem: '',
});

const about = (
  certificate: string | null,
  verdict: 'pass' | 'warn' | 'fail',
  id = 'x509.path.dates',
) => checkOf({ id, verdict, certificate, seen: `${verdict} of ${certificate}` });

function reportOf(paths: TrustReport['paths']): TrustReport {
  const prints = [...new Set(paths.flatMap(({ certificates }) => certificates))];
  return {
    leaf: 'leaf',
    certificates: prints.map(view),
    paths,
    fetched: [],
    verdict: 'pass',
    summary: '',
  };
}

const toAnchor = (
  certificates: string[],
  communityName: string,
  checks = [about('leaf', 'pass')],
) => ({
  certificates,
  anchor: { fingerprint: certificates.at(-1) ?? '', communityId: communityName, communityName },
  ok: checks.every(({ verdict }) => verdict !== 'fail'),
  checks,
});

describe('the tree of a report', () => {
  it('has what two paths share once, and branches where they part', () => {
    const tree = trustTree(
      reportOf([
        toAnchor(['leaf', 'mid', 'rootA'], 'A'),
        toAnchor(['leaf', 'mid', 'rootB'], 'B', [about('rootB', 'fail')]),
      ]),
    );
    expect(tree).toMatchObject({ role: 'leaf', paths: [0, 1], verdict: 'pass' });
    expect(tree?.issuers).toHaveLength(1);
    const [mid] = tree?.issuers ?? [];
    expect(mid?.role).toBe('intermediate');
    expect(mid?.issuers.map(({ communities, verdict }) => [communities, verdict])).toEqual([
      [['A'], 'pass'],
      [['B'], 'fail'],
    ]);
  });

  it('names both communities of one anchor', () => {
    const tree = trustTree(
      reportOf([toAnchor(['leaf', 'root'], 'A'), toAnchor(['leaf', 'root'], 'B')]),
    );
    expect(tree?.issuers[0]?.communities).toEqual(['A', 'B']);
  });

  it('shows where a way ends that leads to no anchor', () => {
    const end = about('mid', 'fail', 'x509.path.reaches-anchor');
    const tree = trustTree(
      reportOf([{ certificates: ['leaf', 'mid'], anchor: null, ok: false, checks: [end] }]),
    );
    expect(tree?.issuers[0]).toMatchObject({
      role: 'end',
      openEnd: 'fail of mid',
      verdict: 'fail',
    });
  });

  it('takes a leaf that is trusted itself for the anchor', () => {
    const tree = trustTree(reportOf([toAnchor(['leaf'], 'A')]));
    expect(tree).toMatchObject({ role: 'anchor', communities: ['A'], issuers: [] });
  });

  it('puts the worst check first, each once, and path-wide ones apart', () => {
    const checks = [about('leaf', 'pass'), about('leaf', 'warn'), about(null, 'fail')];
    const report = reportOf([
      toAnchor(['leaf', 'root'], 'A', checks),
      toAnchor(['leaf', 'other'], 'B', checks),
    ]);
    const tree = trustTree(report);
    expect(tree?.checks.map(({ verdict }) => verdict)).toEqual(['warn', 'pass']);
    expect(report.paths[0] && pathChecks(report.paths[0])).toHaveLength(1);
    expect(report.paths[0] && pathWords(report.paths[0])).toContain('one check fails');
  });
});
