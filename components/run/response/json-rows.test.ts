import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closablePointers, flattenJson, initiallyClosed } from './json-rows';

const patient = {
  resourceType: 'Patient',
  name: [{ family: 'Meyer', given: ['Ada'] }],
  'odd/name~': { x: null },
};

function atPointer(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], root);
}

describe('flattenJson', () => {
  it('lists every value with its path', () => {
    const rows = flattenJson(patient, new Set());
    expect(rows.map((row) => row.path)).toEqual([
      '',
      'resourceType',
      'name',
      'name[0]',
      'name[0].family',
      'name[0].given',
      'name[0].given[0]',
      "'odd/name~'",
      "'odd/name~'.x",
    ]);
    expect(rows.find((row) => row.path === 'name[0].given[0]')).toMatchObject({
      depth: 4,
      position: 1,
      siblings: 1,
      kind: 'string',
      parent: 5,
    });
  });

  it('leaves out what is below a closed row', () => {
    const rows = flattenJson(patient, new Set(['/name']));
    expect(rows.map((row) => row.pointer)).toEqual([
      '',
      '/resourceType',
      '/name',
      '/odd~1name~0',
      '/odd~1name~0/x',
    ]);
    expect(rows[2]).toMatchObject({ isOpen: false, childCount: 1 });
  });

  it('gives every row a pointer of its own that leads to its value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const rows = flattenJson(value, new Set());
        expect(new Set(rows.map((row) => row.pointer)).size).toBe(rows.length);
        for (const row of rows) expect(atPointer(value, row.pointer)).toEqual(row.value);
      }),
    );
  });

  it('shows only the root when everything is closed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(flattenJson(value, closablePointers(value, 0))).toHaveLength(1);
      }),
    );
  });
});

describe('initiallyClosed', () => {
  it('opens what is small and closes what is large', () => {
    expect(initiallyClosed(patient).size).toBe(0);
    const bundle = {
      entry: Array.from({ length: 100 }, (_, id) => ({ resource: { id, a: { b: 1 } } })),
    };
    expect(flattenJson(bundle, initiallyClosed(bundle)).length).toBeLessThanOrEqual(202);
  });
});
