import { describe, expect, it } from 'vitest';
import { about, reportOf, toAnchor, viewOf } from './fixtures/reports';
import { trustGraph } from './trust-graph';

const edgesOf = (graph: ReturnType<typeof trustGraph>) =>
  graph.edges.map(({ lower, upper, paths }) => [lower, upper, paths.join()]);

describe('the graph of a report', () => {
  it('has an intermediate that two anchors share once', () => {
    const graph = trustGraph(
      reportOf([
        toAnchor(['leaf', 'mid', 'rootA'], 'A'),
        toAnchor(['leaf', 'mid', 'rootB'], 'B', [about('rootB', 'fail')]),
      ]),
    );
    expect([...graph.nodes.keys()]).toEqual(['leaf', 'mid', 'rootA', 'rootB']);
    expect(graph.nodes.get('mid')).toMatchObject({ role: 'intermediate', paths: [0, 1] });
    expect(graph.nodes.get('rootB')).toMatchObject({ role: 'anchor', communities: ['B'] });
    expect(edgesOf(graph)).toEqual([
      ['leaf', 'mid', '0,1'],
      ['mid', 'rootA', '0'],
      ['mid', 'rootB', '1'],
    ]);
  });

  it('has an anchor once to which two ways lead, and names both communities of one anchor', () => {
    const graph = trustGraph(
      reportOf([
        toAnchor(['leaf', 'midA', 'root'], 'A'),
        toAnchor(['leaf', 'midB', 'root'], 'A'),
        toAnchor(['leaf', 'midA', 'root'], 'B'),
      ]),
    );
    expect(graph.nodes.get('root')).toMatchObject({ communities: ['A', 'B'], paths: [0, 1, 2] });
    expect(edgesOf(graph)).toEqual([
      ['leaf', 'midA', '0,2'],
      ['midA', 'root', '0,2'],
      ['leaf', 'midB', '1'],
      ['midB', 'root', '1'],
    ]);
  });

  it('has a place for the issuer that nobody sent, and says what asking for it gave', () => {
    const leaf = { ...viewOf('leaf', 'Gone'), caIssuers: ['http://ca.example/gone.cer'] };
    const end = about('leaf', 'fail', 'x509.path.reaches-anchor');
    const report = reportOf(
      [{ certificates: ['leaf'], anchor: null, ok: false, checks: [end] }],
      [leaf],
    );
    const fetched = ['http://ca.example/gone.cer: status 404', 'http://other.example/x: found'];
    const graph = trustGraph({ ...report, fetched });
    expect([...graph.nodes.values()].at(-1)).toMatchObject({ role: 'missing', name: 'Gone' });
    expect(graph.edges[0]?.broken).toContain('gone.cer: status 404');
    expect(graph.edges[0]?.broken).not.toContain('other.example');
    const silent = trustGraph(reportOf(report.paths, [viewOf('leaf', 'Gone')]));
    expect(silent.edges[0]?.broken).toContain('names no address');
  });

  it('ends at a root that nobody trusts', () => {
    const graph = trustGraph(
      reportOf(
        [{ certificates: ['leaf', 'root'], anchor: null, ok: false, checks: [] }],
        [viewOf('leaf', 'root')],
      ),
    );
    expect([...graph.nodes.values()].map(({ role }) => role)).toEqual(['leaf', 'end']);
  });

  it('takes a leaf that is trusted itself for the anchor', () => {
    const graph = trustGraph(reportOf([toAnchor(['leaf'], 'A')]));
    expect([...graph.nodes.values()]).toMatchObject([{ role: 'anchor', communities: ['A'] }]);
  });

  it('tells a link that does not hold', () => {
    const broken = about('leaf', 'fail', 'x509.path.signature');
    const graph = trustGraph(reportOf([toAnchor(['leaf', 'root'], 'A', [broken])]));
    expect(graph.edges[0]?.broken).toBe('fail of leaf');
  });

  it('never goes round in circles of cross-certificates', () => {
    const graph = trustGraph(
      reportOf([
        toAnchor(['leaf', 'x', 'y', 'root'], 'A'),
        toAnchor(['leaf', 'y', 'x', 'other'], 'B'),
      ]),
    );
    expect([...graph.nodes.keys()]).toEqual(['leaf', 'x', 'y', 'root', 'x 1', 'other']);
    expect(edgesOf(graph)).toContainEqual(['y', 'x 1', '1']);
  });
});
