import { beforeAll, describe, expect, it } from 'vitest';
import { answer, transportOf } from '../testing/http';
import { daysFromNow, issue, makeCa, makeCrl, testNow, type Party } from '../testing/pki';
import { fingerprintOf } from './describe';
import { examinePaths, type CommunityAnchor } from './examine-paths';

const crlUrl = 'http://crl.example/ca.crl';
const aiaUrl = 'http://aia.example/intermediate.cer';
let root: Party;
let otherRoot: Party;
let intermediate: Party;
let crossed: Party;
let leaf: Party;

beforeAll(async () => {
  root = await makeCa(null, { name: 'Root' });
  otherRoot = await makeCa(null, { name: 'Other root' });
  intermediate = await makeCa(root, { name: 'Intermediate', crlUrls: [crlUrl] });
  // The same key and name, certified by somebody else as well.
  crossed = await makeCa(otherRoot, {
    name: 'Intermediate',
    keys: intermediate.keys,
    crlUrls: [crlUrl],
  });
  leaf = await issue(intermediate, {
    name: 'Leaf',
    sanUris: ['https://app.example'],
    crlUrls: [crlUrl],
    caIssuers: [aiaUrl],
  });
});

const anchor = (party: Party, name: string, rules: Partial<CommunityAnchor> = {}) => ({
  certificate: party.certificate,
  communityId: `com_${name}`,
  communityName: name,
  revocation: 'soft' as const,
  algorithms: ['ES256'],
  sanSchemes: [],
  ...rules,
});

async function examine(
  anchors: CommunityAnchor[],
  others: Party[] = [intermediate, crossed],
  routes: Parameters<typeof transportOf>[0] = {},
) {
  return examinePaths({
    leaf: leaf.certificate,
    others: others.map(({ certificate }) => certificate),
    anchors,
    at: testNow,
    transport: transportOf(routes),
  });
}

describe('the trust doctor', () => {
  it('finds every path to every anchor, the best first, each certificate once', async () => {
    const report = await examine([anchor(root, 'A'), anchor(otherRoot, 'B')]);
    expect(report.paths.map((path) => path.anchor?.communityName).sort()).toEqual(['A', 'B']);
    expect(report.certificates).toHaveLength(5);
    expect(report.summary).toContain('Trusted in “A” and “B”');
    for (const path of report.paths) {
      for (const print of path.certificates) {
        expect(path.checks.some(({ certificate }) => certificate === print)).toBe(true);
      }
    }
  });

  it('applies the rules of each community: revocation and algorithms', async () => {
    const strict = anchor(root, 'Strict', { revocation: 'hard' });
    const rsaOnly = anchor(otherRoot, 'RSA only', { algorithms: ['RS256'] });
    const report = await examine([strict, rsaOnly]);
    expect(report.verdict).toBe('fail');
    const failing = report.paths.map(({ anchor: at, checks }) => [
      at?.communityName,
      [...new Set(checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id))],
    ]);
    expect(Object.fromEntries(failing)).toEqual({
      Strict: ['x509.revocation'],
      'RSA only': ['x509.community.algorithm'],
    });
  });

  it('holds a member to the kind of URI that its community takes', async () => {
    const report = await examine([
      anchor(root, 'URN', { sanSchemes: ['urn'] }),
      anchor(otherRoot, 'Web', { sanSchemes: ['https'] }),
    ]);
    const verdicts = report.paths.map(({ anchor: at, checks }) => [
      at?.communityName,
      checks.find(({ id }) => id === 'x509.community.san-scheme')?.verdict,
    ]);
    expect(Object.fromEntries(verdicts)).toEqual({ URN: 'fail', Web: 'pass' });
  });

  it('fetches a missing issuer, and says so', async () => {
    const list = await makeCrl(intermediate);
    const report = await examine([anchor(root, 'A', { revocation: 'soft' })], [], {
      [aiaUrl]: new Uint8Array(intermediate.certificate.rawData),
      [crlUrl]: list,
    });
    expect(report.paths[0]).toMatchObject({ ok: true });
    expect(report.fetched).toEqual([`${aiaUrl}: found`]);
  });

  it('says which issuer is missing, and what asking for it gave', async () => {
    const report = await examine([anchor(root, 'A')], [], { [aiaUrl]: answer({ status: 404 }) });
    expect(report).toMatchObject({ verdict: 'fail' });
    const [path] = report.paths;
    expect(path?.anchor).toBeNull();
    const end = path?.checks.find(({ id }) => id === 'x509.path.reaches-anchor');
    expect(end).toMatchObject({ verdict: 'fail', certificate: fingerprintOf(leaf.certificate) });
    expect(end?.seen).toContain('CN=Intermediate');
    expect(end?.seen).toContain('status 404');
  });

  it('names a root that nobody trusts', async () => {
    const report = await examine([anchor(otherRoot, 'B')], [intermediate, root]);
    const end = report.paths[0]?.checks.find(({ id }) => id === 'x509.path.reaches-anchor');
    expect(end?.seen).toContain(`CN=Root (SHA-256 ${fingerprintOf(root.certificate)})`);
    expect(report.summary).toContain('No community');
  });

  it('puts a failure on the certificate that has it', async () => {
    const old = await makeCa(root, { name: 'Old', notAfter: daysFromNow(-1) });
    const below = await issue(old, { name: 'Below' });
    const report = await examinePaths({
      leaf: below.certificate,
      others: [old.certificate],
      anchors: [anchor(root, 'A')],
      at: testNow,
      transport: transportOf({}),
    });
    const failed = report.paths[0]?.checks.filter(({ verdict }) => verdict === 'fail') ?? [];
    expect(failed.map(({ id, certificate }) => [id, certificate])).toEqual([
      ['x509.path.dates', fingerprintOf(old.certificate)],
    ]);
  });
});
