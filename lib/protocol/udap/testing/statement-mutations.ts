import type { GrantType } from '../../registration/client-metadata';
import type { softwareStatementChecks } from '../software-statement-checks';

type Members = Record<string, unknown>;

/** One thing that is wrong with an otherwise good software statement. */
export interface StatementMutation {
  name: string;
  /** The workflows in which it is wrong. */
  grantTypes: readonly GrantType[];
  /** Changes the claims, or the header; undefined members are left out. */
  claims?: (good: Members) => Members;
  header?: (good: Members) => Members;
  /** The check of ours that finds it before it is sent; null where only the holder can know. */
  check: keyof typeof softwareStatementChecks | null;
  /** What a strict holder answers (UDAP Dynamic Client Registration §4, RFC 7591 §3.2.2). */
  code:
    | 'invalid_software_statement'
    | 'unapproved_software_statement'
    | 'invalid_client_metadata'
    | 'invalid_redirect_uri';
}

const both = ['authorization_code', 'client_credentials'] as const;
const user = ['authorization_code'] as const;
const system = ['client_credentials'] as const;

const set = (changes: Members) => (good: Members) => ({ ...good, ...changes });
const secondsOf = (value: unknown) => value as number;

function statement(
  name: string,
  member: 'alg' | 'x5c' | 'iss' | 'sub' | 'aud' | 'times',
  change: Pick<StatementMutation, 'claims' | 'header'>,
): StatementMutation {
  return {
    name,
    grantTypes: both,
    ...change,
    check: `udap.software-statement.${member}`,
    code: 'invalid_software_statement',
  };
}

function metadata(
  name: string,
  grantTypes: readonly GrantType[],
  check: StatementMutation['check'],
  changes: Members,
  code: StatementMutation['code'] = 'invalid_client_metadata',
): StatementMutation {
  return { name, grantTypes, check, claims: set(changes), code };
}

