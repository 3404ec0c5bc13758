import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasVariables,
  isReference,
  parseTemplate,
  resolveVariables,
  variableName,
  variablesIn,
} from './variables';

const names = fc.stringMatching(/^[A-Za-z_][\w.-]{0,20}$/);
/** Texts in which no reference begins or ends. */
const plain = fc.string().map((text) => text.replaceAll(/[{}]/g, ''));

describe('parseTemplate', () => {
  it('takes references with and without blanks, and leaves everything else', () => {
    expect(parseTemplate('Patient/{{id}}?x={{ page.size }}')).toEqual([
      { text: 'Patient/' },
      { variable: 'id', written: '{{id}}' },
      { text: '?x=' },
      { variable: 'page.size', written: '{{ page.size }}' },
    ]);
    expect(parseTemplate('{{}} {{1a}} {{a b}} {a} {"a":{"b":{}}}')).toEqual([
      { text: '{{}} {{1a}} {{a b}} {a} {"a":{"b":{}}}' },
    ]);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            names.map((name) => `{{${name}}}`),
          ),
        ),
        (pieces) => {
          const text = pieces.join('');
          const back = parseTemplate(text).map((part) =>
            'text' in part ? part.text : part.written,
          );
          expect(back.join('')).toBe(text);
        },
      ),
    );
  });
});

describe('resolveVariables', () => {
  it('puts each value where its reference stands, once', () => {
    fc.assert(
      fc.property(names, fc.string(), plain, plain, (name, value, before, after) => {
        const { value: text, unknown } = resolveVariables(
          `${before}{{${name}}}${after}`,
          new Map([[name, value]]),
        );
        expect(text).toBe(`${before}${value}${after}`);
        expect(unknown).toEqual([]);
      }),
    );
  });

  it('does not look through values again', () => {
    const variables = new Map([
      ['a', '{{b}}'],
      ['b', 'secret'],
    ]);
    expect(resolveVariables('{{a}}', variables)).toEqual({ value: '{{b}}', unknown: [] });
  });

  it('names what is unknown, and where', () => {
    const request = {
      holder: '{{base}}',
      request: { path: 'Patient/{{id}}', headers: [['x-key', '{{key}}']] },
      count: 1,
      nothing: null,
    };
    expect(resolveVariables(request, new Map([['id', '7']]))).toEqual({
      value: { ...request, request: { path: 'Patient/7', headers: [['x-key', '{{key}}']] } },
      unknown: [
        { path: 'holder', name: 'base' },
        { path: 'request.headers.0.1', name: 'key' },
      ],
    });
  });

  it('changes nothing in a value without references', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!hasVariables(JSON.stringify(value)));
        expect(resolveVariables(value, new Map([['a', 'b']]))).toEqual({ value, unknown: [] });
      }),
    );
  });
});

describe('variablesIn', () => {
  it('names each once, in order', () => {
    expect(variablesIn({ a: '{{y}}{{x}}', b: ['{{y}}', { c: '{{z}}' }] })).toEqual(['y', 'x', 'z']);
  });

  it('knows the names that can be written', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(variableName.test(name)).toBe(true);
        expect(variablesIn(`{{${name}}}`)).toEqual([name]);
      }),
    );
  });
});

describe('isReference', () => {
  it.each([
    ['{{key}}', true],
    ['Bearer {{ token }}', true],
    ['{{a}}{{b}}', true],
    ['Bearer abc', false],
    ['abc{{a}}', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isReference(text)).toBe(expected);
  });
});
