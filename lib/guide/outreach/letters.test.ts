import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailtoLink } from '@/lib/format/mailto';
import { AppMetadataSchema } from '@/lib/protocol/registration/client-metadata';
import type { LetterFacts } from './letter-facts';
import { LetterKindSchema, letterTemplates, writeLetterOf } from './letters';

const full: LetterFacts = {
  reference: 'app_1',
  workspaceName: 'Tides Inc.',
  representative: 'Ada Moon',
  holder: 'Harbor Clinic',
  holderBaseUrl: 'https://fhir.harbor.example/r4',
  app: AppMetadataSchema.parse({
    client_name: 'Tides',
    contacts: ['mailto:team@tides.example'],
    policy_uri: 'https://tides.example/privacy',
    tos_uri: 'https://tides.example/terms',
    redirect_uris: ['https://tides.example/cb'],
  }),
  client: {
    grantType: 'authorization_code',
    issuer: 'https://tides.example/issuer',
    scope: 'patient/Patient.rs',
    hasRefreshToken: true,
  },
  jwksUri: 'https://portal.example/clients/app_1/jwks.json',
  hasKey: true,
  profileUrl: 'https://portal.example/profiles/abc',
  certificate: { subject: 'CN=Tides', authority: 'CN=Trust CA', endsOn: 'Dec 1, 2027' },
  clientId: 'client-17',
  incidentContact: 'alarm@tides.example',
  refreshTokensKept: 'On a server, encrypted, the key kept apart',
};
const kinds = LetterKindSchema.options;

describe('letters', () => {
  it.each(kinds)('%s says what is known and misses nothing', (kind) => {
    const { subject, body, missing } = writeLetterOf(kind, full);
    expect(missing).toEqual([]);
    expect(subject).toContain('app_1');
    expect(body).toContain('Tides');
    if (kind !== 'incident') {
      expect(body).toContain('read and search Patient');
      expect(body).toContain('https://portal.example/profiles/abc');
      expect(body).not.toContain('[');
    }
    expect(`${subject}${body}`).not.toMatch(/undefined|null|NaN/);
  });

  it('names the person who speaks for the developer, and where refresh tokens are', () => {
    const { body } = writeLetterOf('production', full);
    expect(body).toContain('Representative: Ada Moon');
    expect(body).toMatch(/Refresh tokens: .*Where they are kept: On a server, encrypted/);
    const none = { ...full.client, hasRefreshToken: false };
    expect(writeLetterOf('production', { ...full, client: none }).body).toContain(
      'Refresh tokens: not needed',
    );
  });

  it('names what is missing, and where it is written down', () => {
    const { missing, body } = writeLetterOf('production', {
      ...full,
      holder: ' ',
      profileUrl: null,
      clientId: null,
      app: AppMetadataSchema.parse({ client_name: 'Tides' }),
    });
    expect(missing.map(({ path }) => path)).toEqual([
      '/outreach',
      '/policies',
      '/policies',
      '/policies',
      '/policies',
      '/metadata',
      '/registrations',
    ]);
    expect(body).not.toMatch(/undefined|null/);
  });

  it('asks a server without people for no redirect URI', () => {
    const client = { ...full.client, grantType: 'client_credentials' as const };
    const { body, missing } = writeLetterOf('sandbox', { ...full, client });
    expect(missing).toEqual([]);
    expect(body).not.toContain('https://tides.example/cb');
  });

  it('offers each kind with its title and its occasion', () => {
    expect(Object.keys(letterTemplates).sort()).toEqual([...kinds].sort());
    for (const { title, when } of Object.values(letterTemplates)) {
      expect(title).not.toMatch(/\.$/);
      expect(when).toMatch(/\.$/);
    }
  });

  it('open in a mail program with every character', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (subject, body) => {
        const url = new URL(mailtoLink({ subject, body }));
        const query = new Map(
          url.search
            .slice(1)
            .split('&')
            .map((pair) => pair.split('=').map(decodeURIComponent) as [string, string]),
        );
        expect(query.get('subject')).toBe(subject);
        expect(query.get('body')?.replaceAll('\r\n', '\n')).toBe(body.replaceAll('\r\n', '\n'));
      }),
    );
  });
});
