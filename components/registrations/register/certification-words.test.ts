import { expect, it } from 'vitest';
import { certificationWords } from './certification-words';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;

it('reads a certification for people', () => {
  expect(
    certificationWords(
      jwt({
        iss: 'https://certifier.example',
        sub: 'https://app.example',
        certification_name: 'Basic app certification',
        certification_issuer: 'A certifier',
        certification_uris: ['https://certifier.example/basic'],
        exp: 1_800_000_000,
      }),
    ),
  ).toEqual({
    name: 'Basic app certification',
    by: 'A certifier',
    uris: ['https://certifier.example/basic'],
    endsAt: '2027-01-15T08:00:00.000Z',
  });
});

it('says when the app vouches for itself, and what is missing', () => {
  expect(
    certificationWords(jwt({ iss: 'https://app.example', sub: 'https://app.example' })),
  ).toEqual({ name: 'without a name', by: 'the app itself', uris: [], endsAt: null });
  expect(
    certificationWords(jwt({ iss: 'https://c.example', sub: 'https://app.example' }))?.by,
  ).toBe('https://c.example');
});

it.each(['', 'hello', 'a.b.c', `${part({ alg: 'RS256' })}.!.c2ln`])('refuses %j', (text) => {
  expect(certificationWords(text)).toBeNull();
});
