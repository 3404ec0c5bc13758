import 'server-only';
import { forgetToken } from '@/lib/domain/run-tokens/keep-token';
import type { KeptToken } from '@/lib/domain/run-tokens/kept-token';
import { addressOf } from '@/lib/protocol/fhir/well-known';
import { shown } from '@/lib/protocol/json-body';
import {
  buildIntrospectionRequest,
  processIntrospectionResponse,
} from '@/lib/protocol/oauth/introspection';
import { buildRevocationRequest, processRevocationResponse } from '@/lib/protocol/oauth/revocation';
import { check } from '@/lib/protocol/oauth/token-tool-checks';
import { buildUserinfoRequest, processUserinfoResponse } from '@/lib/protocol/oauth/userinfo';
import { buildIssuerRequest, userinfoEndpointOf } from '@/lib/protocol/oidc/issuer';
import type { TokenTool } from '@/lib/schemas/token-tool';
import { proofOf } from '../code/client-proof';
import { renewToken } from '../code/renew-token';
import { mayProceed, type RunState } from '../run-state';

/** One thing that can be done with a token. */
interface ToolStep {
  title: string;
  explanation: string;
  take: (state: RunState, kept: KeptToken, tool: TokenTool) => Promise<boolean>;
}

async function lacksEndpoint({ recorder }: RunState, name: string): Promise<false> {
  const seen = `${name} is absent.`;
  await recorder.checks('token', [check('oauth.tool.endpoint', { verdict: 'fail', seen })]);
  return false;
}

const tokenOf = (kept: KeptToken, { which }: TokenTool): string =>
  which === 'refresh_token' ? (kept.refreshToken ?? '') : kept.accessToken;

const factsOf = (members: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(members)
      .slice(0, 30)
      .map(([name, value]) => [name, typeof value === 'string' ? value : shown(value)]),
  );

async function introspect(state: RunState, kept: KeptToken, tool: TokenTool): Promise<boolean> {
  const { context, recorder, userClient: client, smart, baseUrl } = state;
  const endpoint = addressOf(smart?.introspection_endpoint, baseUrl);
  if (endpoint === undefined || !client) return lacksEndpoint(state, 'introspection_endpoint');
  const result = await context.transport(
    buildIntrospectionRequest({
      endpoint,
      client: await proofOf(state, client, kept.tokenEndpoint, 'token'),
      token: tokenOf(kept, tool),
    }),
  );
  const { members, checks } = processIntrospectionResponse(result, { grantedScope: kept.scope });
  await recorder.checks('token', checks);
  if (Object.keys(members).length > 0) {
    const text = 'What the holder knows of the token.';
    await recorder.emit({ type: 'note', step: 'token', text, facts: factsOf(members) });
  }
  return mayProceed(checks);
}

async function revoke(state: RunState, kept: KeptToken, tool: TokenTool): Promise<boolean> {
  const { context, recorder, userClient: client, workspaceId, smart, baseUrl } = state;
  const endpoint = addressOf(smart?.revocation_endpoint, baseUrl);
  if (endpoint === undefined || !client) return lacksEndpoint(state, 'revocation_endpoint');
  const result = await context.transport(
    buildRevocationRequest({
      endpoint,
      client: await proofOf(state, client, kept.tokenEndpoint, 'token'),
      token: tokenOf(kept, tool),
      kind: tool.which,
    }),
  );
  const { isRevoked, checks } = processRevocationResponse(result);
  await recorder.checks('token', checks);
  if (!isRevoked) return false;
  await forgetToken(workspaceId, kept.id);
  await recorder.emit({
    type: 'note',
    step: 'token',
    text: 'The portal has forgotten the access, too: the next run asks for a new token.',
  });
  return true;
}

async function userinfo(state: RunState, kept: KeptToken): Promise<boolean> {
  const { context, recorder, smart } = state;
  if (smart?.issuer === undefined || !URL.canParse(smart.issuer)) {
    return lacksEndpoint(state, 'issuer in the SMART configuration');
  }
  const endpoint = userinfoEndpointOf(await context.transport(buildIssuerRequest(smart.issuer)));
  if (endpoint === null) return lacksEndpoint(state, 'userinfo_endpoint');
  const { claims, checks } = processUserinfoResponse(
    await context.transport(buildUserinfoRequest({ endpoint, token: kept.accessToken })),
    { sub: kept.context.identity?.sub ?? null },
  );
  await recorder.checks('token', checks);
  if (claims) {
    const text = 'Who signed in, as the holder says.';
    await recorder.emit({ type: 'note', step: 'token', text, facts: factsOf(claims) });
  }
  return mayProceed(checks);
}

async function renew(state: RunState, kept: KeptToken): Promise<boolean> {
  return (await renewToken(state, kept, 'token')) !== null;
}

/** What can be done with a token, with what people read above it. */
export const toolSteps: Readonly<Record<TokenTool['act'], ToolStep>> = {
  introspect: {
    title: 'Introspect a token',
    explanation:
      'A resource server asks the authorization server in this way whether a token is good, and for what. Here the client ' +
      'asks about its own.',
    take: introspect,
  },
  renew: {
    title: 'Renew access',
    explanation:
      'With the refresh token the app gets a new access token; nobody has to sign in. The portal does it by itself before ' +
      'a token runs out.',
    take: renew,
  },
  revoke: {
    title: 'Revoke a token',
    explanation:
      'A token that is no longer needed is given back. With a refresh token the access tokens that came of it end, too.',
    take: revoke,
  },
  userinfo: {
    title: 'Ask who signed in',
    explanation:
      'The user info of OpenID Connect says who the person is that signed in, by the same sub as the id_token.',
    take: userinfo,
  },
};
