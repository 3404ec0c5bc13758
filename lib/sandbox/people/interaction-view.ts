import 'server-only';
import { scopeInWords, type ScopeWords } from '@/lib/protocol/smart/scope-words';
import { isIdentityProvider, type HolderName } from '../addresses';
import { findHolder } from '../holders/find-holder';
import type { Holder } from '../holders/settings';
import { browserCookieName, formToken } from './browser';
import { findInteraction, stepOf, type Interaction } from './interaction';
import { choiceOf, encountersOf, findPatients, type PatientChoice } from './patients';
import { nameOfPerson, peopleOf, type SandboxPerson } from './people';

/** Somebody whose password is published, as the sign-in page shows them. */
export interface PublishedPerson {
  username: string;
  password: string;
  name: string;
  kind: SandboxPerson['kind'];
  /** Who that is, in a few words. */
  about: string;
}

/** Whose pages they are. */
interface Host {
  holderTitle: string;
  isIdentityProvider: boolean;
}

interface Common extends Host {
  app: Interaction['client'];
  /** Where the forms go, and what they carry. */
  action: string;
  form: string;
}

/** What the pages of an authorization request show. */
export type InteractionView =
  | (Host & { step: 'over' })
  | (Common & { step: 'elsewhere'; provider: string })
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
  const host = {
    holderTitle: holder.settings.title,
    isIdentityProvider: isIdentityProvider(holder),
  };
  if (!interaction) return { ...host, step: 'over' };
  const common = {
    ...host,
    app: interaction.client,
    action: `/sandbox/${holder.name}/oauth/interaction/${id}/answer`,
    form: formToken(interaction.secret, id),
  };
  const step = stepOf(interaction);
  const person = interaction.session ? nameOfPerson(interaction.session.person) : '';
  switch (step) {
    case 'elsewhere':
      return { ...common, step, provider: interaction.upstream?.provider ?? '' };
    case 'sign-in':
      return { ...common, step, people: publishedPeople(holder.name) };
    case 'patient':
      return { ...common, step, person, query: options.query, ...findPatients(options.query) };
    case 'consent':
      return { ...common, step, person, ...consentOf(interaction) };
  }
}

function consentOf({ holder, patientId, encounterId, session, request }: Interaction) {
  const encounter =
    patientId === null ? undefined : encountersOf(patientId).find(({ id }) => id === encounterId);
  return {
    patient: patientId === null ? null : choiceOf(patientId),
    isOwnRecord: session?.person.kind === 'patient',
    encounter: encounter?.label ?? null,
    scopes: request.scope.split(' ').map((scope) => ({
      scope,
      ...wordsFor(holder, scope),
    })),
  };
}

/** What the scopes of Tiered OAuth mean at the identity provider, which is asked by a data holder. */
const identityWords: Readonly<Record<string, ScopeWords>> = {
  openid: { title: 'Know who you are', note: 'Your identifier here, and your name.' },
  udap: { title: 'Sign you in with this account', note: 'At the data holder, for this visit.' },
};

function wordsFor(holder: Holder, scope: string): ScopeWords {
  const words = isIdentityProvider(holder) ? identityWords[scope] : undefined;
  return words ?? scopeInWords(scope);
}

function aboutPerson(person: SandboxPerson): string {
  if (person.kind !== 'account') return person.kind;
  return person.personId === null ? 'no data holder knows them' : 'known to the data holders';
}

/** Everybody who can sign in at a holder. */
export function publishedPeople(holder: HolderName): PublishedPerson[] {
  return peopleOf(holder).map((person) => ({
    username: person.username,
    password: person.password,
    name: nameOfPerson(person),
    kind: person.kind,
    about: aboutPerson(person),
  }));
}
