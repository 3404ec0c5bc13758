import { formWith, making } from './faulty-client';
import { oauthError, type HolderPlan } from '../../fakes/planned-holder';
import { sandboxIdp, signInAtHarbor, throughProvider } from './harbor';
import type { Answer, ExplainCase, World } from './world';

/** What a holder publishes that lets people sign in. */
export const configuration = (base: string, more: object = {}) => ({
  status: 200,
  body: {
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    registration_endpoint: `${base}/register`,
    grant_types_supported: ['authorization_code'],
    scopes_supported: ['launch/patient', 'patient/*.rs', 'offline_access'],
    capabilities: [
      'launch-standalone',
      'client-public',
      'context-standalone-patient',
      'permission-patient',
      'permission-offline',
      'permission-v2',
    ],
    code_challenge_methods_supported: ['S256'],
    ...more,
  },
});

export interface Visit {
  plan?: HolderPlan;
  smart?: object;
  auth?: Record<string, unknown>;
  answer: Answer;
}

/** A person goes to a holder, and comes back with this. */
export async function visit(world: World, { plan = {}, smart, auth = {}, answer }: Visit) {
  // A holder knows its own address only when it is up: it is put up twice under the same name.
  const name = `people${Math.random().toString(36).slice(2, 8)}`;
  const holder = await world.holders.add(name);
  await world.holders.add(name, { smart: configuration(holder, smart), ...plan });
  return world.signIn(
    {
      holder,
      until: 'token',
      auth: {
        method: 'code',
        register: 'always',
        session: 'new',
        scope: 'launch/patient patient/*.rs',
        ...auth,
      },
    },
    () => answer,
  );
}

const back = (visited: Visit) => (world: World) => visit(world, visited);
const error = (code: string, description?: string) => ({
  error: code,
  ...(description ? { error_description: description } : {}),
});

/** An identity provider that sends the browser back to the holder with another state. */
const withAnotherState = (back: string) => {
  const url = new URL(back);
  url.searchParams.set('state', 'another');
  return url.href;
};

