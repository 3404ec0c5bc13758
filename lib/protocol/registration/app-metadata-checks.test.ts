import { describe, expect, it } from 'vitest';
import { checkAppMetadata, type AppMetadataRules } from './app-metadata-checks';
import { AppMetadataSchema } from './client-metadata';
import { emrDirect } from './profiles/emr-direct';

const full = {
  client_name: 'Tides',
  client_uri: 'https://app.example.org',
  logo_uri: 'https://app.example.org/logo.png',
  tos_uri: 'https://app.example.org/terms',
  policy_uri: 'https://app.example.org/privacy',
  contacts: ['mailto:team@app.example.org'],
  redirect_uris: ['https://app.example.org/callback'],
};

function verdicts(changes: object, rules: AppMetadataRules = {}): Record<string, string> {
  const metadata = AppMetadataSchema.parse({ ...full, ...changes });
  return Object.fromEntries(
    checkAppMetadata(metadata, rules).map(({ id, verdict }) => [
      id.replace('app.metadata.', ''),
      verdict,
    ]),
  );
}

const dcr = { grantType: 'authorization_code', method: 'dcr', profile: emrDirect } as const;
const manual = { ...dcr, method: 'manual' } as const;

describe('the metadata of an app', () => {
  it.each([{}, dcr, manual])('passes when it is complete', (rules) => {
    expect(new Set(Object.values(verdicts({}, rules)))).toEqual(new Set(['pass']));
  });

  it.each<[string, object, AppMetadataRules, object]>([
    ['a blank name', { client_name: ' ' }, {}, { 'client-name': 'fail' }],
    ['nobody to write to', { contacts: [] }, {}, { contacts: 'fail', 'contact-domain': 'skip' }],
    ['a telephone only', { contacts: ['tel:+4930123'] }, {}, { contacts: 'fail' }],
    ['an address without mailto:', { contacts: ['a@b.example'] }, {}, { contacts: 'fail' }],
    ['a page without TLS', { tos_uri: 'http://app.example.org/terms' }, {}, { pages: 'fail' }],
    ['no logo', { logo_uri: undefined }, {}, { logo: 'info' }],
    [
      'no logo for UDAP with users',
      { logo_uri: undefined },
      { grantType: 'authorization_code', method: 'udap' },
      { logo: 'fail' },
    ],
    [
      'a logo of another kind',
      { logo_uri: 'https://app.example.org/logo.svg' },
      {},
      { logo: 'warn' },
    ],
    ['no way back', { redirect_uris: [] }, dcr, { 'redirect-uris': 'fail', required: 'fail' }],
    ['a fragment', { redirect_uris: ['https://a.example/#x'] }, dcr, { 'redirect-uris': 'fail' }],
    ['a wildcard', { redirect_uris: ['https://*.a.example/'] }, dcr, { 'redirect-uris': 'fail' }],
    ['http', { redirect_uris: ['http://a.example/'] }, manual, { 'redirect-uris': 'fail' }],
    [
      'a loopback address by DCR',
      { redirect_uris: ['http://127.0.0.1:1/'] },
      dcr,
      { 'redirect-uris': 'fail' },
    ],
    [
      'a loopback address by hand',
      { redirect_uris: ['http://127.0.0.1:1/'] },
      manual,
      { 'redirect-uris': 'pass' },
    ],
    [
      'a custom scheme by DCR',
      { redirect_uris: ['org.example:/cb'] },
      dcr,
      { 'redirect-uris': 'fail' },
    ],
    [
      'a custom scheme by hand',
      { redirect_uris: ['org.example:/cb'] },
      manual,
      { 'redirect-uris': 'pass' },
    ],
    ['a relative address', { redirect_uris: ['/cb'] }, manual, { 'redirect-uris': 'fail' }],
    ['a member that is demanded', { tos_uri: undefined }, dcr, { required: 'fail' }],
    ['mail elsewhere', { contacts: ['mailto:a@other.example'] }, {}, { 'contact-domain': 'warn' }],
    [
      'mail elsewhere where it counts',
      { contacts: ['mailto:a@other.example'] },
      dcr,
      { 'contact-domain': 'fail' },
    ],
    [
      'mail at the domain above',
      { contacts: ['mailto:a@example.org'] },
      dcr,
      { 'contact-domain': 'pass' },
    ],
    [
      'mail at a top-level domain',
      { contacts: ['mailto:a@org'] },
      dcr,
      { 'contact-domain': 'fail' },
    ],
    [
      'mail at a domain that only ends alike',
      { contacts: ['mailto:a@p.example.org'] },
      dcr,
      { 'contact-domain': 'fail' },
    ],
  ])('is told about %s', (_, changes, rules, expected) => {
    expect(verdicts(changes, rules)).toMatchObject(expected);
  });

  it('names all that is missing at once', () => {
    const metadata = AppMetadataSchema.parse({ client_name: 'x' });
    const { seen } = checkAppMetadata(metadata, dcr).find(({ id }) => id.endsWith('required'))!;
    expect(seen).toContain('redirect_uris, client_uri, logo_uri, contacts, tos_uri, policy_uri');
  });

  it('needs no way back where nobody signs in', () => {
    const found = verdicts({ redirect_uris: [] }, { grantType: 'client_credentials' });
    expect(found).not.toHaveProperty('redirect-uris');
    expect(new Set(Object.values(found))).toEqual(new Set(['pass']));
  });

  it.each([
    ['http://localhost:3000/launch', 'warn', 'this machine only'],
    ['http://127.0.0.1:3000/launch', 'warn', 'holders on the internet refuse it'],
    ['http://[::1]:3000/launch', 'warn', 'this machine only'],
    ['http://app.example.org/launch', 'fail', 'without https'],
    ['http://localhost.example.org/launch', 'fail', 'without https'],
    ['org.example:/launch', 'fail', 'no web address'],
  ])('says of the launch address %s: %s', (uri, verdict, words) => {
    for (const rules of [{}, dcr, manual]) {
      const launch = (launch_uris: string[]) =>
        checkAppMetadata(AppMetadataSchema.parse({ ...full, launch_uris }), rules).find(
          ({ id }) => id === 'app.metadata.launch-uris',
        );
      const found = launch([uri]);
      expect(found?.verdict).toBe(verdict);
      expect(found?.seen).toContain(words);
      // One that is right does not make up for it, and one that is wrong is not made up for.
      expect(launch(['https://app.example.org/launch', uri])?.verdict).toBe(verdict);
      expect(launch([uri, 'http://app.example.org/launch'])?.verdict).toBe('fail');
    }
  });

  it('takes the address of the portal where its own sandbox does, and no other loopback address', () => {
    const own = 'http://localhost:3000/oauth/callback';
    const rules = { ...dcr, ownRedirects: [own] };
    expect(verdicts({ redirect_uris: [own] }, dcr)).toMatchObject({ 'redirect-uris': 'fail' });
    expect(verdicts({ redirect_uris: [own] }, rules)).toMatchObject({ 'redirect-uris': 'pass' });
    expect(verdicts({ redirect_uris: [own, `${own}/x`] }, rules)).toMatchObject({
      'redirect-uris': 'fail',
    });
  });
});
