import { describe, expect, it } from 'vitest';
import { exchangeOf } from './fixtures/frames';
import { jsonBody, prettyBody, requestMessage, responseMessage } from './http-message';

const body = { mediaType: 'application/json', text: '{"a":1}', bytes: 7, wireBytes: 7, note: null };

describe('messages', () => {
  it('writes a request with the host that it went to', () => {
    expect(requestMessage(exchangeOf('a'))).toBe(
      'GET /sandbox/harbor/fhir/r4/Patient?_count=5 HTTP/1.1\nHost: localhost:3000\naccept: application/fhir+json\n\n',
    );
  });

  it('writes a response, or why there is none', () => {
    expect(responseMessage(exchangeOf('a'))).toMatch(/^HTTP\/1\.1 200 OK\ncontent-type: .+\n\n\{/);
    const failure = { layer: 'dns', code: 'dns.not-found', message: 'No such host.' } as const;
    expect(responseMessage(exchangeOf('a', { response: null, failure }))).toBe(
      'No answer: No such host. (dns.not-found)',
    );
  });

  it('says why a body is not there', () => {
    const kept = { ...body, text: null, note: 'binary' };
    const exchange = exchangeOf('a');
    expect(
      responseMessage({ ...exchange, response: { ...exchange.response!, body: kept } }),
    ).toMatch(/\(binary\)$/);
  });
});

describe('bodies', () => {
  it('indents JSON and lists forms', () => {
    expect(prettyBody(body)).toBe('{\n  "a": 1\n}');
    const form = { ...body, mediaType: 'application/x-www-form-urlencoded', text: 'a=1&b=x%20y' };
    expect(prettyBody(form)).toBe('a = 1\nb = x y');
    expect(prettyBody({ ...body, text: '<html>' })).toBeNull();
    expect(jsonBody({ ...body, text: '{broken' })).toBeUndefined();
  });
});
