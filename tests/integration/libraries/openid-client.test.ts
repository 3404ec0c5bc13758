import { generateKeyPair, exportJWK } from 'jose';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { makeHolder } from '../sandbox-registration.fixtures';
import { redirectUri, startSandbox, userScope, Visitor, type Doings } from './kit';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let key: client.PrivateKey & { key: CryptoKey };
let publicJwk: object;

beforeAll(async () => {
  sandbox = await startSandbox();
  const pair = await generateKeyPair('ES384', { extractable: true });
  key = { key: pair.privateKey, kid: 'app-key' };
  publicJwk = { ...(await exportJWK(pair.publicKey)), kid: 'app-key', alg: 'ES384' };
}, 240_000);

afterAll(() => sandbox.close());

const methods = ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const;
type Method = (typeof methods)[number];

function authenticationOf(method: Method): client.ClientAuth {
  switch (method) {
    case 'none':
      return client.None();
    case 'client_secret_basic':
      return client.ClientSecretBasic();
    case 'client_secret_post':
      return client.ClientSecretPost();
    case 'private_key_jwt':
      return client.PrivateKeyJwt(key);
  }
}

/** Finds the holder by its issuer and registers there, over plain HTTP, and looks at signatures of id_tokens, too. */
async function register(method: Method, holder = 'harbor'): Promise<client.Configuration> {
  return client.dynamicClientRegistration(
    new URL(holderAddresses(holder).baseUrl),
    {
      client_name: `With ${method}`,
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: method,
      scope: userScope,
      ...(method === 'private_key_jwt' && { jwks: { keys: [publicJwk] } }),
    },
    authenticationOf(method),
    // The library marks plain HTTP as deprecated so that it stands out; there is no other way on loopback.
    { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] },
  );
}

/** Lets a person sign in and allow, and takes the tokens. */
async function signIn(
  config: client.Configuration,
  options: client.DPoPOptions & { doings?: Doings; holder?: string } = {},
) {
  const { doings, holder = 'harbor', ...dpop } = options;
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: userScope,
    state,
    nonce,
    aud: holderAddresses(holder).baseUrl,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    max_age: '3600',
  });
  const back = await new Visitor().allow(address, doings);
  const checks = {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
    maxAge: 3600,
  };
  return client.authorizationCodeGrant(config, back, checks, undefined, dpop);
}

const patientUrl = (holder = 'harbor') =>
  new URL(`${holderAddresses(holder).baseUrl}/Patient/harbor-ada`);

describe('openid-client at the sandbox', () => {
  it.each(methods)('finds it, registers and goes all the way with %s', async (method) => {
    const config = await register(method);
    expect(config.serverMetadata().issuer).toBe(holderAddresses('harbor').baseUrl);
    expect(config.clientMetadata()).toMatchObject({
      token_endpoint_auth_method: method,
      redirect_uris: [redirectUri],
    });

    const tokens = await signIn(config);
    expect(tokens).toMatchObject({ token_type: 'bearer', patient: 'harbor-ada' });
    expect(tokens.claims()).toMatchObject({
      sub: 'patient-ada',
      fhirUser: `${holderAddresses('harbor').baseUrl}/Patient/harbor-ada`,
    });
    const person = await client.fetchUserInfo(config, tokens.access_token, 'patient-ada');
    expect(person).toMatchObject({ sub: 'patient-ada' });
    const read = await client.fetchProtectedResource(
      config,
      tokens.access_token,
      patientUrl(),
      'GET',
    );
    expect(await read.json()).toMatchObject({ resourceType: 'Patient', id: 'harbor-ada' });

    const seen = await client.tokenIntrospection(config, tokens.access_token);
    expect(seen).toMatchObject({
      active: true,
      client_id: config.clientMetadata().client_id,
      sub: 'patient-ada',
      patient: 'harbor-ada',
    });

    const first = tokens.refresh_token ?? '';
    const renewed = await client.refreshTokenGrant(config, first);
    expect(renewed.access_token).not.toBe(tokens.access_token);
    expect(renewed.refresh_token).not.toBe(first);
    expect(renewed.claims()?.sub).toBe('patient-ada');
    const again = await client.refreshTokenGrant(config, renewed.refresh_token ?? '');

    await client.tokenRevocation(config, again.refresh_token ?? '');
    expect(await client.tokenIntrospection(config, again.access_token)).toEqual({ active: false });
  });

  it('ends the whole family when a refresh token is used twice', async () => {
    const config = await register('client_secret_basic');
    const tokens = await signIn(config);
    const { refresh_token: first = '' } = tokens;
    const renewed = await client.refreshTokenGrant(config, first);
    await expect(client.refreshTokenGrant(config, first)).rejects.toMatchObject({
      name: 'ResponseBodyError',
      error: 'invalid_grant',
    });
    const seen = await client.tokenIntrospection(config, renewed.access_token);
    expect(seen).toEqual({ active: false });
  });

  it('is told who said no, with the issuer that it checks', async () => {
    const config = await register('none');
    await expect(signIn(config, { doings: { answer: 'deny' } })).rejects.toMatchObject({
      name: 'AuthorizationResponseError',
      error: 'access_denied',
    });
  });

  it('is refused with another key than the registered one', async () => {
    const { privateKey } = await generateKeyPair('ES384');
    const { clientMetadata, serverMetadata } = await register('private_key_jwt').then((one) => ({
      clientMetadata: one.clientMetadata(),
      serverMetadata: one.serverMetadata(),
    }));
    const stranger = new client.Configuration(
      serverMetadata,
      clientMetadata.client_id,
      {},
      client.PrivateKeyJwt({ key: privateKey, kid: 'app-key' }),
    );
    client.allowInsecureRequests(stranger);
    await expect(signIn(stranger)).rejects.toMatchObject({
      error: 'invalid_client',
      error_description: 'The signature (ES384) does not verify with the registered key.',
    });
  });

  it.each([
    ['a holder that takes DPoP', 'optional', 'client_secret_basic'],
    ['a holder that demands it with its own nonce', 'required-with-nonce', 'client_secret_basic'],
    ['a public client', 'required-with-nonce', 'none'],
  ] as const)('binds its tokens to a key: %s', async (_, dpop, method) => {
    const holder = await makeHolder({ dpop });
    const config = await register(method, holder);
    const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'));
    const tokens = await signIn(config, { DPoP, holder });
    expect(tokens.token_type).toBe('dpop');
    const { access_token: token } = tokens;
    const read = await client.fetchProtectedResource(
      config,
      token,
      patientUrl(holder),
      'GET',
      null,
      undefined,
      { DPoP },
    );
    expect(read.status).toBe(200);
    const person = await client.fetchUserInfo(config, token, 'patient-ada', { DPoP });
    expect(person.sub).toBe('patient-ada');
    const renewed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, {
      DPoP,
    });
    expect(renewed.token_type).toBe('dpop');
    // Without the key the token is worth nothing.
    await expect(
      client.fetchProtectedResource(config, renewed.access_token, patientUrl(holder), 'GET'),
    ).rejects.toMatchObject({ name: 'WWWAuthenticateChallengeError', status: 401 });
  });
});
