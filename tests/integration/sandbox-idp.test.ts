import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as publishedRoute } from '@/app/sandbox/[holder]/.well-known/[document]/route';
import { GET as jwksRoute } from '@/app/sandbox/[holder]/oauth/jwks/route';
import { GET as userinfoRoute } from '@/app/sandbox/[holder]/oauth/userinfo/route';
import { GET as fhirRoute } from '@/app/sandbox/[holder]/fhir/r4/[[...path]]/route';
import { processUdapMetadata } from '@/lib/protocol/udap/metadata';
import { validateSignedMetadata } from '@/lib/protocol/udap/signed-metadata';
import { communityUri } from '@/lib/sandbox/addresses';
import { viewLaunch } from '@/lib/sandbox/people/launch-view';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import { ownPkiTransport } from '@/lib/sandbox/pki/own-transport';
import {
  addresses,
  answerOf,
  assertionClaims,
  errorOf,
  newClient,
  postRegistration,
  postToken,
  register,
  sign,
  tokenForm,
  userStatementClaims,
  type TestClient,
} from './sandbox-oauth.fixtures';
import { codeForm, newPkce, requestOf, TestBrowser } from './sandbox-people.fixtures';
import { userApp, without } from './sandbox-registration.fixtures';

const { baseUrl } = addresses('idp');
const context = { params: Promise.resolve({ holder: 'idp' }) };
const published = (document: string, query = '', holder = 'idp') =>
  publishedRoute(new Request(`${baseUrl}/.well-known/${document}${query}`), {
    params: Promise.resolve({ holder, document }),
  });

let holderLike: TestClient;
let clientId = '';

/** What a data holder registers with. */
const statement = (client: TestClient) => ({
  ...userStatementClaims(client, 'idp'),
  grant_types: ['authorization_code'],
  scope: 'openid udap',
});

beforeAll(async () => {
  await sandboxCommunity();
  holderLike = await newClient();
  const { body } = await register(holderLike, statement(holderLike), { holder: 'idp' });
  clientId = body.client_id as string;
}, 240_000);

/** Has a person sign in for the client, and gives what the token endpoint answers. */
async function signInAs(username: string, nonce?: string) {
  const browser = new TestBrowser('idp');
  const { verifier, challenge } = newPkce();
  const app = { id: clientId, secret: '', holder: 'idp' };
  const request = without(requestOf(app, challenge, 'openid udap'), 'aud');
  await browser.authorize({ ...request, ...(nonce !== undefined && { nonce }) });
  await browser.signIn(username);
  const { code, ...rest } = await browser.allow();
  const claims = without(assertionClaims(clientId, 'idp'), 'extensions');
  const { client_assertion, client_assertion_type } = tokenForm(await sign(holderLike, claims));
  const answer = await postToken(
    {
      ...codeForm(code!, verifier),
      client_assertion: client_assertion!,
      client_assertion_type: client_assertion_type!,
      udap: '1',
    },
    {},
    'idp',
  );
  return { answer, rest };
}

