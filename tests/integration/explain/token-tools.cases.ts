import type { RunFrame } from '@/lib/run/frames';
import type { TokenTool } from '@/lib/schemas/token-tool';
import { oauthError, type PlannedAnswer } from '../../fakes/planned-holder';
import { configuration } from './authorization.cases';
import type { ExplainCase, World } from './world';

interface Asked {
  act: TokenTool['act'];
  tool: PlannedAnswer;
  /** Whether the endpoint is named by another origin: the same server by another name. */
  isElsewhere?: boolean;
  /** How long the token lives, in seconds. */
  lives?: number;
  /** Whose token: by default that of a client that authenticates with its certificate. */
  isPublic?: boolean;
}

const inactive = { status: 200, body: { active: false } };
const scope = 'system/*.rs';

/** Gets a token for real, waits until it has ended where it is to have, and does something with it. */
async function withToken(world: World, asked: Asked): Promise<RunFrame[]> {
  const { act, tool, isElsewhere = false, lives = 300, isPublic = false } = asked;
  const name = `tools${Math.random().toString(36).slice(2, 8)}`;
  const holder = await world.holders.add(name);
  const body = {
    access_token: `token-of-${name}-0123456789`,
    token_type: 'Bearer',
    expires_in: lives,
    scope: isPublic ? 'launch/patient patient/*.rs' : scope,
    ...(isPublic ? { patient: 'p1' } : {}),
  };
  await world.holders.add(name, {
    smart: configuration(holder, {
      introspection_endpoint: `${isElsewhere ? holder.replace('127.0.0.1', 'localhost') : holder}/introspect`,
      revocation_endpoint: `${holder}/revoke`,
      issuer: holder,
      jwks_uri: `${holder}/jwks`,
    }),
    token: {
      status: 200,
      headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
      body,
    },
    openid: { status: 200, body: { issuer: holder, userinfo_endpoint: `${holder}/userinfo` } },
    tool,
  });
  const frames = isPublic
    ? await world.signIn(
        {
          holder,
          until: 'token',
          auth: { method: 'code', register: 'always', session: 'new', scope: body.scope },
        },
        () => ({ code: 'a-code-of-the-test' }),
      )
    : await world.run({
        holder,
        until: 'token',
        auth: { method: 'udap', register: 'always', scope },
      });
  if (lives < 10) await new Promise((resolve) => setTimeout(resolve, lives * 1000 + 100));
  return world.tool(frames, act);
}

const asking = (asked: Asked) => (world: World) => withToken(world, asked);

/** Section 8.6: what holders say of tokens. */
export const tokenToolCases: readonly ExplainCase[] = [
  {
    row: '8.6 introspection active:false: ended',
    told: 'explain.introspection.ended',
    run: asking({ act: 'introspect', tool: inactive, lives: 1 }),
    proof: /It ended at 20.*asked at 20/,
    fix: /new token, or renews/,
    cite: /RFC 7662/,
  },
  {
    row: '8.6 introspection active:false: revoked',
    told: 'explain.introspection.revoked',
    certainty: 'likely',
    run: asking({ act: 'introspect', tool: inactive }),
    proof: /was to live until 20.*Granted.*20.*Renewed.*never/,
    fix: /compares the stores/,
    cite: /RFC 7662/,
  },
  {
    row: '8.6 introspection active:false: foreign',
    told: 'explain.introspection.foreign',
    certainty: 'likely',
    run: asking({ act: 'introspect', tool: inactive, isElsewhere: true }),
    proof: /another origin.*localhost.*127\.0\.0\.1/,
    fix: /introspection_endpoint and token_endpoint/,
    cite: /RFC 7662/,
  },
  {
    row: '8.6 introspection 401',
    told: 'explain.introspection.protected',
    certainty: 'likely',
    run: asking({
      act: 'introspect',
      tool: { status: 401, headers: { 'www-authenticate': 'Bearer realm="tokens"' } },
    }),
    proof: /Status 401; the client sent client_assertion.*Bearer realm/,
    fix: /bearer token of an authorized client/,
    cite: /Token introspection/,
  },
  {
    row: '8.6 introspection 401: public client',
    told: 'explain.introspection.protected',
    run: asking({
      act: 'introspect',
      tool: oauthError('invalid_client', 'who are you', {}, 401),
      isPublic: true,
    }),
    proof: /401, invalid_client.*public client.*who are you/,
    fix: /confidential client/,
    cite: /Token introspection/,
  },
  {
    row: '8.6 introspection 401: no endpoint there',
    told: 'explain.token-tool.not-the-endpoint',
    run: asking({
      act: 'introspect',
      tool: { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>no</h1>' },
    }),
    proof: /Status 404 with text\/html.*\/introspect/,
    fix: /corrects its SMART configuration/,
    cite: /Conformance/,
  },
  {
    row: '8.6 revocation refused: kind of token',
    told: 'explain.revocation.other-kind',
    run: asking({ act: 'revoke', tool: oauthError('unsupported_token_type') }),
    proof: /token_type_hint access_token/,
    fix: /Give back the refresh token/,
    cite: /RFC 7009/,
  },
  {
    row: '8.6 revocation refused: another client',
    told: 'explain.revocation.not-its-token',
    certainty: 'likely',
    run: asking({
      act: 'revoke',
      tool: oauthError('invalid_grant', 'the token was issued to another client'),
    }),
    proof: /issued to another client.*client_id of the portal.*client-/,
    fix: /registration that got the token/,
    cite: /RFC 7009/,
  },
  {
    row: '8.6 revocation refused: not now',
    told: 'explain.revocation.later',
    run: asking({ act: 'revoke', tool: { status: 503, headers: { 'retry-after': '120' } } }),
    proof: /503.*Retry-After.*120/,
    fix: /Until then treat the token as good/,
    cite: /RFC 7009/,
  },
  {
    row: '8.6 user info refused',
    told: 'explain.userinfo.scope',
    run: asking({ act: 'userinfo', tool: oauthError('insufficient_scope', 'openid', {}, 403) }),
    proof: /Granted: system\/\*\.rs.*openid/,
    fix: /Add openid and fhirUser/,
    cite: /OpenID Connect Core/,
  },
];
