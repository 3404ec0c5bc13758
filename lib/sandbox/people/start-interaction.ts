import 'server-only';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { interactionUrl } from '../addresses';
import type { Holder } from '../holders/settings';
import type { AuthorizationRequest, Prompt } from '../oauth/authorization-request';
import { OAuthError } from '../oauth/oauth-error';
import { redirectTo } from '../oauth/send-back';
import { askProvider } from '../tiered/ask-provider';
import {
  browserCookie,
  browserSecretOf,
  findSession,
  newBrowserSecret,
  type SandboxSession,
} from './browser';
import { takeLaunch, type Launch } from './launch';

const lifeMinutes = 15;

/** An authorization request that a person is about to be asked about. */
export interface AskedOf {
  clientId: string;
  request: AuthorizationRequest;
  prompts: readonly Prompt[];
  /** How long ago they may have signed in, in seconds; null for any time. */
  maxAge: number | null;
  /** UDAP: the community in which the app is a client. */
  community: string | null;
  /** The value that the EHR gave to the app. */
  launch: string | undefined;
}

/**
 * Keeps a request until the person has answered it, and sends the browser to the pages on which that happens; with an
 * identity provider there first. Who must not be asked anything (`prompt=none`) is sent back: consent is asked for each
 * time.
 *
 * @throws OAuthError `login_required`, `consent_required`, `invalid_idp`, and `invalid_request` for a launch that is not
 *   known
 */
export async function startInteraction(
  holder: Holder,
  incoming: Request,
  { clientId, request, prompts, maxAge, community, launch: value }: AskedOf,
): Promise<Response> {
  const known = browserSecretOf(holder.name, incoming.headers.get('cookie'));
  const session = await findSession(holder.name, known);
  if (prompts.includes('none')) throw noQuestions(session !== null);
  const question =
    request.idp === undefined ? null : await askProvider(holder, request.idp, community);
  const launch = await launchOf(holder, request, value);
  const secret = known ?? newBrowserSecret();
  const id = newId('ask');
  const client = await db();
  await client.sandboxInteraction.create({
    data: {
      id,
      holder: holder.name,
      clientId,
      request,
      browserHash: hashToken(secret),
      isReLogin:
        prompts.includes('login') ||
        prompts.includes('select_account') ||
        request.idp !== undefined ||
        isLongAgo(session, maxAge) ||
        (launch !== null && session?.person.id !== launch.personId),
      patientId: launch?.patientId ?? null,
      encounterId: launch?.encounterId ?? null,
      ...(question && { upstream: question.upstream }),
      expiresAt: new Date(Date.now() + lifeMinutes * 60_000),
    },
  });
  return redirectTo(question?.url ?? interactionUrl(holder.name, id), {
    'set-cookie': browserCookie(holder.name, secret),
  });
}

function isLongAgo(session: SandboxSession | null, maxAge: number | null): boolean {
  if (session === null || maxAge === null) return false;
  return Date.now() - session.authenticatedAt.getTime() > maxAge * 1000;
}

function noQuestions(isSignedIn: boolean): OAuthError {
  return isSignedIn
    ? new OAuthError(
        'consent_required',
        'Found prompt=none, but this holder asks for consent each time.',
      )
    : new OAuthError('login_required', 'Found prompt=none, but nobody is signed in here.');
}

async function launchOf(
  holder: Holder,
  { scope }: AuthorizationRequest,
  value: string | undefined,
): Promise<Launch | null> {
  const isAsked = scope.split(' ').includes('launch');
  if (value === undefined) {
    if (!isAsked) return null;
    throw new OAuthError(
      'invalid_request',
      'Found the scope launch without the parameter launch, expected the value that the EHR gave to the app.',
    );
  }
  if (!isAsked) {
    throw new OAuthError(
      'invalid_request',
      'Found the parameter launch, but the scope launch was not asked for, or the client is not registered for it.',
    );
  }
  const launch = await takeLaunch(holder.name, value);
  if (launch) return launch;
  throw new OAuthError(
    'invalid_request',
    'The value of launch is not known here: it was used before, has expired, or comes from another EHR.',
  );
}
