import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import {
  GET as authorizeGet,
  POST as authorizePost,
} from '@/app/sandbox/[holder]/oauth/authorize/route';
import { DELETE, GET, PUT } from '@/app/sandbox/[holder]/oauth/register/[clientId]/route';
import { db } from '@/lib/db/client';
import type { HolderSettingsInput } from '@/lib/sandbox/holders/settings';
import {
  addresses,
  answerOf,
  nowSeconds,
  type Answer,
  type Claims,
} from './sandbox-oauth.fixtures';

/** A holder of the database with these settings, and everything else as at harbor. */
export async function makeHolder(settings: Partial<HolderSettingsInput> = {}): Promise<string> {
  const name = `h-${randomUUID().slice(0, 13)}`;
  const client = await db();
  await client.sandboxHolder.create({ data: { name, settings: { title: name, ...settings } } });
  return name;
}

/** An object without some of its members. */
export function without<T>(
  members: Readonly<Record<string, T>>,
  ...names: string[]
): Record<string, T> {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}

/** Proper metadata of an app with users, with a secret; for a test to spoil. */
export const userApp = (): Claims => ({
  client_name: 'Test app',
  client_uri: 'https://app.example.org/',
  logo_uri: 'https://app.example.org/logo.svg',
  tos_uri: 'https://app.example.org/tos',
  policy_uri: 'https://app.example.org/privacy',
  contacts: ['mailto:dev@example.org'],
  redirect_uris: ['https://app.example.org/callback'],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'client_secret_basic',
  scope: 'openid patient/*.rs',
});

/** Proper metadata of a backend service, with a secret. */
export const service = (): Claims => ({
  client_name: 'Test service',
  contacts: ['dev@example.org'],
  grant_types: ['client_credentials'],
  token_endpoint_auth_method: 'client_secret_basic',
  scope: 'system/Patient.rs system/Encounter.rs',
});

/** A key pair as SMART clients have it. */
export async function newJwk(
  alg: 'RS384' | 'ES384' = 'ES384',
): Promise<{ alg: string; privateKey: CryptoKey; jwk: JWK & { kid: string } }> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid: randomUUID() } };
}

/** An assertion as SMART has it, without `iat`; `claims` and `header` replace what is proper. */
export async function smartAssertion(
  key: Awaited<ReturnType<typeof newJwk>>,
  clientId: string,
  {
    claims = {},
    header = {},
    holder = 'harbor',
  }: { claims?: Claims; header?: Claims; holder?: string } = {},
): Promise<string> {
  return new SignJWT({
    iss: clientId,
    sub: clientId,
    aud: addresses(holder).tokenEndpoint,
    exp: nowSeconds() + 240,
    jti: randomUUID(),
    ...claims,
  })
    .setProtectedHeader({ alg: key.alg, typ: 'JWT', kid: key.jwk.kid, ...header })
    .sign(key.privateKey);
}

/** Calls the address of a registration (RFC 7592). */
export async function manage(
  method: 'GET' | 'PUT' | 'DELETE',
  clientId: string,
  token: string | null,
  more: { body?: unknown; holder?: string } = {},
): Promise<Answer> {
  const { body, holder = 'harbor' } = more;
  const request = new Request(`${addresses(holder).registrationEndpoint}/${clientId}`, {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const route = { GET, PUT, DELETE }[method];
  return answerOf(await route(request, { params: Promise.resolve({ holder, clientId }) }));
}

/** Sends a browser to the authorization endpoint. */
export async function authorize(
  parameters: Record<string, string> | string,
  more: { method?: 'GET' | 'POST'; holder?: string } = {},
): Promise<Response> {
  const { method = 'GET', holder = 'harbor' } = more;
  const query = new URLSearchParams(parameters).toString();
  const { authorizationEndpoint } = addresses(holder);
  const context = { params: Promise.resolve({ holder }) };
  if (method === 'GET')
    return authorizeGet(new Request(`${authorizationEndpoint}?${query}`), context);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return authorizePost(
    new Request(authorizationEndpoint, { method, headers, body: query }),
    context,
  );
}
