import 'server-only';
import { scopeInWords, type ScopeWords } from '@/lib/protocol/smart/scope-words';
import { findHolder } from '../holders/find-holder';
import { browserCookieName, formToken } from './browser';
import { findInteraction, stepOf, type Interaction } from './interaction';
import { choiceOf, encountersOf, findPatients, type PatientChoice } from './patients';
import { nameOfPerson, sandboxPeople } from './people';

/** Somebody whose password is published, as the sign-in page shows them. */
export interface PublishedPerson {
  username: string;
  password: string;
  name: string;
  kind: 'patient' | 'clinician';
}

interface Common {
  holderTitle: string;
  app: Interaction['client'];
  /** Where the forms go, and what they carry. */
  action: string;
  form: string;
}

/** What the pages of an authorization request show. */
export type InteractionView =
  | { step: 'over'; holderTitle: string }
  | (Common & { step: 'sign-in'; people: PublishedPerson[] })
  | (Common & {
      step: 'patient';
      person: string;
      query: string;
      total: number;
      patients: PatientChoice[];
    })
  | (Common & {
      step: 'consent';
      person: string;
      patient: PatientChoice | null;
      isOwnRecord: boolean;
      encounter: string | null;
      scopes: (ScopeWords & { scope: string })[];
    });

/**
 * What an authorization request shows to the person in a browser; null when there is no such holder.
 *
 * @param cookies the cookies of the request, by name
 */
export async function viewInteraction(
  holderName: string,
  id: string,
  options: { cookies: (name: string) => string | undefined; query: string },
): Promise<InteractionView | null> {
  const holder = await findHolder(holderName);
  if (!holder) return null;
  const secret = options.cookies(browserCookieName(holder.name)) ?? null;
  const interaction = await findInteraction(holder, id, secret);
  const { title: holderTitle } = holder.settings;
  if (!interaction) return { step: 'over', holderTitle };
  const common = {
    holderTitle,
    app: interaction.client,
    action: `/sandbox/${holder.name}/oauth/interaction/${id}/answer`,
    form: formToken(interaction.secret, id),
  };
  const step = stepOf(interaction);
  const person = interaction.session ? nameOfPerson(interaction.session.person) : '';
  switch (step) {
    case 'sign-in':
      return { ...common, step, people: publishedPeople() };
    case 'patient':
      return { ...common, step, person, query: options.query, ...findPatients(options.query) };
    case 'consent':
      return { ...common, step, person, ...consentOf(interaction) };
  }
}

function consentOf({ patientId, encounterId, session, request }: Interaction) {
  const encounter =
    patientId === null ? undefined : encountersOf(patientId).find(({ id }) => id === encounterId);
  return {
    patient: patientId === null ? null : choiceOf(patientId),
    isOwnRecord: session?.person.kind === 'patient',
    encounter: encounter?.label ?? null,
    scopes: request.scope.split(' ').map((scope) => ({ scope, ...scopeInWords(scope) })),
  };
}

/** Everybody who can sign in. */
export function publishedPeople(): PublishedPerson[] {
  return sandboxPeople.map((person) => ({
    username: person.username,
    password: person.password,
    name: nameOfPerson(person),
    kind: person.kind,
  }));
}
