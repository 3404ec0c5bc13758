import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What the provider says about whoever signs in next. */
export interface OidcPerson {
  sub: string;
  email?: string;
  email_verified?: boolean | string;
  name?: string;
  /** Claims that only the userinfo endpoint has. */
  userinfo?: object;
}

/**
 * An OpenID provider on a free port: discovery, keys, token and userinfo endpoint. The authorization endpoint
 * is `authorize`, which a test calls with the address that it was redirected to.
 */
export async function startOidcProvider(): Promise<{
  issuer: string;
  /** Signs `person` in at the provider and returns the callback's parameters. */
  authorize: (address: string, person: OidcPerson) => { code: string; state: string };
  close: () => Promise<void>;
}> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, { person: OidcPerson; nonce: string }>();
  let issuer = '';

  const idToken = ({ person, nonce }: { person: OidcPerson; nonce: string }) => {
    // What only the userinfo endpoint knows is undefined here, which JSON leaves out.
    return new SignJWT({ ...person, userinfo: undefined, nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'key' })
      .setIssuer(issuer)
      .setAudience('onramp')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  };

  async function answer(request: http.IncomingMessage): Promise<unknown> {
    const path = request.url ?? '';
    if (path.startsWith('/.well-known')) {
      return {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      };
    }
    if (path === '/keys') return { keys: [jwk] };
    if (path === '/userinfo') {
      const code = request.headers.authorization?.replace('Bearer ', '') ?? '';
      const person = codes.get(code)?.person;
      return { sub: person?.sub, ...person?.userinfo };
    }
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const code = new URLSearchParams(body).get('code') ?? '';
    const signedIn = codes.get(code);
    if (!signedIn) return { error: 'invalid_grant' };
    return {
      access_token: code,
      token_type: 'Bearer',
      expires_in: 300,
      id_token: await idToken(signedIn),
    };
  }

  const server = http.createServer((request, response) => {
    void answer(request).then((body) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    authorize: (address, person) => {
      const query = new URL(address).searchParams;
      const code = `code-${codes.size + 1}`;
      codes.set(code, { person, nonce: query.get('nonce') ?? '' });
      return { code, state: query.get('state') ?? '' };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
