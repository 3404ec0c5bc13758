import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { db } from '@/lib/db/client';
import { interactionUrl } from '../addresses';
import type { Holder } from '../holders/settings';
import { createGrant } from '../oauth/grants';
import { needsPatient } from '../oauth/launch-context';
import { OAuthError } from '../oauth/oauth-error';
import { readPageForm } from '../oauth/request-body';
import { redirectTo, sendBack } from '../oauth/send-back';
import { browserCookie, browserSecretOf, endSession, formToken, startSession } from './browser';
import { closeInteraction, findInteraction, stepOf, type Interaction } from './interaction';
import { choiceOf } from './patients';
import { signInPerson } from './people';

/** Why the page asks again: the value of its parameter `problem`. */
export type InteractionProblem = 'password' | 'patient' | 'scope' | 'form';

/**
 * Takes what a person answered on the pages of an authorization request: who they are, which patient, what the app
 * may do. Each answer leads to the next page by redirect, so that going back and reloading do no harm; the last one
 * leads back to the app. Forms that do not come from our page in the same browser change nothing.
 */
export async function answerInteraction(
  holder: Holder,
  request: Request,
  { id }: { id: string },
): Promise<Response> {
  const secret = browserSecretOf(holder.name, request.headers.get('cookie'));
  const interaction = await findInteraction(holder, id, secret);
  // The page says that the request is over.
  if (!interaction) return redirectTo(interactionUrl(holder.name, id));
  const form = await readPageForm(request);
  if (!form || !isOurs(interaction, form)) return askAgain(interaction, 'form');
  switch (form.get('step')) {
    case 'sign-in':
      return signIn(interaction, form);
    case 'other-person':
      await endSession(holder.name, interaction.secret);
      return redirectTo(interactionUrl(holder.name, id));
    case 'patient':
      return choosePatient(interaction, form.get('patient') ?? '');
    case 'deny':
      return deny(interaction);
    case 'allow':
      return allow(interaction, form.getAll('scope'));
    default:
      return askAgain(interaction, 'form');
  }
}

function isOurs({ id, secret }: Interaction, form: URLSearchParams): boolean {
  const [found, wanted] = [Buffer.from(form.get('form') ?? ''), Buffer.from(formToken(secret, id))];
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}

function askAgain({ holder, id }: Interaction, problem: InteractionProblem): Response {
  return redirectTo(`${interactionUrl(holder.name, id)}?problem=${problem}`);
}

async function signIn(interaction: Interaction, form: URLSearchParams): Promise<Response> {
  const { holder, id, secret } = interaction;
  // Who the person is, the identity provider says.
  if (interaction.upstream) return redirectTo(interactionUrl(holder.name, id));
  const person = signInPerson(holder.name, form.get('username') ?? '', form.get('password') ?? '');
  if (!person) return askAgain(interaction, 'password');
  const renewed = await startSession(holder.name, secret, person);
  const client = await db();
  await client.sandboxInteraction.updateMany({ where: { id }, data: { isReLogin: false } });
  return redirectTo(interactionUrl(holder.name, id), {
    'set-cookie': browserCookie(holder.name, renewed),
  });
}

async function choosePatient(interaction: Interaction, patientId: string): Promise<Response> {
  const { holder, id } = interaction;
  if (stepOf(interaction) !== 'patient') return redirectTo(interactionUrl(holder.name, id));
  if (!choiceOf(patientId)) return askAgain(interaction, 'patient');
  const client = await db();
  await client.sandboxInteraction.updateMany({ where: { id }, data: { patientId } });
  return redirectTo(interactionUrl(holder.name, id));
}

/** Nobody has to sign in to say no. */
async function deny(interaction: Interaction): Promise<Response> {
  const { holder, request } = interaction;
  await closeInteraction(interaction);
  return sendBack(holder, request, new OAuthError('access_denied', 'The person said no.'));
}

async function allow(interaction: Interaction, scopes: readonly string[]): Promise<Response> {
  const { holder, id, request, session, clientId } = interaction;
  if (!session || stepOf(interaction) !== 'consent') {
    return redirectTo(interactionUrl(holder.name, id));
  }
  const granted = request.scope.split(' ').filter((scope) => scopes.includes(scope));
  if (granted.length === 0) return askAgain(interaction, 'scope');
  // Of two answers at the same time one counts.
  if (!(await closeInteraction(interaction))) return redirectTo(interactionUrl(holder.name, id));
  const { person, authenticatedAt, expiresAt } = session;
  const code = await createGrant(
    {
      holder: holder.name,
      clientId,
      personId: person.id,
      scope: granted.join(' '),
      context: {
        ...(person.fhirUser !== null && { fhirUser: person.fhirUser }),
        ...contextOf(interaction, granted),
      },
      authenticatedAt,
      sessionEndsAt: expiresAt,
    },
    request,
  );
  return sendBack(holder, request, { code });
}

/** The context that goes with what was granted: whoever took the patient away gets no patient. */
function contextOf(
  { patientId, encounterId }: Interaction,
  granted: readonly string[],
): { patient?: string; encounter?: string } {
  const isLaunch = granted.includes('launch');
  if (patientId === null || !(isLaunch || needsPatient(granted.join(' ')))) return {};
  const hasEncounter = isLaunch || granted.includes('launch/encounter');
  return { patient: patientId, ...(hasEncounter && encounterId && { encounter: encounterId }) };
}
