import { describe, expect, it } from 'vitest';
import { about, reportOf, toAnchor, viewOf } from './fixtures/reports';
import { trustLayout, type TrustLayout } from './trust-layout';

const keysOf = ({ rows }: TrustLayout) => rows.map(({ slots }) => slots.map(({ key }) => key));

describe('the layout of a report', () => {
  it('puts two anchors side by side over the intermediate that they share', () => {
    const layout = trustLayout(
      reportOf([toAnchor(['leaf', 'mid', 'rootA'], 'A'), toAnchor(['leaf', 'mid', 'rootB'], 'B')]),
    );
    expect(keysOf(layout)).toEqual([['rootA', 'rootB'], ['mid'], ['leaf']]);
    const [top, middle, bottom] = layout.rows;
    expect(top?.slots.map(({ x }) => x)).toEqual([25, 75]);
    expect(top?.lines.map(({ fromX, toX }) => [fromX, toX])).toEqual([
      [50, 25],
      [50, 75],
    ]);
    expect(middle?.lines).toHaveLength(1);
    expect(bottom?.lines).toEqual([]);
    expect(layout.width).toBe(8);
  });

  it('lets a line pass by the certificates of a longer way, with anchors on top', () => {
    const layout = trustLayout(
      reportOf([
        toAnchor(['leaf', 'mid', 'root'], 'A'),
        toAnchor(['leaf', 'other'], 'B', [about('leaf', 'fail', 'x509.path.signature')]),
      ]),
    );
    expect(keysOf(layout)).toEqual([['root', 'other'], ['mid', 'leaf → other'], ['leaf']]);
    const [top, middle] = layout.rows;
    expect(middle?.slots[1]).toMatchObject({ node: null, isBroken: true, paths: [1], x: 90 });
    expect(top?.lines.map(({ isBroken }) => isBroken)).toEqual([false, true]);
    expect(top?.lines[1]).toMatchObject({ fromX: 90, toX: 75 });
  });

  it('stands a certificate above everything that it issued', () => {
    const layout = trustLayout(
      reportOf([
        toAnchor(['leaf', 'a', 'b', 'c', 'root'], 'A'),
        toAnchor(['leaf', 'c', 'root'], 'A'),
      ]),
    );
    expect(keysOf(layout)).toEqual([
      ['root'],
      ['c'],
      ['b', 'leaf → c'],
      ['a', 'leaf → c'],
      ['leaf'],
    ]);
  });

  it('draws the missing issuer above the certificate that names it', () => {
    const layout = trustLayout(
      reportOf(
        [{ certificates: ['leaf'], anchor: null, ok: false, checks: [] }],
        [viewOf('leaf', 'Gone')],
      ),
    );
    expect(layout.rows[0]).toMatchObject({
      slots: [{ node: { role: 'missing', name: 'Gone' } }],
      lines: [{ isBroken: true }],
    });
  });

  it('is one row for a leaf that is an anchor, and none for no path', () => {
    expect(keysOf(trustLayout(reportOf([toAnchor(['leaf'], 'A')])))).toEqual([['leaf']]);
    expect(trustLayout(reportOf([])).rows).toEqual([]);
  });
});