describe('the identity provider', () => {
  it('publishes UDAP metadata that a client trusts', async () => {
    const response = await published('udap', `?community=${encodeURIComponent(communityUri())}`);
    const body = new Uint8Array(await response.clone().arrayBuffer());
    const { metadata, checks } = processUdapMetadata(
      {
        exchangeId: 'e',
        failure: null,
        response: {
          status: 200,
          statusText: 'OK',
          headers: Object.fromEntries(response.headers),
          url: `${baseUrl}/.well-known/udap`,
          body,
          receivedAt: new Date(),
        },
      },
      { baseUrl, ruleSet: 'stu2' },
    );
    expect(metadata).toMatchObject({
      udap_profiles_supported: ['udap_dcr', 'udap_authn', 'udap_to'],
      grant_types_supported: ['authorization_code'],
      scopes_supported: ['openid', 'udap'],
    });
    const { anchors } = await sandboxCommunity();
    const trusted = await validateSignedMetadata({
      metadata: metadata!,
      baseUrl,
      anchors,
      intermediates: [],
      ruleSet: 'stu2',
      revocation: 'hard',
      context: { now: () => new Date(), newJti: () => 'j', transport: ownPkiTransport() },
      exchangeId: null,
    });
    const complaints = [...checks, ...trusted.checks].filter(({ verdict }) =>
      ['fail', 'warn'].includes(verdict),
    );
    expect(complaints).toEqual([]);
    expect(trusted.endpoints?.token_endpoint).toBe(addresses('idp').tokenEndpoint);
  });

  it('is an OpenID provider, and no data holder', async () => {
    const configuration = await answerOf(await published('openid-configuration'));
    expect(configuration.body).toMatchObject({
      issuer: baseUrl,
      jwks_uri: addresses('idp').jwksUri,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      code_challenge_methods_supported: ['S256'],
    });
    expect((await published('smart-configuration')).status).toBe(404);
    expect((await published('openid-configuration', '', 'harbor')).status).toBe(404);
    const fhir = await fhirRoute(new Request(`${baseUrl}/fhir/r4/metadata`), {
      params: Promise.resolve({ holder: 'idp', path: ['metadata'] }),
    });
    expect(fhir.status).toBe(404);
    expect(await viewLaunch('idp', undefined)).toBeNull();
  });

  it('registers data holders with UDAP, for who signs in and nothing else', async () => {
    const client = await newClient();
    const wanted = { ...statement(client), scope: 'openid udap patient/Patient.rs' };
    const { status, body } = await register(client, wanted, { holder: 'idp' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ scope: 'openid udap', grant_types: ['authorization_code'] });
    const greedy = { ...statement(client), grant_types: ['authorization_code', 'refresh_token'] };
    expect(errorOf(await register(client, greedy, { holder: 'idp' }))).toBe(
      'invalid_client_metadata',
    );
    expect(errorOf(await postRegistration(userApp(), undefined, 'idp'))).toBe(
      'invalid_client_metadata',
    );
  });

  it('says who signed in, by an id_token with certificates, for five minutes', async () => {
    const { answer, rest } = await signInAs('ada.id', 'n-1');
    expect(rest.iss).toBe(baseUrl);
    expect(answer.body).toMatchObject({ token_type: 'Bearer', scope: 'openid udap' });
    expect(answer.body.expires_in).toBeLessThanOrEqual(300);
    expect(answer.body).not.toHaveProperty('refresh_token');
    const { body: keys } = await answerOf(
      await jwksRoute(new Request(addresses('idp').jwksUri), context),
    );
    const { payload, protectedHeader } = await jwtVerify(
      answer.body.id_token as string,
      createLocalJWKSet(keys as unknown as JSONWebKeySet),
      { issuer: baseUrl, audience: clientId },
    );
    expect(payload).toMatchObject({ sub: 'account-ada', nonce: 'n-1' });
    expect(payload).not.toHaveProperty('fhirUser');
    expect(protectedHeader.x5c).toHaveLength(2);
    const headers = { authorization: `Bearer ${answer.body.access_token as string}` };
    const info = new Request(addresses('idp').userinfoEndpoint, { headers });
    expect((await answerOf(await userinfoRoute(info, context))).body).toEqual({
      sub: 'account-ada',
      name: 'Ada Mae Winslow',
    });
  });

  it('has accounts of its own: those of the data holders do not work here, nor the other way round', async () => {
    for (const [holder, username, password] of [
      ['idp', 'ada', 'ada-harbor'],
      ['harbor', 'ada.id', 'ada-lighthouse'],
    ] as const) {
      const browser = new TestBrowser(holder);
      const client = await newClient();
      const claims = holder === 'idp' ? statement(client) : userStatementClaims(client);
      const { body } = await register(client, claims, { holder });
      const app = { id: body.client_id as string, secret: '', holder };
      await browser.authorize(requestOf(app, newPkce().challenge, 'openid'));
      await browser.answer({ step: 'sign-in', username, password });
      expect(browser.location).toMatch(/\?problem=password$/);
    }
  });
});
