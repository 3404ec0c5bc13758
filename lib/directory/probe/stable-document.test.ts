import { describe, expect, it } from 'vitest';
import { toBase64Url } from '@/lib/protocol/bytes';
import { stableDocument } from './stable-document';

const part = (json: object) => toBase64Url(new TextEncoder().encode(JSON.stringify(json)));
const token = (claims: object, signature = 'AAAA') =>
  `${part({ alg: 'RS256', x5c: ['MII'] })}.${part(claims)}.${signature}`;

describe('stableDocument', () => {
  it('does not look at dates, own addresses and the order of members', () => {
    const before = {
      resourceType: 'CapabilityStatement',
      id: '1',
      date: '2026-01-01',
      software: { name: 'Marigold', releaseDate: '2026-01-01' },
      implementation: { description: 'here', url: 'https://a.example/fhir' },
    };
    const after = {
      implementation: { url: 'https://b.example/fhir', description: 'here' },
      software: { releaseDate: '2026-02-02', name: 'Marigold' },
      date: '2026-02-02',
      id: '2',
      resourceType: 'CapabilityStatement',
    };
    expect(stableDocument('metadata', after)).toBe(stableDocument('metadata', before));
    const renamed = { ...after, software: { name: 'Tansy' } };
    expect(stableDocument('metadata', renamed)).not.toBe(stableDocument('metadata', before));
    const described = { ...after, implementation: { description: 'there' } };
    expect(stableDocument('metadata', described)).not.toBe(stableDocument('metadata', before));
  });

  it('sees through a signature that is made anew', () => {
    const claims = { iss: 'https://a.example', iat: 1, exp: 2, jti: 'x' };
    const of = (signed_metadata: unknown) => stableDocument('udap', { signed_metadata });
    const again = { ...claims, iat: 3, exp: 4, jti: 'y' };
    expect(of(token(again, 'BBBB'))).toBe(of(token(claims)));
    expect(of(token({ ...claims, iss: 'https://b.example' }))).not.toBe(of(token(claims)));
    expect(of('no token')).toBe(of('another'));
  });
});
