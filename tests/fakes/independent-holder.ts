import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { calculateJwkThumbprint, EmbeddedJWK, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import Provider from 'oidc-provider';

/** What a test settles about the person who signs in, and about the provider. */
export interface IndependentSettings {
  answer: 'allow' | 'deny';
  accessTokenSeconds: number;
}

/** What the provider says of an access token. */
interface Introspected {
  active: boolean;
  scope?: string;
  /** The key to which it is bound. */
  cnf?: { jkt: string };
}

const scopes = [
  'openid',
  'offline_access',
  'fhirUser',
  'launch/patient',
  'patient/*.rs',
  'system/*.rs',
];

/** A resource server of its own at the provider, so that it may ask about tokens. */
const resourceServer = { id: 'fhir-server', secret: 'a-secret-of-the-fhir-server' };

/**
 * A FHIR server whose authorization server is `oidc-provider`, an OpenID provider that is not ours: it registers
 * clients, and says what the FHIR server asks it about each access token. The person signs in and allows without a
 * page. What SMART adds to the token answer comes from a middleware, as operators of such a provider do it.
 */
export async function startIndependentHolder() {
  const settings: IndependentSettings = { answer: 'allow', accessTokenSeconds: 300 };
  const errors: Error[] = [];
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${host}`;
  const fhir = `${issuer}/fhir`;

  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'k1' }] },
    cookies: { keys: ['a key of the tests'] },
    scopes,
    claims: { openid: ['sub'], fhirUser: ['fhirUser'] },
    conformIdTokenClaims: false,
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, fhirUser: `${fhir}/Patient/p1` }),
    }),
    clients: [
      {
        client_id: resourceServer.id,
        client_secret: resourceServer.secret,
        grant_types: [],
        response_types: [],
        redirect_uris: [],
      },
    ],
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['RS256', 'RS384', 'ES256', 'ES384'] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      introspection: { enabled: true },
      registration: { enabled: true },
      revocation: { enabled: true },
    },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    ttl: {
      AccessToken: () => settings.accessTokenSeconds,
      ClientCredentials: () => settings.accessTokenSeconds,
      Grant: 3600,
      IdToken: 300,
      Interaction: 600,
      RefreshToken: 3600,
      Session: 3600,
    },
    // Its own dispatcher refuses loopback, where the JWK Sets of these tests are.
    fetch: (url: string, options: RequestInit & { dispatcher?: unknown }) => {
      delete options.dispatcher;
      return fetch(url, options);
    },
  });
  provider.on('server_error', (_context, error) => errors.push(error));
  provider.use(async (context, next) => {
    await next();
    const isToken = context.oidc?.route === 'token';
    const body = context.body as Record<string, unknown> | undefined;
    if (!isToken || !String(body?.scope).includes('launch/patient')) return;
    context.body = { ...body, patient: 'p1', need_patient_banner: true };
  });

  /** The person: says who they are, then allows everything, or nothing. */
  async function interact(request: http.IncomingMessage, response: http.ServerResponse) {
    const { prompt, params, session, grantId } = await provider.interactionDetails(
      request,
      response,
    );
    const finish = (result: object) =>
      provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
    if (settings.answer === 'deny') {
      return finish({ error: 'access_denied', error_description: 'the person said no' });
    }
    if (prompt.name === 'login') return finish({ login: { accountId: 'person-1' } });
    const grant =
      (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ??
      new provider.Grant({ accountId: session?.accountId, clientId: params.client_id });
    const { missingOIDCScope = [], missingOIDCClaims = [] } = prompt.details;
    if (missingOIDCScope.length > 0) grant.addOIDCScope(missingOIDCScope.join(' '));
    if (missingOIDCClaims.length > 0) grant.addOIDCClaims(missingOIDCClaims);
    return finish({ consent: { grantId: await grant.save() } });
  }

  /** Asks the provider whether the access token of a request is good for reading a Patient. */
  async function isGood(request: http.IncomingMessage): Promise<boolean> {
    const { headers, method = '', url = '' } = request;
    const [scheme, token = ''] = (headers.authorization ?? '').split(' ');
    const { id, secret } = resourceServer;
    const answer = await fetch(`${issuer}/token/introspection`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ token }),
    });
    const told = (await answer.json()) as Introspected;
    const isProven =
      told.cnf === undefined
        ? scheme === 'Bearer'
        : scheme === 'DPoP' &&
          told.cnf.jkt === (await proven(headers.dpop, { method, url: `${issuer}${url}`, token }));
    return told.active && isProven && /(patient|system)\/\*\.rs/.test(told.scope ?? '');
  }

  /** The thumbprint of the key that a proof proves for a request; empty when it proves none. */
  async function proven(
    proof: unknown,
    asked: { method: string; url: string; token: string },
  ): Promise<string> {
    if (typeof proof !== 'string') return '';
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      maxTokenAge: 60,
    });
    const ath = createHash('sha256').update(asked.token).digest('base64url');
    const isThis =
      payload['htm'] === asked.method && payload['htu'] === asked.url && payload['ath'] === ath;
    return isThis && protectedHeader.jwk ? calculateJwkThumbprint(protectedHeader.jwk) : '';
  }

  async function answerFhir(request: http.IncomingMessage): Promise<[number, object]> {
    switch (request.url) {
      case '/fhir/.well-known/smart-configuration':
        return [200, smartConfiguration(issuer)];
      case '/fhir/metadata':
        return [200, capabilityStatement];
      case '/fhir/Patient/p1':
        if (await isGood(request)) return [200, { resourceType: 'Patient', id: 'p1' }];
        return [401, { resourceType: 'OperationOutcome', issue: [] }];
      default:
        return [404, { resourceType: 'OperationOutcome', issue: [] }];
    }
  }

  const callback = provider.callback();
  server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
    void (async () => {
      if (request.url?.startsWith('/interaction/')) return interact(request, response);
      if (!request.url?.startsWith('/fhir/')) return callback(request, response);
      const [status, body] = await answerFhir(request);
      response.writeHead(status, {
        'content-type': request.url.includes('/.well-known/')
          ? 'application/json'
          : 'application/fhir+json',
        // Apps in browsers read it, too.
        'access-control-allow-origin': '*',
        ...(status === 401 && { 'www-authenticate': 'Bearer error="invalid_token"' }),
      });
      response.end(JSON.stringify(body));
    })();
  });

  return {
    issuer,
    fhir,
    host,
    settings,
    /** What went wrong inside of the provider. */
    errors,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function smartConfiguration(issuer: string) {
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    registration_endpoint: `${issuer}/reg`,
    introspection_endpoint: `${issuer}/token/introspection`,
    revocation_endpoint: `${issuer}/token/revocation`,
    userinfo_endpoint: `${issuer}/me`,
    scopes_supported: scopes,
    grant_types_supported: ['authorization_code', 'client_credentials'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: [
      'none',
      'client_secret_basic',
      'client_secret_post',
      'private_key_jwt',
    ],
    token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
    authorization_response_iss_parameter_supported: true,
    capabilities: [
      'launch-standalone',
      'client-public',
      'client-confidential-symmetric',
      'client-confidential-asymmetric',
      'sso-openid-connect',
      'context-standalone-patient',
      'permission-offline',
      'permission-patient',
      'permission-v2',
    ],
  };
}

const capabilityStatement = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json'],
  date: '2026-01-01',
  rest: [{ mode: 'server', resource: [{ type: 'Patient', interaction: [{ code: 'read' }] }] }],
};
