import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenJson } from '../json-rows';
import { treeModel } from './tree-model';

describe('treeModel', () => {
  it('has the same rows as the tree of small values', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const model = treeModel(value);
        model.expandAll();
        const expected = flattenJson(value, new Set());
        const rows = model.rows(0, model.rowCount());
        expect(
          rows.map((row) => [row.pointer, row.path, row.depth, row.kind, row.position]),
        ).toEqual(
          expected.map((row) => [row.pointer, row.path, row.depth, row.kind, row.position]),
        );
        expect(rows.map((row) => row.isOpen)).toEqual(expected.map((row) => row.isOpen));
      }),
    );
  });

  it('opens, closes, walks and finds what is hidden', () => {
    const model = treeModel({ a: { b: [1, 'Needle'] }, c: true });
    model.collapseAll();
    const paths = () => model.rows(0, model.rowCount()).map((row) => row.path);
    expect(paths()).toEqual(['', 'a', 'c']);
    expect(model.toggle(1)).toBe(1);
    expect(paths()).toEqual(['', 'a', 'a.b', 'c']);
    const { nodes } = model.find('needle');
    expect(nodes).toHaveLength(1);
    const row = model.reveal(nodes[0] ?? 0);
    expect(paths()[row]).toBe('a.b[1]');
    expect(model.value(row)).toBe('Needle');
    expect(model.press(row, 'ArrowLeft')).toBe(2);
    expect(model.press(0, 'c')).toBe(5);
    expect(model.press(0, 'ArrowDown')).toBe(1);
    expect(model.press(5, 'Home')).toBe(0);
    expect(model.press(0, 'F1')).toBeNull();
  });

  it('shows long texts cut, and begins with few rows', () => {
    const entries = Array.from({ length: 5000 }, (_, id) => ({ id, more: { deep: [1, 2, 3] } }));
    const model = treeModel({ entry: entries, text: 'x'.repeat(1000) });
    expect(model.rowCount()).toBeLessThanOrEqual(5003);
    const last = model.rows(model.rowCount() - 1, model.rowCount())[0];
    expect(String(last?.value)).toMatch(/… \(1000 characters\)$/);
  });
});
