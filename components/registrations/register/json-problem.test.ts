import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonObject } from './json-problem';

describe('readJsonObject', () => {
  it.each([
    ['', 1, 1, 'Expected an object'],
    ['[1]', 1, 1, 'Expected an object'],
    ['{', 1, 2, '} is missing for what begins in line 1, column 1'],
    ['{"a":1', 1, 7, '} is missing'],
    ['{"a":[1,2', 1, 10, '] is missing for what begins in line 1, column 6'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'Expected a comma or }'],
    ['{"a":1,}', 1, 8, 'Remove the comma before the closing brace'],
    ['{"a":[1,]}', 1, 9, 'Remove the comma before the closing bracket'],
    ['{"a" 1}', 1, 6, 'Expected a colon after “a”'],
    ["{'a':1}", 1, 2, 'name of a member in double quotes'],
    ['{"a":\'b\'}', 1, 6, 'double quotes'],
    ['{"a":tru}', 1, 6, 'Expected a value'],
    ['{"a":01}', 1, 7, 'Expected a comma or }'],
    ['{"a":"b}', 1, 6, 'no closing quote'],
    ['{"a":"b\n"}', 1, 6, 'no closing quote'],
    ['{"a":"\\x"}', 1, 7, 'Not an escape'],
    ['{"a":"\t"}', 1, 7, 'control character'],
    ['{"a":1} x', 1, 9, 'after the end'],
    ['{"a":1,\n"a":2}', 2, 1, 'The member “a” is here twice'],
    [`{"a":${'['.repeat(200)}`, 1, 106, 'more than 100 levels'],
  ])('%j goes wrong in line %i, column %i', (text, line, column, message) => {
    const { problem } = readJsonObject(text);
    expect(problem).toMatchObject({ line, column });
    expect(problem?.message).toContain(message);
  });

  it('reads every object that JSON.stringify writes, as JSON.parse does', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.integer({ max: 4 }),
        (value, gap) => {
          const text = JSON.stringify(value, null, gap);
          expect(readJsonObject(text)).toEqual({
            value: JSON.parse(text) as unknown,
            problem: null,
          });
        },
      ),
    );
  });

  it('refuses whatever JSON.parse refuses, and never throws', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', '"a"', ':', ',', '1', 'null', '\\', '"', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        const { value } = readJsonObject(text);
        if (value !== null) expect(value).toEqual(JSON.parse(text));
      }),
    );
  });
});
