import 'server-only';
import { forgetToken } from '@/lib/domain/run-tokens/keep-token';
import {
  findKeptToken,
  launchHashOf,
  type KeptToken,
  type TokenOccasion,
} from '@/lib/domain/run-tokens/kept-token';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import { resumeDpop } from '../dpop/dpop-session';
import type { RunState } from '../run-state';
import { personFact } from '../without-data';
import { lifeOf, renewToken } from './renew-token';
import type { UserClient } from './user-client';

/** A token with less life than this is renewed before it is used. */
const marginMs = 30_000;

/** What access is asked for in this run. */
export function occasionOf(state: RunState, client: UserClient, auth: CodeAuth): TokenOccasion {
  return {
    registrationId: client.registrationId,
    createdById: state.startedBy,
    holderBaseUrl: state.baseUrl,
    askedScope: auth.scope,
    launchHash: launchHashOf(auth.launch),
    idp: auth.idp ?? '',
  };
}

/** Goes on with this access, and knows how to get more of it when the holder refuses it. */
export function goOnWithAccess(state: RunState, kept: KeptToken): void {
  state.accessToken = kept.accessToken;
  resumeDpop(state, kept);
  state.renew = async () => {
    if (kept.refreshToken === null) {
      await forgetToken(state.workspaceId, kept.id);
      return false;
    }
    const renewed = await renewToken(state, kept, 'request');
    if (!renewed) return false;
    goOnWithAccess(state, renewed);
    return true;
  };
}

/**
 * Goes on with the access that the same person gave before, when it is kept and still good, renewed if need be.
 *
 * @returns false when the person has to sign in
 */
export async function takeKeptAccess(
  state: RunState,
  client: UserClient,
  auth: CodeAuth,
): Promise<boolean> {
  if (auth.session === 'new') return false;
  const found = await findKeptToken(state.workspaceId, occasionOf(state, client, auth));
  if (!found || !fitsMode(found, auth)) return false;
  const now = state.context.now().getTime();
  const isFresh = found.expiresAt === null || found.expiresAt.getTime() - now > marginMs;
  const kept = isFresh ? found : await renewToken(state, found, 'authorize');
  if (!kept) return false;
  goOnWithAccess(state, kept);
  if (isFresh) {
    await state.recorder.emit({
      type: 'note',
      step: 'authorize',
      text: 'Access was given before and is still good: nobody has to sign in.',
      facts: { scope: kept.scope, ...lifeOf(kept.expiresAt), ...contextFacts(kept) },
    });
  }
  return true;
}

/** Whether kept access is bound to a key as the run wants it. */
function fitsMode({ dpopKey }: KeptToken, { dpop }: CodeAuth): boolean {
  return dpop === 'automatic' || (dpop === 'always') === (dpopKey !== null);
}

/** Who and what is in context, as facts of a note. */
export function contextFacts({ context }: Pick<KeptToken, 'context'>): Record<string, string> {
  const { launch, identity } = context;
  return {
    ...(launch.patient === undefined ? {} : { patient: launch.patient }),
    ...(launch.encounter === undefined ? {} : { encounter: launch.encounter }),
    ...(identity === null
      ? {}
      : {
          [personFact]: identity.name ?? identity.sub,
          issuer: identity.iss,
          ...(identity.fhirUser === null ? {} : { fhirUser: identity.fhirUser }),
        }),
  };
}
