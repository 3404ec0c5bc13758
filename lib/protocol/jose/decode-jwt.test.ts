import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../bytes';
import { decodeJwt, JwtError, type JwtErrorCode } from './decode-jwt';

const part = (value: unknown) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
const header = part({ alg: 'RS256' });
const claims = part({ iss: 'https://a.example' });

function errorOf(compact: string): JwtError {
  try {
    decodeJwt(compact);
  } catch (error) {
    if (error instanceof JwtError) return error;
    throw error;
  }
  throw new Error('it was decoded');
}

describe('decodeJwt', () => {
  it('takes the example of RFC 7519 apart', () => {
    const decoded = decodeJwt(
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9' +
        '.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ' +
        '.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    );
    expect(decoded.header).toEqual({ typ: 'JWT', alg: 'HS256' });
    expect(decoded.claims).toEqual({
      iss: 'joe',
      exp: 1300819380,
      'http://example.com/is_root': true,
    });
    expect(decoded.signature).toHaveLength(32);
  });

  it('takes apart any claims that are an object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const decoded = decodeJwt(`${header}.${part(value)}.AAAA`);
        expect(decoded.claims).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('never throws anything but its own error', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constant(header),
      fc.constant(claims),
      fc.jsonValue().map(part),
      fc.uint8Array().map(toBase64Url),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        try {
          decodeJwt(pieces.join('.'));
        } catch (error) {
          expect(error).toBeInstanceOf(JwtError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, JwtErrorCode, string]>([
    ['', 'empty', 'empty'],
    ['{"payload":""}', 'json-serialization', 'compact serialization is needed'],
    ['a.b.c.d.e', 'encrypted', 'encrypted'],
    ['a.b', 'parts', 'this has 2'],
    [`${header}.${claims}`, 'parts', 'three parts'],
    [`${header}=.${claims}.AAAA`, 'base64url', 'header part is not base64url: it has padding'],
    [`${header}.a+b/.AAAA`, 'base64url', 'standard base64 (has "+")'],
    [`${header}.${claims}.AA\nAA`, 'base64url', 'signature part is not base64url: it has white'],
    [`${header}.${claims}.A`, 'base64url', 'length of 1'],
    [`${toBase64Url(new Uint8Array([255]))}.${claims}.AAAA`, 'utf8', 'header part is not UTF-8'],
    [`${toBase64Url(new Uint8Array([123]))}.${claims}.AAAA`, 'json', 'header part is not JSON'],
    [`${header}.${part([1])}.AAAA`, 'not-an-object', 'claims part is JSON, but not an object'],
    [`${part({ typ: 'JWT' })}.${claims}.AAAA`, 'alg-missing', 'no "alg"'],
  ])('says exactly what is wrong with %j', (compact, code, words) => {
    const error = errorOf(compact);
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });
});
