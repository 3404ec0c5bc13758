import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';

interface Client {
  id: string;
  secret: string | null;
  metadata: Record<string, unknown>;
}

interface Grant {
  client: string;
  scope: string;
  nonce: string | null;
  challenge: string;
  redirectUri: string;
}

/** What a test changes in the behaviour of the server. */
export interface AuthorizationSettings {
  /** What the person at the authorization endpoint answers. */
  consent: 'allow' | 'deny' | 'other-state' | 'other-issuer';
  /** Added to the next id_token, or in place of what stands there. */
  idClaims: Record<string, unknown>;
  expiresInSeconds: number;
  /** Refuses every access token that was given so far. */
  revokeAll: () => void;
  /** Left out of the token response. */
  without: readonly string[];
}

class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

const refuse = (code: string, description: string, status = 400) =>
  new Refusal(status, code, description);

/**
 * A strict data holder with users on a free port: SMART configuration, RFC 7591, authorization code with PKCE, the four
 * ways to authenticate, refresh tokens that are good once, id_tokens, and one FHIR patient. The person at the
 * authorization endpoint answers at once, as `settings` says.
 */
export async function startAuthorizationServer(): Promise<{
  url: string;
  host: string;
  fhir: string;
  settings: AuthorizationSettings;
  /** What clients sent to the token endpoint: the names of the parameters, and whether there was a Basic header. */
  tokenRequests: { names: string[]; isBasic: boolean; grant: string }[];
  close: () => Promise<void>;
}> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const clients = new Map<string, Client>();
  const codes = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant>();
  const accessTokens = new Set<string>();
  const tokenRequests: { names: string[]; isBasic: boolean; grant: string }[] = [];
  let url = '';
  const settings: AuthorizationSettings = {
    consent: 'allow',
    idClaims: {},
    expiresInSeconds: 300,
    revokeAll: () => accessTokens.clear(),
    without: [],
  };
  const secret = () => randomBytes(24).toString('base64url');

  function register(metadata: Record<string, unknown>) {
    const method = metadata.token_endpoint_auth_method ?? 'client_secret_basic';
    const hasSecret = method === 'client_secret_basic' || method === 'client_secret_post';
    if (!Array.isArray(metadata.redirect_uris) || metadata.redirect_uris.length === 0) {
      throw refuse('invalid_redirect_uri', 'redirect_uris is missing');
    }
    // A secret with characters that Basic credentials have to encode.
    const client = { id: `c-${secret()}`, secret: hasSecret ? `${secret()}+/: %` : null, metadata };
    clients.set(client.id, client);
    return {
      ...metadata,
      client_id: client.id,
      ...(client.secret === null
        ? {}
        : { client_secret: client.secret, client_secret_expires_at: 0 }),
    };
  }

  function authorize(query: URLSearchParams): string {
    const client = clients.get(query.get('client_id') ?? '');
    const redirectUri = query.get('redirect_uri') ?? '';
    const registered = client?.metadata.redirect_uris as string[] | undefined;
    if (!client || !registered?.includes(redirectUri)) {
      throw refuse('invalid_request', 'unknown client or redirect_uri');
    }
    const back = new URL(redirectUri);
    const state = query.get('state') ?? '';
    back.searchParams.set('state', settings.consent === 'other-state' ? 'another' : state);
    back.searchParams.set(
      'iss',
      settings.consent === 'other-issuer' ? 'https://evil.example' : url,
    );
    const problem =
      query.get('response_type') !== 'code' ||
      query.get('code_challenge_method') !== 'S256' ||
      query.get('aud') !== `${url}/fhir` ||
      state.length < 22;
    if (problem) back.searchParams.set('error', 'invalid_request');
    else if (settings.consent === 'deny') {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'the person said no');
    } else {
      const code = secret();
      codes.set(code, {
        client: client.id,
        scope: query.get('scope') ?? '',
        nonce: query.get('nonce'),
        challenge: query.get('code_challenge') ?? '',
        redirectUri,
      });
      back.searchParams.set('code', code);
    }
    return back.href;
  }

  async function authenticate(headers: http.IncomingHttpHeaders, form: URLSearchParams) {
    const unknown = () => refuse('invalid_client', 'the client is not who it says', 401);
    const [scheme, credentials = ''] = (headers.authorization ?? '').split(' ');
    const pair = Buffer.from(credentials, 'base64').toString().split(':');
    const [basicId, basicSecret] = pair.map((part) => decodeURIComponent(part.replace(/\+/g, ' ')));
    const assertion = form.get('client_assertion');
    const claimed = assertion
      ? (JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()) as {
          sub: string;
        })
      : null;
    const client = clients.get(
      claimed?.sub ?? (scheme === 'Basic' ? basicId : form.get('client_id')) ?? '',
    );
    if (!client) throw unknown();
    switch (client.metadata.token_endpoint_auth_method) {
      case 'none':
        if (scheme || assertion || form.has('client_secret')) throw unknown();
        break;
      case 'client_secret_post':
        if (form.get('client_secret') !== client.secret || scheme) throw unknown();
        break;
      case 'private_key_jwt': {
        const keys = createRemoteJWKSet(new URL(String(client.metadata.jwks_uri)));
        await jwtVerify(assertion ?? '', keys, {
          issuer: client.id,
          subject: client.id,
          audience: `${url}/token`,
          maxTokenAge: '5m',
        }).catch(() => {
          throw unknown();
        });
        break;
      }
      default:
        if (basicSecret !== client.secret || form.has('client_secret')) throw unknown();
    }
    return client;
  }

  async function tokens(grant: Grant) {
    const access = secret();
    accessTokens.add(access);
    const scopes = grant.scope.split(' ');
    const hasRefresh = scopes.includes('offline_access');
    const refresh = secret();
    if (hasRefresh) refreshTokens.set(refresh, grant);
    const idToken = scopes.includes('openid')
      ? await new SignJWT({
          iss: url,
          sub: 'person-1',
          aud: grant.client,
          nonce: grant.nonce ?? undefined,
          fhirUser: `${url}/fhir/Patient/p1`,
          name: 'Ada Harbor',
          auth_time: Math.floor(Date.now() / 1000),
          ...settings.idClaims,
        })
          .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
          .setIssuedAt()
          .setExpirationTime('5m')
          .sign(privateKey)
      : null;
    const all = {
      access_token: access,
      token_type: 'Bearer',
      expires_in: settings.expiresInSeconds,
      scope: grant.scope,
      patient: 'p1',
      need_patient_banner: true,
      ...(hasRefresh ? { refresh_token: refresh } : {}),
      ...(idToken === null ? {} : { id_token: idToken }),
    };
    return Object.fromEntries(
      Object.entries(all).filter(([name]) => !settings.without.includes(name)),
    );
  }

  async function token(headers: http.IncomingHttpHeaders, form: URLSearchParams) {
    const grantType = form.get('grant_type') ?? '';
    tokenRequests.push({
      names: [...form.keys()].sort(),
      isBasic: headers.authorization !== undefined,
      grant: grantType,
    });
    const client = await authenticate(headers, form);
    if (grantType === 'authorization_code') {
      const code = form.get('code') ?? '';
      const grant = codes.get(code);
      codes.delete(code);
      const verifier = form.get('code_verifier') ?? '';
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      const isGood =
        grant?.client === client.id &&
        grant.redirectUri === form.get('redirect_uri') &&
        grant.challenge === challenge;
      if (!grant || !isGood) throw refuse('invalid_grant', 'the code is not good');
      return tokens(grant);
    }
    const used = form.get('refresh_token') ?? '';
    const grant = refreshTokens.get(used);
    // Each is good once.
    refreshTokens.delete(used);
    if (grantType !== 'refresh_token' || grant?.client !== client.id) {
      throw refuse('invalid_grant', 'the refresh token is not good');
    }
    return tokens({ ...grant, nonce: null });
  }

  const configuration = () => ({
    issuer: url,
    jwks_uri: `${url}/jwks`,
    authorization_endpoint: `${url}/authorize?tenant=1`,
    token_endpoint: `${url}/token`,
    registration_endpoint: `${url}/register`,
    grant_types_supported: ['authorization_code'],
    code_challenge_methods_supported: ['S256'],
    capabilities: [
      'launch-standalone',
      'launch-ehr',
      'client-public',
      'client-confidential-symmetric',
      'client-confidential-asymmetric',
      'sso-openid-connect',
    ],
    authorization_response_iss_parameter_supported: true,
  });

  async function answer(
    request: http.IncomingMessage,
    body: string,
  ): Promise<{ status: number; json?: unknown; location?: string; headers?: object }> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    if (pathname === '/fhir/.well-known/smart-configuration') {
      return { status: 200, json: configuration() };
    }
    if (pathname === '/.well-known/openid-configuration') {
      return {
        status: 200,
        json: {
          ...configuration(),
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          userinfo_endpoint: `${url}/userinfo`,
        },
      };
    }
    if (pathname === '/jwks') return { status: 200, json: { keys: [jwk] } };
    if (pathname === '/register') {
      return { status: 201, json: register(JSON.parse(body) as Record<string, unknown>) };
    }
    if (pathname === '/authorize') return { status: 302, location: authorize(searchParams) };
    if (pathname === '/token') {
      return {
        status: 200,
        json: await token(request.headers, new URLSearchParams(body)),
        headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
      };
    }
    if (pathname === '/fhir/metadata') {
      return {
        status: 200,
        json: {
          resourceType: 'CapabilityStatement',
          status: 'active',
          kind: 'instance',
          fhirVersion: '4.0.1',
          format: ['json'],
          date: '2026-01-01',
          rest: [{ mode: 'server' }],
        },
      };
    }
    const bearer = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (!accessTokens.has(bearer)) throw refuse('invalid_token', 'not good (any more)', 401);
    return { status: 200, json: { resourceType: 'Patient', id: 'p1' } };
  }

  const server = http.createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const { status, json, location, headers } = await answer(request, body).catch(
        (error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
          return {
            status: error.status,
            json: { error: error.code, error_description: error.message },
            location: undefined,
            headers: undefined,
          };
        },
      );
      response.writeHead(status, {
        'content-type': 'application/json',
        ...headers,
        ...(location === undefined ? {} : { location }),
      });
      response.end(json === undefined ? '' : JSON.stringify(json));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  url = `http://${host}`;
  return {
    url,
    host,
    fhir: `${url}/fhir`,
    settings,
    tokenRequests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
