import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFhirRequest, FhirPathError, isFhirPath, joinFhirUrl } from './request';

const base = 'https://holder.example/fhir/r4';

describe('joinFhirUrl', () => {
  it.each([
    [base, 'Patient/1', `${base}/Patient/1`],
    [`${base}/`, '/Patient?_count=5', `${base}/Patient?_count=5`],
    [base, '', base],
    [base, '?_type=Patient', `${base}?_type=Patient`],
    ['http://localhost:3000', 'metadata', 'http://localhost:3000/metadata'],
    [base, 'Patient/$everything', `${base}/Patient/$everything`],
    [base, 'Patient?name=Müller', `${base}/Patient?name=M%C3%BCller`],
    [base, 'Patient?url=https://x.example/../', `${base}/Patient?url=https://x.example/../`],
    [
      base,
      'Observation?code=http://loinc.org|1234-5',
      `${base}/Observation?code=http://loinc.org|1234-5`,
    ],
  ])('joins %s and %s', (baseUrl, path, expected) => {
    expect(joinFhirUrl(baseUrl, path)).toBe(expected);
    expect(isFhirPath(path)).toBe(true);
  });

  it.each([
    'https://evil.example/Patient',
    'javascript:alert(1)',
    '//evil.example/Patient',
    '/\\evil.example',
    '\\\\evil.example',
    '../admin',
    'Patient/../../admin',
    'Patient/%2e%2e/%2E%2e/admin',
    'Patient/.%2e/x',
    './Patient',
    'Patient/..%2fadmin',
    'Patient/%5c..%5cadmin',
    'Patient/%252e%252e/admin',
    'Patient//1',
    'Patient#x',
    'Pati\tent',
    '.\n./admin',
  ])('refuses %j', (path) => {
    expect(() => joinFhirUrl(base, path)).toThrow(FhirPathError);
    expect(isFhirPath(path)).toBe(false);
  });

  it.each(['holder.example', 'ftp://holder.example', 'https://u:p@holder.example', `${base}?x=1`])(
    'refuses the base %s',
    (baseUrl) => {
      expect(() => joinFhirUrl(baseUrl, 'Patient')).toThrow(FhirPathError);
    },
  );

  it('never leaves the base, whatever the path is', () => {
    const crumb = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '?', '#', ':', '@', 'https:');
    const path = fc.array(fc.oneof(crumb, fc.string({ maxLength: 5 })), { maxLength: 8 });
    fc.assert(
      fc.property(path, (pieces) => {
        const text = pieces.join('');
        let joined: string;
        try {
          joined = joinFhirUrl(base, text);
        } catch (error) {
          expect(error).toBeInstanceOf(FhirPathError);
          return;
        }
        const url = new URL(joined);
        expect(url.origin).toBe('https://holder.example');
        expect(url.pathname === '/fhir/r4' || url.pathname.startsWith('/fhir/r4/')).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('buildFhirRequest', () => {
  it('sends the token only where it belongs', () => {
    const request = buildFhirRequest({
      baseUrl: base,
      method: 'GET',
      path: 'Patient',
      accessToken: 'abc',
    });
    expect(request.headers.authorization).toBe('Bearer abc');
    expect(request.redirect).toBe('manual');
  });

  it('sends no Authorization header without token', () => {
    const request = buildFhirRequest({ baseUrl: base, method: 'GET', path: 'Patient' });
    expect(request.headers).toEqual({ accept: 'application/fhir+json' });
  });
});