/** Sections 8.4, and 8.5 as far as a person signed in. */
export const authorizationCases: readonly ExplainCase[] = [
  {
    row: '8.4 invalid_request',
    told: 'explain.authorization.request-refused',
    certainty: 'possible',
    run: back({ answer: error('invalid_request', 'something') }),
    proof: /invalid_request.*code_challenge_method/,
    fix: /documentation of the holder/,
    cite: /RFC 6749 §4\.1\.2\.1/,
  },
  {
    row: '8.4 invalid_request: aud',
    told: 'explain.authorization.aud-differs',
    certainty: 'possible',
    run: back({ answer: error('invalid_request', 'aud') }),
    proof: /aud is http:\/\/127/,
    fix: /FHIR base URL as the holder publishes/,
    cite: /SMART App Launch/,
  },
  {
    row: '8.4 invalid_request: parameter absent',
    told: 'explain.authorization.parameter-missing',
    run: (world) =>
      making({ authorization: (parameters) => parameters.delete('code_challenge') }, () =>
        signInAtHarbor(world),
      ),
    proof: /code_challenge is absent/,
    fix: /Add the parameter/,
    cite: /§7\.2/,
  },
  {
    row: '8.4 error page, no redirect: other redirect URIs are registered',
    told: 'explain.authorization.redirect-uri',
    run: back({
      plan: {
        register: ({ members }) => ({
          status: 201,
          body: { ...members, client_id: 'c8', redirect_uris: ['https://else.example/callback'] },
        }),
      },
      answer: {},
    }),
    proof: /else\.example\/callback/,
    fix: /Compare the redirect URI with the registration/,
    cite: /RFC 6749 §4\.1\.2\.1/,
  },
  {
    row: '8.4 unauthorized_client',
    told: 'explain.authorization.other-grant',
    certainty: 'likely',
    run: back({ answer: error('unauthorized_client') }),
    proof: /authorization_code/,
    fix: /Register the app for authorization_code/,
    cite: /§3\.1/,
  },
  {
    row: '8.4 invalid_scope',
    told: 'explain.authorization.scope',
    certainty: 'likely',
    run: back({
      auth: { scope: 'launch/patient patient/*.cruds' },
      answer: error('invalid_scope'),
    }),
    proof: /patient\/\*\.cruds is not in scopes_supported/,
    fix: /scopes that the holder lists/,
    cite: /§7\.3/,
  },
  {
    row: '8.4 access_denied',
    told: 'explain.authorization.person-refused',
    certainty: 'likely',
    run: back({ answer: error('access_denied', 'The person refused.') }),
    proof: /The person refused/,
    fix: /allow access/,
    cite: /RFC 6749/,
  },
  {
    row: '8.4 access_denied: with an identity provider',
    told: 'explain.authorization.not-mapped',
    certainty: 'likely',
    run: throughProvider(sandboxIdp, 'river.id'),
    proof: /sandbox\/idp.*account-river/,
    fix: /Sign in as somebody who has a record/,
    cite: /Tiered OAuth §4\.5\.2/,
  },
  {
    row: '8.4 invalid_idp',
    told: 'explain.authorization.idp-refused',
    run: throughProvider(() => `${new URL(sandboxIdp()).origin}/sandbox/harbor/none`),
    proof: /harbor\/none\/\.well-known\/udap.*404/,
    fix: /another identity provider, or without/,
    cite: /§6\.2/,
  },
  {
    row: '8.4 server_error after the identity provider',
    told: 'explain.authorization.holder-broke',
    certainty: 'likely',
    run: throughProvider(sandboxIdp, 'ada.id', withAnotherState),
    proof: /between the holder and http:.*sandbox\/idp/,
    fix: /operator of the holder/,
    cite: /§6\.2/,
  },
  {
    row: '8.4 idp ignored',
    told: 'explain.authorization.idp-ignored',
    run: back({ auth: { idp: 'https://idp.example' }, answer: { code: 'never-used-code' } }),
    proof: /udap_to among them/,
    fix: /scope udap/,
    cite: /§6\.1/,
  },
  {
    row: '8.5 invalid_grant (ac): verifier',
    told: 'explain.token.code-verifier',
    run: back({
      plan: { token: oauthError('invalid_grant', 'PKCE verification failed') },
      answer: { code: 'a-code-of-the-test' },
    }),
    proof: /PKCE verification failed.*code_challenge.*‹code_verifier/,
    fix: /one pair for each request/,
    cite: /RFC 7636 §4\.6/,
  },
  {
    row: '8.5 invalid_grant (ac): used',
    told: 'explain.token.code-used',
    run: back({
      plan: { token: oauthError('invalid_grant', 'code was already redeemed') },
      answer: { code: 'a-code-of-the-test' },
    }),
    proof: /already redeemed/,
    fix: /signs in once more/,
    cite: /RFC 6749 §4\.1\.2/,
  },
  {
    row: '8.5 invalid_grant (ac): expired',
    told: 'explain.token.code-late',
    run: back({
      plan: { token: oauthError('invalid_grant', 'the code has expired') },
      answer: { code: 'a-code-of-the-test' },
    }),
    proof: /the code has expired/,
    fix: /signs in once more/,
    cite: /RFC 6749 §4\.1\.2/,
  },
  {
    row: '8.5 invalid_grant (ac): redirect_uri differs',
    told: 'explain.token.code-redirect-uri',
    run: (world) =>
      making(
        {
          request: formWith((form) => form.set('redirect_uri', 'https://else.example/callback')),
        },
        () => signInAtHarbor(world),
      ),
    proof: /"kind":"strings".*else\.example/,
    fix: /redirect_uri of the authorization request/,
    cite: /RFC 6749 §4\.1\.3/,
  },
  {
    row: '8.5 refresh token withheld',
    told: 'explain.token.no-refresh-token',
    certainty: 'likely',
    run: back({
      auth: { scope: 'launch/patient patient/*.rs offline_access' },
      plan: {
        token: {
          status: 200,
          headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
          body: {
            access_token: 'token-of-a-test-0123456789',
            token_type: 'Bearer',
            expires_in: 300,
            scope: 'launch/patient patient/*.rs offline_access',
            patient: 'p1',
          },
        },
      },
      answer: { code: 'a-code-of-the-test' },
    }),
    proof: /access_token/,
    fix: /which clients get refresh tokens/,
    cite: /SMART App Launch/,
  },
  {
    row: '8.5 refresh refused',
    told: 'explain.token.refresh-refused',
    certainty: 'likely',
    run: async (world) => {
      const name = `refresh${Math.random().toString(36).slice(2, 8)}`;
      const holder = await world.holders.add(name);
      await world.holders.add(name, {
        smart: configuration(holder),
        token: ({ members }) =>
          members['grant_type'] === 'refresh_token'
            ? oauthError('invalid_grant', 'rotated')
            : {
                status: 200,
                headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
                body: {
                  access_token: 'token-of-a-test-0123456789',
                  refresh_token: 'refresh-of-a-test-0123456789',
                  token_type: 'Bearer',
                  expires_in: 1,
                  scope: 'launch/patient patient/*.rs offline_access',
                  patient: 'p1',
                },
              },
      });
      const scope = 'launch/patient patient/*.rs offline_access';
      const ask = (session: 'new' | 'reuse') =>
        world.signIn(
          { holder, until: 'token', auth: { method: 'code', register: 'reuse', session, scope } },
          () => ({ code: 'a-code-of-the-test' }),
        );
      await ask('new');
      return ask('reuse');
    },
    proof: /rotated/,
    fix: /signs in once more/,
    cite: /RFC 6749 §6/,
  },
];
