import { randomUUID } from 'node:crypto';
import { CompactSign, generateKeyPair } from 'jose';
import { POST as introspectRoute } from '@/app/sandbox/[holder]/oauth/introspect/route';
import { POST as registerRoute } from '@/app/sandbox/[holder]/oauth/register/route';
import { POST as tokenRoute } from '@/app/sandbox/[holder]/oauth/token/route';
import { toBase64 } from '@/lib/protocol/bytes';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { holderAddresses } from '@/lib/sandbox/addresses';
import { issueClientCertificate } from '@/lib/sandbox/pki/issue-client-certificate';

export type Alg = 'RS256' | 'RS384' | 'ES256' | 'ES384';
export type Claims = Record<string, unknown>;

/** Somebody who can sign: a key, and the chain that certifies it. */
export interface TestClient {
  uri: string;
  alg: Alg;
  privateKey: CryptoKey;
  serialNumber: string;
  x5c: string[];
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export const addresses = (holder = 'harbor') => holderAddresses(holder);
export const nowSeconds = () => Math.floor(Date.now() / 1000);

/** A client with a certificate from the sandbox's own intermediate. */
export async function newClient(alg: Alg = 'RS256', sanUris?: string[]): Promise<TestClient> {
  const uris = sanUris ?? [`https://app.example.org/${randomUUID()}`];
  const pair = await generateKeyPair(alg);
  const { chainPem } = await issueClientCertificate({
    publicKey: pair.publicKey,
    subject: { commonName: 'Test client' },
    sanUris: uris,
  });
  const chain = chainPem.flatMap((pem) => parseCertificates(pem));
  return {
    uri: uris[0]!,
    alg,
    privateKey: pair.privateKey,
    serialNumber: chain[0]!.serialNumber,
    x5c: chain.map((certificate) => toBase64(new Uint8Array(certificate.rawData))),
  };
}

/** Signs claims as they are, `undefined` members left out. */
export async function sign(
  client: Pick<TestClient, 'alg' | 'privateKey' | 'x5c'>,
  claims: Claims,
  header: Claims = {},
): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: client.alg, x5c: client.x5c, ...header })
    .sign(client.privateKey);
}

/** A JWT without a signature that means anything. */
export function unsigned(header: Claims, claims: Claims, signature = ''): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.${signature}`;
}

/** Proper claims of a software statement, for a test to spoil. */
export function statementClaims(client: Pick<TestClient, 'uri'>, holder = 'harbor'): Claims {
  return {
    iss: client.uri,
    sub: client.uri,
    aud: addresses(holder).registrationEndpoint,
    iat: nowSeconds(),
    exp: nowSeconds() + 300,
    jti: randomUUID(),
    client_name: 'Test client',
    contacts: ['mailto:dev@example.org', 'https://example.org/contact'],
    grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'private_key_jwt',
    scope: 'system/*.rs',
  };
}

/** Proper claims of a software statement of an app with users, for a test to spoil. */
export function userStatementClaims(client: Pick<TestClient, 'uri'>, holder = 'harbor'): Claims {
  return {
    ...statementClaims(client, holder),
    grant_types: ['authorization_code', 'refresh_token'],
    redirect_uris: ['https://app.example.org/callback', 'https://app.example.org/other?tab=1'],
    response_types: ['code'],
    logo_uri: 'https://app.example.org/logo.png',
    scope: 'openid fhirUser launch/patient offline_access user/Patient.rs patient/*.rs',
  };
}

export const b2b = {
  version: '1',
  subject_name: 'Test client',
  organization_id: 'https://example.org/organization',
  organization_name: 'Example',
  purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#TREAT'],
};

/** Proper claims of a client assertion, for a test to spoil. */
export function assertionClaims(clientId: string, holder = 'harbor'): Claims {
  return {
    iss: clientId,
    sub: clientId,
    aud: addresses(holder).tokenEndpoint,
    iat: nowSeconds(),
    exp: nowSeconds() + 300,
    jti: randomUUID(),
    extensions: { 'hl7-b2b': b2b },
  };
}

/** What came back; an empty body is an empty object. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
  };
}

const context = (holder: string) => ({ params: Promise.resolve({ holder }) });

/** Sends a body to the registration endpoint. */
export async function postRegistration(
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
  holder = 'harbor',
): Promise<Answer> {
  const request = new Request(addresses(holder).registrationEndpoint, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return answerOf(await registerRoute(request, context(holder)));
}

/** Registers with these claims. */
export async function register(
  client: TestClient,
  claims: Claims = statementClaims(client),
  more: { holder?: string; certifications?: string[] } = {},
): Promise<Answer> {
  const { holder, certifications } = more;
  const body = { software_statement: await sign(client, claims), udap: '1', certifications };
  return postRegistration(body, undefined, holder);
}

/** Sends a form to the token endpoint. */
export async function postToken(
  form: Record<string, string> | string,
  headers: Record<string, string> = {},
  holder = 'harbor',
): Promise<Answer> {
  const request = new Request(addresses(holder).tokenEndpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
  });
  return answerOf(await tokenRoute(request, context(holder)));
}

/** A proper token request around an assertion. */
export function tokenForm(assertion: string, scope = 'system/*.rs'): Record<string, string> {
  return {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope,
    udap: '1',
  };
}

/** Asks for a token with these claims. */
export async function requestToken(
  client: TestClient,
  claims: Claims,
  holder = 'harbor',
): Promise<Answer> {
  return postToken(tokenForm(await sign(client, claims)), {}, holder);
}

/** Introspects a token, as the bearer of another. */
export async function introspect(token: string | null, bearer: string | null): Promise<Answer> {
  const request = new Request(addresses().introspectionEndpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
    },
    body: new URLSearchParams(token === null ? {} : { token }).toString(),
  });
  return answerOf(await introspectRoute(request, context('harbor')));
}

/** The code of an error answer; fails the test when the answer is no proper OAuth error. */
export function errorOf(answer: Answer, status = 400): unknown {
  const { error, error_description: description } = answer.body;
  const isProper =
    answer.status === status &&
    answer.headers.get('cache-control') === 'no-store' &&
    answer.headers.get('content-type')?.startsWith('application/json') === true &&
    typeof description === 'string' &&
    /^[\x20\x21\x23-\x5b\x5d-\x7e]+$/.test(description);
  if (!isProper) throw new Error(`not a proper error: ${JSON.stringify(answer.body)}`);
  return error;
}
