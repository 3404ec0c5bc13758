import 'server-only';
import { newId } from '@/lib/db/ids';
import type { Check } from '@/lib/protocol/check';
import { stringArray } from '@/lib/protocol/json-body';
import type { CodeTokenResponse } from '@/lib/protocol/oauth/code-token';
import { readIdToken, verifyIdToken, type Identity } from '@/lib/protocol/oidc/id-token';
import { check } from '@/lib/protocol/oidc/id-token-checks';
import {
  buildIssuerRequest,
  buildJwksRequest,
  processIssuerConfiguration,
  processJwks,
  type Jwk,
} from '@/lib/protocol/oidc/issuer';
import type { StepKind } from '@/lib/run/frames';
import { asAdvisory, mayProceed, type RunState } from '../run-state';
import { codeEndpointsOf } from './code-state';
import type { UserClient } from './user-client';

/** What belongs to an id_token: the answer in which it came, and what was asked for. */
export interface IdTokenOccasion {
  client: UserClient;
  token: CodeTokenResponse;
  tokenEndpoint: string;
  scope: string;
  /** Of the authorization request; null at a renewal. */
  nonce: string | null;
  maxAge: number | null;
  /** Who signed in, at a renewal. */
  before: Identity | null;
  exchangeId: string;
  step: StepKind;
}

/** What an issuer says of itself, as far as an id_token needs it. */
interface Issuer {
  issuer: string;
  keys: readonly Jwk[];
  algorithms: readonly string[] | null;
}

/** Who signed in, and whether the run may go on. */
export interface VerifiedIdentity {
  identity: Identity | null;
  mayGoOn: boolean;
}

/**
 * Finds out who signed in: fetches the configuration and the keys of the issuer and verifies the id_token with them.
 * Without an id_token nobody is known; that is told when openid was granted at a sign-in.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#steps-for-using-an-id-token
 */
export async function verifyIdentity(
  state: RunState,
  occasion: IdTokenOccasion,
): Promise<VerifiedIdentity> {
  const { token, before, scope, exchangeId, step } = occasion;
  const idToken = token.id_token;
  if (idToken === undefined) {
    // A renewal needs none: the person is the same.
    if (before === null && scope.split(' ').includes('openid')) {
      const seen = 'openid was granted, but no id_token came.';
      const one = check('oidc.id-token.present', { verdict: 'warn', seen, exchangeId });
      await state.recorder.checks(step, [one]);
    }
    return { identity: before, mayGoOn: true };
  }
  const { jwt, checks: unreadable } = readIdToken(idToken);
  if (!jwt) return stop(state, step, unreadable, exchangeId);
  const jwtId = newId('jwt');
  const issuer = await issuerOf(state, occasion, jwt.claims.iss);
  const { identity, signature, checks } = issuer
    ? await verifyIdToken(idToken, {
        ...issuer,
        clientId: occasion.client.clientId,
        nonce: occasion.nonce,
        accessToken: token.access_token,
        maxAge: occasion.maxAge,
        before,
        now: state.context.now(),
        fhirBaseUrl: state.baseUrl,
        grantedScope: scope,
      })
    : { identity: null, signature: 'unchecked' as const, checks: [] };
  const { header, claims } = jwt;
  await state.recorder.emit({
    type: 'jwt',
    step,
    jwt: {
      id: jwtId,
      kind: 'id_token',
      direction: 'received',
      exchangeId,
      header,
      claims,
      signature,
      certificates: [],
    },
  });
  const told = checks.map((entry) => ({ ...entry, exchangeId, jwtId }));
  await state.recorder.checks(step, judged(step, told));
  return { identity, mayGoOn: issuer !== null && mayProceed(checks) };
}

/** Nothing is lost yet where access is only renewed before a sign-in: the person can be asked again. */
function judged(step: StepKind, checks: readonly Check[]): readonly Check[] {
  return step === 'authorize' ? asAdvisory(checks) : checks;
}

async function stop(
  { recorder }: RunState,
  step: StepKind,
  checks: readonly Check[],
  exchangeId: string,
): Promise<VerifiedIdentity> {
  const told = checks.map((entry) => ({ ...entry, exchangeId }));
  await recorder.checks(step, judged(step, told));
  return { identity: null, mayGoOn: false };
}

/**
 * The issuer of the authorization server that gave the tokens: as the SMART configuration names it, when the tokens
 * came from its token endpoint; else as the id_token says, when the configuration of that issuer has this endpoint.
 */
async function issuerOf(
  state: RunState,
  { client, tokenEndpoint, step, exchangeId }: IdTokenOccasion,
  claimed: unknown,
): Promise<Issuer | null> {
  const { smart, context, recorder } = state;
  const isSmart = codeEndpointsOf(state, { ...client, isUdap: false }).token === tokenEndpoint;
  const named = isSmart ? smart?.issuer : undefined;
  const issuer = named ?? (typeof claimed === 'string' ? claimed : '');
  if (!URL.canParse(issuer)) {
    const seen = `The SMART configuration names no issuer, and iss is ${JSON.stringify(claimed)}.`;
    const one = check('oidc.id-token.issuer', { verdict: 'fail', seen, exchangeId });
    await recorder.checks(step, judged(step, [one]));
    return null;
  }
  const { configuration, checks } = processIssuerConfiguration(
    await context.transport(buildIssuerRequest(issuer)),
    { issuer, tokenEndpoint, isFromToken: named === undefined },
  );
  // SMART names the keys a second time: without the OpenID configuration they will do.
  const fallback = named === undefined ? undefined : smart?.jwks_uri;
  const hasFallback = fallback !== undefined && URL.canParse(fallback);
  await recorder.checks(step, hasFallback ? asAdvisory(checks) : judged(step, checks));
  const address = configuration?.jwks_uri ?? (hasFallback ? fallback : undefined);
  if (address === undefined) return null;
  const { keys, checks: found } = processJwks(await context.transport(buildJwksRequest(address)));
  await recorder.checks(step, judged(step, found));
  if (!keys) return null;
  const algorithms = stringArray(configuration?.id_token_signing_alg_values_supported);
  return { issuer, keys, algorithms };
}