/** Every claim of a software statement, each wrong in each way that the standards tell apart. */
export const statementMutations: readonly StatementMutation[] = [
  statement('alg none', 'alg', { header: set({ alg: 'none' }) }),
  statement('alg HS256', 'alg', { header: set({ alg: 'HS256' }) }),
  statement('no x5c', 'x5c', { header: set({ x5c: undefined }) }),
  statement('an empty x5c', 'x5c', { header: set({ x5c: [] }) }),
  statement('PEM in x5c', 'x5c', {
    header: (good) => ({
      ...good,
      x5c: (good.x5c as string[]).map(
        (der) => `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----`,
      ),
    }),
  }),
  statement('line breaks in x5c', 'x5c', {
    header: (good) => ({
      ...good,
      x5c: (good.x5c as string[]).map((der) => der.replace(/(.{64})/g, '$1\n')),
    }),
  }),
  statement('base64url in x5c', 'x5c', {
    header: (good) => ({
      ...good,
      x5c: (good.x5c as string[]).map((der) =>
        der.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
      ),
    }),
  }),
  statement('no iss', 'iss', { claims: set({ iss: undefined, sub: undefined }) }),
  statement('an iss that the certificate does not name', 'iss', {
    claims: (good) => ({ ...good, iss: `${String(good.iss)}/`, sub: `${String(good.iss)}/` }),
  }),
  statement('no sub', 'sub', { claims: set({ sub: undefined }) }),
  statement('another sub', 'sub', { claims: set({ sub: 'https://other.example.org' }) }),
  statement('no aud', 'aud', { claims: set({ aud: undefined }) }),
  statement('another aud', 'aud', { claims: set({ aud: 'https://other.example.org/register' }) }),
  statement('an aud with a slash', 'aud', {
    claims: (good) => ({ ...good, aud: `${String(good.aud)}/` }),
  }),
  statement('no iat', 'times', { claims: set({ iat: undefined }) }),
  statement('an iat in the future', 'times', {
    claims: (good) => ({ ...good, iat: secondsOf(good.iat) + 60 }),
  }),
  statement('an iat as text', 'times', {
    claims: (good) => ({ ...good, iat: String(good.iat) }),
  }),
  statement('an iat in milliseconds', 'times', {
    claims: (good) => ({ ...good, iat: secondsOf(good.iat) * 1000 }),
  }),
  statement('no exp', 'times', { claims: set({ exp: undefined }) }),
  statement('an exp that is over', 'times', {
    claims: (good) => ({
      ...good,
      iat: secondsOf(good.iat) - 400,
      exp: secondsOf(good.iat) - 100,
    }),
  }),
  statement('a life of 301 seconds', 'times', {
    claims: (good) => ({ ...good, exp: secondsOf(good.iat) + 301 }),
  }),
  metadata('no jti', both, 'udap.software-statement.jti', { jti: undefined }),
  metadata('an empty jti', both, 'udap.software-statement.jti', { jti: '' }),
  metadata('no client_name', both, 'udap.software-statement.client-name', {
    client_name: undefined,
  }),
  metadata('no contacts', both, 'udap.software-statement.contacts', { contacts: undefined }),
  metadata('contacts as text', both, 'udap.software-statement.contacts', {
    contacts: 'mailto:dev@example.org',
  }),
  metadata('contacts without mail', both, 'udap.software-statement.contacts', {
    contacts: ['https://app.example.org/contact'],
  }),
  metadata('no grant_types', both, 'udap.software-statement.grant-types', {
    grant_types: undefined,
  }),
  metadata('an unknown grant type', both, 'udap.software-statement.grant-types', {
    grant_types: ['implicit'],
  }),
  metadata('both workflows', both, 'udap.software-statement.grant-types', {
    grant_types: ['authorization_code', 'client_credentials'],
    redirect_uris: ['https://app.example.org/callback'],
    response_types: ['code'],
    logo_uri: 'https://app.example.org/logo.png',
    scope: 'system/Patient.rs patient/Patient.rs',
  }),
  metadata('refresh_token without a user', system, 'udap.software-statement.grant-types', {
    grant_types: ['client_credentials', 'refresh_token'],
  }),
  metadata(
    'no redirect_uris',
    user,
    'udap.software-statement.redirect-uris',
    { redirect_uris: undefined },
    'invalid_redirect_uri',
  ),
  metadata(
    'a redirect URI without https',
    user,
    'udap.software-statement.redirect-uris',
    { redirect_uris: ['http://app.example.org/callback'] },
    'invalid_redirect_uri',
  ),
  metadata(
    'a custom scheme',
    user,
    'udap.software-statement.redirect-uris',
    { redirect_uris: ['org.example.app:/callback'] },
    'invalid_redirect_uri',
  ),
  metadata(
    'a loopback address',
    user,
    'udap.software-statement.redirect-uris',
    { redirect_uris: ['http://127.0.0.1:8080/callback'] },
    'invalid_redirect_uri',
  ),
  metadata(
    'a redirect URI with a fragment',
    user,
    'udap.software-statement.redirect-uris',
    { redirect_uris: ['https://app.example.org/callback#done'] },
    'invalid_redirect_uri',
  ),
  metadata('redirect_uris without a user', system, 'udap.software-statement.redirect-uris', {
    redirect_uris: ['https://app.example.org/callback'],
  }),
  metadata('empty redirect_uris without a user', system, 'udap.software-statement.redirect-uris', {
    redirect_uris: [],
  }),
  metadata('no response_types', user, 'udap.software-statement.response-types', {
    response_types: undefined,
  }),
  metadata('the response type token', user, 'udap.software-statement.response-types', {
    response_types: ['token'],
  }),
  metadata('response_types without a user', system, 'udap.software-statement.response-types', {
    response_types: ['code'],
  }),
  metadata('no logo_uri', user, 'udap.software-statement.logo-uri', { logo_uri: undefined }),
  metadata('a logo without https', both, 'udap.software-statement.logo-uri', {
    logo_uri: 'http://app.example.org/logo.png',
  }),
  metadata('no token_endpoint_auth_method', both, 'udap.software-statement.auth-method', {
    token_endpoint_auth_method: undefined,
  }),
  metadata('authentication by a secret', both, 'udap.software-statement.auth-method', {
    token_endpoint_auth_method: 'client_secret_basic',
  }),
  metadata('no scope', both, 'udap.software-statement.scope', { scope: undefined }),
  metadata('only unknown scopes', both, null, { scope: 'moon/Rocket.launch' }),
  metadata('a wildcard that is not offered', both, null, { scope: 'system/*.cruds user/*.cruds' }),
];
