import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpRequest, Transport } from '../transport';
import { answer, noAnswer, type Answer } from '../testing/http';
import { issue, makeCa, testNow, type Party } from '../testing/pki';
import {
  AppMetadataSchema,
  buildClientMetadata,
  type GrantType,
  type RegistrationMethod,
} from './client-metadata';
import { preflight, type PreflightInput } from './preflight';
import { emrDirect } from './profiles/emr-direct';
import { builtInProfiles } from './profiles/built-in-profiles';

const issuer = 'https://app.example.org/client';
const png = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
  0, 0, 0, 1, 8, 6, 0, 0, 0,
]);
const app = AppMetadataSchema.parse({
  client_name: 'Tides',
  client_uri: 'https://app.example.org/',
  logo_uri: 'https://app.example.org/logo.png',
  tos_uri: 'https://app.example.org/terms',
  policy_uri: 'https://app.example.org/privacy',
  contacts: ['mailto:team@example.org'],
  redirect_uris: ['https://app.example.org/callback'],
});

let leaf: Party;

beforeAll(async () => {
  const ca = await makeCa(null, { name: 'Root' });
  leaf = await issue(ca, { name: 'App', sanUris: [issuer] });
});

/** A web that answers as told, address by address; everything else is a good page. */
function web(answers: Record<string, Answer | 'nobody' | 'blocked'>): {
  transport: Transport;
  asked: HttpRequest[];
} {
  const asked: HttpRequest[] = [];
  const transport: Transport = (request) => {
    asked.push(request);
    const told = answers[request.url];
    if (told === 'nobody') return Promise.resolve(noAnswer('dns'));
    if (told === 'blocked') return Promise.resolve(noAnswer('policy'));
    const page: Answer = request.url.endsWith('.png')
      ? { headers: { 'content-type': 'image/png' }, body: png }
      : { headers: { 'content-type': 'text/html' }, body: '<p>hello' };
    return Promise.resolve(answer(told ?? page));
  };
  return { transport, asked };
}

interface Wishes extends Partial<Omit<PreflightInput, 'context' | 'metadata'>> {
  answers?: Record<string, Answer | 'nobody' | 'blocked'>;
  scope?: string;
  authMethod?: 'private_key_jwt' | 'client_secret_basic';
  hasRefreshToken?: boolean;
  jwksUri?: string;
}

async function run(wishes: Wishes = {}) {
  const grantType: GrantType = wishes.grantType ?? 'authorization_code';
  const method: RegistrationMethod = wishes.method ?? 'dcr';
  const used = wishes.app ?? app;
  const { transport, asked } = web(wishes.answers ?? {});
  const checks = await preflight({
    app: used,
    grantType,
    method,
    profile: emrDirect,
    issuer: null,
    certificate: null,
    offered: { udap: null, smart: null },
    ...wishes,
    metadata: buildClientMetadata({
      app: used,
      grantType,
      scope: wishes.scope ?? 'patient/Patient.rs',
      authMethod: wishes.authMethod ?? 'client_secret_basic',
      hasRefreshToken: wishes.hasRefreshToken ?? false,
      ...(wishes.jwksUri === undefined ? {} : { jwksUri: wishes.jwksUri }),
    }),
    context: { now: () => testNow, newJti: () => 'j', transport },
  });
  const odd = checks
    .filter(({ verdict }) => !['pass', 'info'].includes(verdict))
    .map(({ id, verdict }) => `${id.replace('registration.preflight.', '')} ${verdict}`);
  return { checks, odd, asked };
}

const seen = (checks: { id: string; seen: string }[], id: string) =>
  checks
    .filter((check) => check.id.endsWith(id))
    .map((check) => check.seen)
    .join(' ');

