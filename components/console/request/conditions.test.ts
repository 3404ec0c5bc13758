import { describe, expect, it } from 'vitest';
import type { RunResponse } from '@/components/run/response/response-source';
import { conditionsFor } from './conditions';

const baseUrl = 'https://fhir.example.org/r4';

function answered(path: string, headers: [string, string][], status = 200): RunResponse {
  const exchange = {
    request: { method: 'GET', url: `${baseUrl}/${path}`, headers: [], body: null },
    response: { status, statusText: '', httpVersion: '1.1', headers, body: null },
  } as unknown as RunResponse['exchange'];
  return { exchange, value: null, baseUrl, hops: [exchange] };
}

const read = answered('Patient/1?_summary=true', [
  ['ETag', 'W/"3"'],
  ['Last-Modified', 'Thu, 26 Nov 2026 10:00:00 GMT'],
]);

describe('conditionsFor', () => {
  it('offers to read again only what has changed', () => {
    const found = conditionsFor({ method: 'GET', path: 'Patient/1' }, read);
    expect(found.map(({ name, value }) => [name, value])).toEqual([
      ['If-None-Match', 'W/"3"'],
      ['If-Modified-Since', 'Thu, 26 Nov 2026 10:00:00 GMT'],
    ]);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])(
    'lets %s replace the version that was read only',
    (method) => {
      const [condition, ...others] = conditionsFor({ method, path: ' Patient/1' }, read);
      expect(condition).toMatchObject({ name: 'If-Match', value: 'W/"3"' });
      expect(others).toEqual([]);
    },
  );

  it.each([
    ['another resource', 'GET', 'Patient/2', read],
    ['a creation', 'POST', 'Patient/1', read],
    ['an answer without a version', 'PUT', 'Patient/1', answered('Patient/1', [])],
    ['a refusal', 'GET', 'Patient/1', answered('Patient/1', [['etag', 'W/"3"']], 404)],
    ['no answer', 'GET', 'Patient/1', null],
  ])('offers nothing for %s', (_what, method, path, last) => {
    expect(conditionsFor({ method, path }, last)).toEqual([]);
  });
});
