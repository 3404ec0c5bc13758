import { describe, expect, it } from 'vitest';
import type { Body } from '@/lib/protocol/exchange';
import { exchangeOf } from '../fixtures/frames';
import { bodyKind, ndjsonLines } from './response-looks';
import { hopsTo } from './response-source';

const body = (text: string | null, mediaType: string | null = null): Body => ({
  mediaType,
  text,
  bytes: text?.length ?? 9,
  wireBytes: 9,
  note: null,
});

describe('bodyKind', () => {
  it.each([
    [body('{}'), {}, 'json'],
    [body('{"a":1}\n{"a":2}', 'application/fhir+ndjson'), undefined, 'ndjson'],
    [body('<Patient/>'), undefined, 'xml'],
    [body('plain'), undefined, 'text'],
    [body(null), undefined, 'binary'],
    [body(''), undefined, 'empty'],
    [null, undefined, 'empty'],
  ])('%#', (given, value, kind) => expect(bodyKind(given, value)).toBe(kind));
});

describe('ndjsonLines', () => {
  it('reads each line for itself', () => {
    expect(ndjsonLines('{"a":1}\n\nnot json\n')).toEqual([
      { number: 1, value: { a: 1 }, text: '{"a":1}' },
      { number: 3, value: undefined, text: 'not json' },
    ]);
  });
});

describe('hopsTo', () => {
  it('follows redirects back, and no circle', () => {
    const first = exchangeOf('a');
    const second = exchangeOf('b', { redirectedFrom: 'a' });
    const third = exchangeOf('c', { redirectedFrom: 'b' });
    expect(hopsTo(third, [first, second, third]).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    const circle = exchangeOf('x', { redirectedFrom: 'x' });
    expect(hopsTo(circle, [circle])).toEqual([circle]);
  });
});
