import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenJson } from './json-rows';
import { moveInTree } from './tree-keys';

const rows = flattenJson({ id: 1, name: [{ family: 'x' }], note: 'y' }, new Set(['/name']));

describe('moveInTree', () => {
  it('opens and enters to the right, closes and leaves to the left', () => {
    expect(moveInTree(rows, 2, 'ArrowRight')).toEqual({ kind: 'toggle', pointer: '/name' });
    expect(moveInTree(rows, 0, 'ArrowRight')).toEqual({ kind: 'go', index: 1 });
    expect(moveInTree(rows, 1, 'ArrowLeft')).toEqual({ kind: 'go', index: 0 });
    expect(moveInTree(rows, 0, 'ArrowLeft')).toEqual({ kind: 'toggle', pointer: '' });
    expect(moveInTree(rows, 1, 'ArrowRight')).toEqual({ kind: 'go', index: 1 });
  });

  it('goes round the names that begin with a letter', () => {
    expect(moveInTree(rows, 0, 'n')).toEqual({ kind: 'go', index: 2 });
    expect(moveInTree(rows, 2, 'N')).toEqual({ kind: 'go', index: 3 });
    expect(moveInTree(rows, 3, 'n')).toEqual({ kind: 'go', index: 2 });
    expect(moveInTree(rows, 0, 'z')).toBeNull();
  });

  it('leaves other keys alone, such as Tab', () => {
    for (const key of ['Tab', 'Escape', 'F5', '?']) expect(moveInTree(rows, 0, key)).toBeNull();
  });

  it('never leaves the tree', () => {
    const keys = fc.constantFrom(
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageDown',
      'PageUp',
      'a',
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(keys, { maxLength: 20 }), (value, pressed) => {
        const tree = flattenJson(value, new Set());
        let at = 0;
        for (const key of pressed) {
          const move = moveInTree(tree, at, key);
          if (move?.kind === 'go') at = move.index;
          expect(tree[at]).toBeDefined();
        }
      }),
    );
  });
});
