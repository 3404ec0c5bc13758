import 'server-only';
import { hashToken } from '@/lib/crypto/token';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { interactionUrl } from '../addresses';
import type { Holder } from '../holders/settings';
import { authorizationErrorPage } from '../oauth/authorization-error-page';
import { OAuthError } from '../oauth/oauth-error';
import { readForm } from '../oauth/request-body';
import { redirectTo, sendBack } from '../oauth/send-back';
import { browserCookie, browserSecretOf, startSession } from '../people/browser';
import { closeInteraction, findInteraction, type Interaction } from '../people/interaction';
import type { SandboxPerson } from '../people/people';
import { linkedPerson } from './linked-person';
import { redeemIdentity } from './redeem-identity';
import { refuseProvider } from './refuse-provider';
import type { Upstream } from './upstream';

type Form = ReadonlyMap<string, string>;
type Waiting = Interaction & { upstream: Upstream };

/**
 * Takes a person back from an identity provider. Who is known goes on to the pages of the holder; in every other case the
 * app is told: `server_error` for a state that is not the holder's, `access_denied` when the provider says no or nobody
 * here is known by the identity, `invalid_idp` when what the provider says cannot be believed.
 *
 * @see https://hl7.org/fhir/us/udap-security/STU2/user.html (IG 2 §6.2)
 */
export async function takeProviderAnswer(holder: Holder, request: Request): Promise<Response> {
  const waiting = await findWaiting(
    holder,
    browserSecretOf(holder.name, request.headers.get('cookie')),
  );
  const [latest] = waiting;
  if (!latest) {
    return authorizationErrorPage(
      holder,
      'Nobody was sent to an identity provider from this browser, or it was more than 15 minutes ago.',
    );
  }
  let asked = latest;
  try {
    const form = readForm(new URL(request.url).search);
    asked = requireOurState(waiting, form.get('state'));
    const sub = await redeemIdentity(holder, asked.upstream, requireCode(asked.upstream, form));
    return await goOn(asked, requirePerson(asked, sub));
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    await closeInteraction(asked);
    return sendBack(holder, asked.request, error);
  }
}

/** The requests of a browser that wait for an identity provider, the latest first. */
async function findWaiting(holder: Holder, secret: string | null): Promise<Waiting[]> {
  if (secret === null) return [];
  const client = await db();
  const rows = await client.sandboxInteraction.findMany({
    where: {
      holder: holder.name,
      browserHash: hashToken(secret),
      upstream: { not: Prisma.DbNull },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  const found = await Promise.all(rows.map(({ id }) => findInteraction(holder, id, secret)));
  return found.flatMap((one) => (one?.upstream ? [{ ...one, upstream: one.upstream }] : []));
}

function requireOurState(waiting: readonly Waiting[], state: string | undefined): Waiting {
  const hash = state === undefined ? null : hashToken(state);
  const asked = waiting.find(({ upstream }) => upstream.stateHash === hash);
  if (asked) return asked;
  throw new OAuthError(
    'server_error',
    'Somebody came back from the identity provider with a state that is not of this holder.',
  );
}

function requireCode({ provider }: Upstream, form: Form): string {
  const issuer = form.get('iss');
  if (issuer !== undefined && issuer !== provider) {
    throw refuseProvider(provider, `another server answered, ${issuer} (RFC 9207).`);
  }
  const error = form.get('error');
  if (error !== undefined) {
    const why = form.get('error_description') ?? 'It does not say why.';
    throw new OAuthError(
      'access_denied',
      `The identity provider ${provider} answered ${error}: ${why}`,
    );
  }
  const code = form.get('code');
  if (code !== undefined) return code;
  throw refuseProvider(provider, 'it sent the person back with neither a code nor an error.');
}

function requirePerson({ holder, upstream }: Waiting, sub: string): SandboxPerson {
  const person = linkedPerson(holder.name, upstream.provider, sub);
  if (person) return person;
  throw new OAuthError(
    'access_denied',
    `The identity provider ${upstream.provider} says that the person is '${sub}', but nobody at this holder is known by this account.`,
  );
}

/** Signs the person in here, and shows the pages on which they choose and allow. */
async function goOn({ id, holder, secret }: Waiting, person: SandboxPerson): Promise<Response> {
  const renewed = await startSession(holder.name, secret, person);
  const client = await db();
  await client.sandboxInteraction.updateMany({
    where: { id },
    data: { isReLogin: false, upstream: Prisma.DbNull },
  });
  return redirectTo(interactionUrl(holder.name, id), {
    'set-cookie': browserCookie(holder.name, renewed),
  });
}