describe('a pre-flight', () => {
  it('passes what is good, and calls each address once without following redirects', async () => {
    const { odd, asked } = await run();
    expect(odd).toEqual(['scopes-offered skip']);
    expect(asked.map(({ url }) => url).sort()).toEqual([
      'https://app.example.org/',
      'https://app.example.org/callback',
      'https://app.example.org/logo.png',
      'https://app.example.org/privacy',
      'https://app.example.org/terms',
    ]);
    for (const request of asked) {
      expect(request).toMatchObject({ method: 'GET', redirect: 'manual', purpose: 'app-uri' });
      expect(Object.keys(request.headers)).not.toContain('authorization');
    }
  });

  it.each<[string, string, Answer | 'nobody' | 'blocked', string, RegExp]>([
    [
      'a page that redirects',
      '/terms',
      { status: 301, headers: { location: 'https://www.example.org/' } },
      'page-live fail',
      /redirects \(301\) to https:\/\/www/,
    ],
    ['a page that is missing', '/privacy', { status: 404 }, 'page-live fail', /status 404/],
    ['a page of nobody', '/', 'nobody', 'page-live fail', /client_uri/],
    ['a page that may not be called', '/', 'blocked', 'page-live skip', /was not called/],
    [
      'a callback that is missing',
      '/callback',
      { status: 404 },
      'redirect-live fail',
      /status 404/,
    ],
    ['a callback that breaks', '/callback', { status: 500 }, 'redirect-live fail', /status 500/],
    [
      'a logo that is a page',
      '/logo.png',
      { headers: { 'content-type': 'text/html' }, body: '<html>' },
      'logo-image fail',
      /web page/,
    ],
    [
      'an SVG',
      '/logo.png',
      { headers: { 'content-type': 'image/svg+xml' }, body: '<svg/>' },
      'logo-image fail',
      /SVG/,
    ],
    [
      'a logo with another type',
      '/logo.png',
      { headers: { 'content-type': 'image/gif' }, body: png },
      'logo-image fail',
      /calls it image\/gif/,
    ],
  ])('tells %s', async (_, path, told, expected, words) => {
    const { odd, checks } = await run({ answers: { [`https://app.example.org${path}`]: told } });
    expect(odd).toContain(expected);
    expect(seen(checks, expected.split(' ')[0] ?? '')).toMatch(words);
  });

  it('takes a callback that complains about missing parameters', async () => {
    const { odd } = await run({ answers: { 'https://app.example.org/callback': { status: 400 } } });
    expect(odd).toEqual(['scopes-offered skip']);
  });

  it('only advises where the holder does not insist, and calls nobody where it does not care', async () => {
    const answers = { 'https://app.example.org/terms': { status: 404 } };
    const advised = await run({ answers, profile: { ...emrDirect, liveUris: 'advised' } });
    expect(advised.odd).toContain('page-live warn');
    const none = await run({ answers, profile: { ...emrDirect, liveUris: 'none' } });
    expect(none.asked).toEqual([]);
  });

  it('knows what is offered', async () => {
    const offered = { ...emrDirect.methods.dcr, isOffered: false };
    const closed = await run({
      profile: { ...emrDirect, methods: { ...emrDirect.methods, dcr: offered } },
    });
    expect(closed.odd).toContain('method fail');
    expect(
      (await run({ grantType: 'client_credentials', scope: 'system/Patient.rs' })).odd,
    ).toContain('method fail');
    const gated = { ...emrDirect.methods.dcr, needsInitialAccessToken: true };
    const profile = { ...emrDirect, methods: { ...emrDirect.methods, dcr: gated } };
    expect((await run({ profile })).odd).toContain('initial-access-token warn');
    expect((await run({ profile, hasInitialAccessToken: true })).odd).not.toContain(
      'initial-access-token warn',
    );
  });

  it('compares the certificate with the issuer, byte for byte, and its key with the profile', async () => {
    const udap = { method: 'udap', certificate: leaf.certificate, issuer } as const;
    expect((await run(udap)).odd).toEqual(['scopes-offered skip']);
    const slash = await run({ ...udap, issuer: `${issuer}/` });
    expect(slash.odd).toContain('certificate-issuer fail');
    const profile = { ...emrDirect, algorithms: ['RS256'] };
    expect((await run({ ...udap, profile })).odd).toContain('algorithm fail');
  });

  it.each<[string, Wishes, string | null]>([
    ['a listed scope', { offered: { udap: ['patient/Patient.rs'], smart: null } }, null],
    ['a wildcard that covers', { offered: { udap: ['patient/*.rs'], smart: null } }, null],
    [
      'more rights than offered',
      { offered: { udap: ['patient/Patient.r'], smart: null } },
      'scopes-offered fail',
    ],
    [
      'one of two',
      {
        scope: 'patient/Patient.rs patient/Device.rs',
        offered: { udap: ['patient/Patient.rs'], smart: null },
      },
      'scopes-offered warn',
    ],
    [
      'a wildcard that is not listed',
      {
        scope: 'patient/*.rs patient/Patient.rs',
        offered: { udap: ['patient/Patient.rs'], smart: null },
      },
      'scopes-offered fail',
    ],
    [
      'a scope that SMART does not list',
      { offered: { udap: null, smart: ['openid'] } },
      'scopes-offered warn',
    ],
    ['v1 at a v2 holder', { scope: 'patient/Patient.read' }, 'scopes-version warn'],
    [
      'v1 and v2 mixed',
      {
        scope: 'patient/Patient.read patient/Observation.rs',
        profile: { ...emrDirect, scopeVersions: ['v1', 'v2'] },
      },
      'scopes-version warn',
    ],
    ['system scopes with a user', { scope: 'system/Patient.rs' }, 'scopes-context warn'],
    [
      'a refresh scope without the grant',
      { scope: 'patient/Patient.rs offline_access' },
      'refresh warn',
    ],
    ['the grant without the scope', { hasRefreshToken: true }, 'refresh warn'],
    ['both', { scope: 'patient/Patient.rs offline_access', hasRefreshToken: true }, null],
  ])('judges scopes: %s', async (_, wishes, expected) => {
    const { odd } = await run(wishes);
    const others = odd.filter((entry) => entry !== 'scopes-offered skip');
    expect(others).toEqual(expected === null ? [] : [expected]);
  });

  it('fetches the keys of a client that signs', async () => {
    const jwksUri = 'https://app.example.org/jwks.json';
    const key = { kty: 'RSA', n: 'x', e: 'AQAB', kid: '1' };
    const told = async (body: unknown, status = 200) =>
      (
        await run({
          authMethod: 'private_key_jwt',
          jwksUri,
          answers: { [jwksUri]: { status, body: body as object } },
        })
      ).odd;
    expect(await told({ keys: [key] })).not.toContain('jwks fail');
    expect(await told({ keys: [] })).toContain('jwks fail');
    expect(await told({ keys: [{ ...key, d: 'private' }] })).toContain('jwks fail');
    expect(await told({ nothing: true })).toContain('jwks fail');
    expect(await told({ keys: [key] }, 404)).toContain('jwks fail');
  });

  it('never throws, whoever answers what', async () => {
    for (const profile of builtInProfiles('https://portal.example')) {
      for (const method of ['udap', 'dcr', 'manual', 'one-off'] as const) {
        for (const grantType of ['authorization_code', 'client_credentials'] as const) {
          const bare = AppMetadataSchema.parse({ client_name: '' });
          const { checks } = await run({ profile, method, grantType, app: bare, scope: '' });
          expect(checks.length).toBeGreaterThan(3);
        }
      }
    }
  });
});
