import { describe, expect, it } from 'vitest';
import { compareBodies } from './compare-bodies';
import { jsonChanges } from './json-changes';
import { isVolatileHeader, withoutVolatile } from './volatile';

const patient = (id: string, family: string) => ({
  fullUrl: `http://a.example.org/Patient/${id}`,
  resource: { resourceType: 'Patient', id, meta: { versionId: id }, name: [{ family }] },
});
const bundle = (id: string, entries: unknown[]) => ({
  resourceType: 'Bundle',
  id,
  timestamp: `2026-01-0${id}T00:00:00Z`,
  link: [{ relation: 'self', url: `http://a.example.org/Patient?page=${id}` }],
  entry: entries,
});

describe('changes between JSON values', () => {
  it('do not see the order of members, and see that of items', () => {
    expect(jsonChanges({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toEqual([]);
    expect(jsonChanges({ given: ['A', 'B'] }, { given: ['B', 'A'] })).not.toEqual([]);
  });

  it('say what was added, removed and changed, and where', () => {
    const changes = jsonChanges(
      { gender: 'male', active: true, name: [{ use: 'official', family: 'Smith' }], 'a-b': 1 },
      {
        gender: 'female',
        name: [{ use: 'official', family: 'Smyth' }],
        birthDate: '1970',
        'a-b': 2,
      },
    );
    expect(changes).toEqual(
      expect.arrayContaining([
        { kind: 'changed', path: 'gender', before: 'male', after: 'female' },
        { kind: 'removed', path: 'active', before: true, after: undefined },
        { kind: 'changed', path: 'name[0].family', before: 'Smith', after: 'Smyth' },
        { kind: 'added', path: 'birthDate', before: undefined, after: '1970' },
        { kind: 'changed', path: '["a-b"]', before: 1, after: 2 },
      ]),
    );
    expect(changes).toHaveLength(5);
  });

  it('know an entry of a Bundle by its address, so that one more before it changes nothing else', () => {
    const before = bundle('1', [patient('1', 'A'), patient('2', 'B')]);
    const after = bundle('1', [patient('0', 'New'), patient('1', 'A'), patient('2', 'Bee')]);
    expect(jsonChanges(before, after).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'added entry[0]',
      'changed entry[2].resource.name[0].family',
    ]);
    const turned = bundle('1', [patient('2', 'B'), patient('1', 'A')]);
    expect(jsonChanges(before, turned).map(({ kind }) => kind)).toEqual(['moved']);
  });

  it('tell null, false, 0 and nothing apart', () => {
    const kinds = (before: unknown, after: unknown) =>
      jsonChanges(before, after).map(({ kind }) => kind);
    expect(kinds({ a: null }, {})).toEqual(['removed']);
    expect(kinds({ a: null }, { a: false })).toEqual(['changed']);
    expect(kinds({ a: 0 }, { a: false })).toEqual(['changed']);
    expect(kinds({ a: 0 }, { a: '' })).toEqual(['changed']);
    expect(kinds([], {})).toEqual(['changed']);
    expect(jsonChanges({ a: 1 }, [1])[0]?.path).toBe('');
  });
});

describe('what differs from one answer to the next', () => {
  it('is left out at the places where FHIR has it, and nowhere else', () => {
    const value = {
      resourceType: 'Bundle',
      id: '1',
      link: [],
      timestamp: 'x',
      total: 1,
      entry: [
        {
          link: [{ relation: 'kept' }],
          resource: {
            resourceType: 'Patient',
            id: '1',
            meta: { versionId: '1', lastUpdated: 'x', profile: ['p'] },
            link: [{ type: 'seealso' }],
          },
          response: { status: '200', etag: 'W/"1"', lastModified: 'x' },
        },
      ],
    };
    expect(withoutVolatile(value)).toEqual({
      resourceType: 'Bundle',
      total: 1,
      entry: [
        {
          link: [{ relation: 'kept' }],
          resource: {
            resourceType: 'Patient',
            id: '1',
            meta: { profile: ['p'] },
            link: [{ type: 'seealso' }],
          },
          response: { status: '200' },
        },
      ],
    });
  });

  it('are some headers', () => {
    expect(['Date', 'ETag', 'X-Request-Id', 'x-amzn-requestid'].every(isVolatileHeader)).toBe(true);
    expect(['Content-Type', 'Server', 'Location'].some(isVolatileHeader)).toBe(false);
  });
});

describe('two bodies', () => {
  const json = (value: unknown) => JSON.stringify(value);

  it('are the same to the byte, or but for what is left out', () => {
    expect(compareBodies('{"a":1}', '{"a":1}', true)).toEqual({ kind: 'same', isExact: true });
    expect(compareBodies('{"a":1,"b":2}', '{ "b": 2, "a": 1 }', false)).toEqual({
      kind: 'same',
      isExact: false,
    });
    const before = json(bundle('1', [patient('1', 'A')]));
    const after = json(bundle('2', [patient('1', 'A')]));
    expect(compareBodies(before, after, true)).toEqual({ kind: 'same', isExact: false });
    expect(compareBodies(before, after, false)).toMatchObject({ kind: 'json' });
  });

  it('are compared as JSON, and as lines with members by name', () => {
    const found = compareBodies('{"b":1,"a":"x"}', '{"a":"y","b":1}', true);
    expect(found).toEqual({
      kind: 'json',
      changes: [{ kind: 'changed', path: 'a', before: 'x', after: 'y' }],
      hunks: [
        {
          beforeAt: 1,
          afterAt: 1,
          lines: [' {', '-  "a": "x",', '+  "a": "y",', '   "b": 1', ' }'],
        },
      ],
    });
  });

  it('are compared line by line when they are XML, NDJSON or of two kinds', () => {
    const lines = (before: string, after: string) => {
      const found = compareBodies(before, after, true);
      return found.kind === 'text' ? found.hunks?.flatMap((hunk) => hunk.lines) : found.kind;
    };
    expect(
      lines(
        '<Patient xmlns="http://hl7.org/fhir"><gender value="male"/><active value="true"/></Patient>',
        '<Patient xmlns="http://hl7.org/fhir"><gender value="female"/><active value="true"/></Patient>',
      ),
    ).toEqual(expect.arrayContaining(['-  <gender value="male"/>', '+  <gender value="female"/>']));
    expect(lines('<a>\n  <b/></a>', '<a><b/>\n</a>')).toBe('same');
    expect(lines('{"id":"1"}\n{"id":"2"}\n', '{"id":"1"}\n{"id":"3"}\n')).toEqual([
      ' {"id":"1"}',
      '-{"id":"2"}',
      '+{"id":"3"}',
    ]);
    expect(lines('{"a":1}', 'down')).toContain('+down');
  });

  it('that differ too much say so instead of taking forever', () => {
    const text = (seed: number) =>
      Array.from({ length: 20_000 }, (_, line) => `<${line * seed}>`).join('\n');
    const begun = performance.now();
    expect(compareBodies(text(3), text(7), true)).toEqual({ kind: 'text', hunks: null });
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
