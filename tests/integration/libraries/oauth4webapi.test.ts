import { exportJWK, generateKeyPair } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { makeHolder } from '../sandbox-registration.fixtures';
import { redirectUri, startSandbox, userScope, Visitor } from './kit';

// The sandbox of the tests is on loopback; the library wants to be told that this is meant.
const http = { [oauth.allowInsecureRequests]: true };

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let key: { key: CryptoKey; kid: string };
let jwks: { keys: oauth.JWK[] };

beforeAll(async () => {
  sandbox = await startSandbox();
  const pair = await generateKeyPair('RS384', { extractable: true });
  key = { key: pair.privateKey, kid: 'k1' };
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS384' };
  jwks = { keys: [jwk] };
}, 240_000);

afterAll(() => sandbox.close());

async function discover(holder = 'harbor'): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(holderAddresses(holder).baseUrl);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http));
}

async function register(
  server: oauth.AuthorizationServer,
  metadata: Partial<oauth.Client>,
): Promise<oauth.Client> {
  return oauth.processDynamicClientRegistrationResponse(
    await oauth.dynamicClientRegistrationRequest(server, metadata, http),
  );
}

const userApp = (method: string): Partial<oauth.Client> => ({
  client_name: 'Step by step',
  redirect_uris: [redirectUri],
  grant_types: ['authorization_code', 'refresh_token'],
  token_endpoint_auth_method: method,
  scope: userScope,
  ...(method === 'private_key_jwt' && { jwks }),
});

const service = (method: string): Partial<oauth.Client> => ({
  client_name: 'A service',
  grant_types: ['client_credentials'],
  token_endpoint_auth_method: method,
  scope: 'system/Patient.rs',
  ...(method === 'private_key_jwt' && { jwks }),
});

function authenticationOf(client: oauth.Client): oauth.ClientAuth {
  const secret = typeof client.client_secret === 'string' ? client.client_secret : '';
  switch (client.token_endpoint_auth_method) {
    case 'client_secret_basic':
      return oauth.ClientSecretBasic(secret);
    case 'client_secret_post':
      return oauth.ClientSecretPost(secret);
    case 'private_key_jwt':
      return oauth.PrivateKeyJwt(key);
    default:
      return oauth.None();
  }
}

async function authorize(server: oauth.AuthorizationServer, client: oauth.Client) {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const address = new URL(server.authorization_endpoint ?? '');
  address.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri,
    scope: userScope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString();
  const back = await new Visitor().allow(address, { username: 'dr.okafor' });
  return { parameters: oauth.validateAuthResponse(server, client, back, state), verifier, nonce };
}

describe('oauth4webapi at the sandbox, with users', () => {
  it.each(['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'])(
    'takes every step with %s',
    async (method) => {
      const server = await discover();
      const client = await register(server, userApp(method));
      const authentication = authenticationOf(client);
      const { parameters, verifier, nonce } = await authorize(server, client);

      const answer = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        authentication,
        parameters,
        redirectUri,
        verifier,
        http,
      );
      const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
        expectedNonce: nonce,
        requireIdToken: true,
      });
      await oauth.validateApplicationLevelSignature(server, answer, http);
      expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe('clinician-okafor');
      expect(tokens.patient).toBe('harbor-basil');

      const info = await oauth.processUserInfoResponse(
        server,
        client,
        'clinician-okafor',
        await oauth.userInfoRequest(server, client, tokens.access_token, http),
      );
      expect(info.name).toMatch(/Okafor/);

      const refreshed = await oauth.processRefreshTokenResponse(
        server,
        client,
        await oauth.refreshTokenGrantRequest(
          server,
          client,
          authentication,
          tokens.refresh_token ?? '',
          { ...http, additionalParameters: { scope: 'openid launch/patient patient/*.rs' } },
        ),
      );
      expect(refreshed.scope).toBe('openid launch/patient patient/*.rs');

      const introspect = async (token: string) =>
        oauth.processIntrospectionResponse(
          server,
          client,
          await oauth.introspectionRequest(server, client, authentication, token, http),
        );
      expect(await introspect(refreshed.access_token)).toMatchObject({
        active: true,
        scope: 'openid launch/patient patient/*.rs',
      });
      await oauth.processRevocationResponse(
        await oauth.revocationRequest(
          server,
          client,
          authentication,
          refreshed.refresh_token ?? tokens.refresh_token ?? '',
          { ...http, additionalParameters: { token_type_hint: 'refresh_token' } },
        ),
      );
      expect(await introspect(refreshed.access_token)).toEqual({ active: false });
    },
  );
});

describe('oauth4webapi at the sandbox, as a service', () => {
  async function ask(client: oauth.Client, authentication: oauth.ClientAuth) {
    const server = await discover();
    const parameters = { scope: 'system/Patient.rs' };
    return oauth.processClientCredentialsResponse(
      server,
      client,
      await oauth.clientCredentialsGrantRequest(server, client, authentication, parameters, http),
    );
  }

  it.each(['client_secret_basic', 'client_secret_post'])('gets a token with %s', async (method) => {
    const client = await register(await discover(), service(method));
    const tokens = await ask(client, authenticationOf(client));
    expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'system/Patient.rs' });
  });

  it('gets one with a key when it sends the aud of SMART, and is told so when it does not', async () => {
    const server = await discover();
    const client = await register(server, service('private_key_jwt'));
    const smart = oauth.PrivateKeyJwt(key, {
      [oauth.modifyAssertion]: (_header, payload) => {
        payload.aud = server.token_endpoint;
      },
    });
    const { access_token: token } = await ask(client, smart);
    const address = new URL(`${holderAddresses('harbor').baseUrl}/Patient?_count=1`);
    const read = await oauth.protectedResourceRequest(token, 'GET', address, undefined, null, http);
    expect(await read.json()).toMatchObject({ resourceType: 'Bundle' });
    await expect(ask(client, oauth.PrivateKeyJwt(key))).rejects.toMatchObject({
      name: 'ResponseBodyError',
      error: 'invalid_client',
      error_description: expect.stringContaining('SMART Backend Services') as unknown,
    });
  });

  it('reads the challenge of a refusal', async () => {
    const address = new URL(`${holderAddresses('harbor').baseUrl}/Patient/harbor-ada`);
    const refused = await oauth
      .protectedResourceRequest('not-a-token', 'GET', address, undefined, null, http)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
    expect((refused as oauth.WWWAuthenticateChallengeError).cause).toMatchObject([
      { scheme: 'bearer', parameters: { realm: 'harbor', error: 'invalid_token' } },
    ]);
  });

  it('is sent a nonce, and proves its key with it', async () => {
    const server = await discover(await makeHolder({ dpop: 'required-with-nonce' }));
    const client = await register(server, service('client_secret_basic'));
    const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'));
    const send = async () =>
      oauth.processClientCredentialsResponse(
        server,
        client,
        await oauth.clientCredentialsGrantRequest(
          server,
          client,
          authenticationOf(client),
          { scope: 'system/Patient.rs' },
          { ...http, DPoP },
        ),
      );
    const first = await send().catch((error: unknown) => error);
    expect(oauth.isDPoPNonceError(first)).toBe(true);
    expect(await send()).toMatchObject({ token_type: 'dpop' });
  });
});
