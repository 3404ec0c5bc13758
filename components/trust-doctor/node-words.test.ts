import { describe, expect, it } from 'vitest';
import { about, reportOf, toAnchor, viewOf } from './fixtures/reports';
import { findingsOf, nodeWords, pathChecks, pathWords } from './node-words';
import { trustGraph } from './trust-graph';

const good = [about('leaf', 'pass'), about('leaf', 'pass', 'x509.revocation')];
const strict = [...good, about('leaf', 'fail', 'x509.community.algorithm'), about(null, 'fail')];
const report = reportOf(
  [toAnchor(['leaf', 'root'], 'A', good), toAnchor(['leaf', 'other'], 'B', strict)],
  [viewOf('leaf', 'root')],
);
const { nodes } = trustGraph(report);

function nodeOf(key: string) {
  const node = nodes.get(key);
  if (!node) throw new Error(`no ${key}`);
  return node;
}

describe('what is said of a certificate', () => {
  it('is what its best path says, with what differs on the others apart', () => {
    const leaf = nodeOf('leaf');
    const found = findingsOf(report, leaf, null);
    expect(found).toMatchObject({ verdict: 'pass', checks: [{}, {}] });
    expect(found.elsewhere.map(({ id }) => id)).toEqual(['x509.community.algorithm']);
    expect(nodeWords(leaf, found)).toBe(
      'Signed by root, within its dates. Not revoked: pass of leaf',
    );
  });

  it('is what the chosen path says, the worst first', () => {
    const leaf = nodeOf('leaf');
    const found = findingsOf(report, leaf, 1);
    expect(found.verdict).toBe('fail');
    expect(found.checks[0]?.id).toBe('x509.community.algorithm');
    expect(found.elsewhere).toEqual([]);
    expect(nodeWords(leaf, found)).toBe('fail of leaf');
  });

  it('names the communities of an anchor, whichever path is chosen', () => {
    const root = nodeOf('root');
    expect(nodeWords(root, findingsOf(report, root, 1))).toContain('an anchor of “A”');
  });

  it('counts what else is wrong', () => {
    const bad = reportOf([
      toAnchor(['leaf', 'root'], 'A', [about('leaf', 'fail'), about('leaf', 'fail', 'x509.crl')]),
    ]);
    const leaf = trustGraph(bad).nodes.get('leaf');
    expect(leaf && nodeWords(leaf, findingsOf(bad, leaf, null))).toBe('fail of leaf (And 1 more.)');
  });
});

describe('what is said of a path', () => {
  it('is apart from what is said of its certificates', () => {
    expect(report.paths.map((path) => pathChecks(path).length)).toEqual([0, 1]);
  });

  it('says where it leads and what fails', () => {
    const warned = toAnchor(['leaf', 'root'], 'C', [about('leaf', 'warn')]);
    const lost = { ...warned, anchor: null, ok: false, checks: [about('leaf', 'fail')] };
    expect([...report.paths, warned, lost].map(pathWords)).toEqual([
      'Trusted in “A”',
      'Leads to “B”, but 2 checks fail',
      'Trusted in “C”, one warning',
      'Leads to no anchor that is known here, one check fails',
    ]);
  });
});
