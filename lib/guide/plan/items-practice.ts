import type { PlanItemDefinition } from '../plan-items';
import { judgePage, judgeSeen } from './judge-app';
import type { PlanBasis } from './plan-basis';

type Kind = PlanBasis['agreements'][number]['kind'];

const hasKind =
  (kind: Kind): PlanItemDefinition['applies'] =>
  ({ basis }) =>
    basis.agreements.some((one) => one.kind === kind);

const agreement = (
  kind: Exclude<Kind, 'none'>,
  item: Pick<PlanItemDefinition, 'scope' | 'title' | 'why' | 'who'> & { words: string },
): PlanItemDefinition => {
  const { words, ...texts } = item;
  const id = `agreements.${kind}`;
  return {
    id,
    group: 'agreements',
    ...texts,
    how: {
      words,
      action: 'Write it down',
      path: `apps/:app/outreach?agreement=${kind}&holder=:holder`,
      docs: null,
    },
    citation: null,
    after: [],
    isRequired: true,
    applies: hasKind(kind),
    judge: judgeSeen(id, 'Nobody has written down an agreement yet.'),
  };
};

/** What is signed, and with whom. Which one is needed, a holder and your lawyers say. */
export const agreementItems: readonly PlanItemDefinition[] = [
  agreement('terms', {
    scope: 'holder',
    title: 'Accept the terms for developers',
    why: 'Most holders have terms that a developer accepts before the first token. They say what the data may be used for.',
    who: 'Whoever may sign for you; legal reads it',
    words: 'Look for the terms on the holder’s pages. Note who accepted them and when.',
  }),
  agreement('holder', {
    scope: 'holder',
    title: 'Sign an agreement with the holder',
    why: 'Access that goes beyond what a person asks for themselves usually stands in an agreement of its own.',
    who: 'Legal, on both sides',
    words: 'Ask the holder for its draft. Note whom you asked, and the day.',
  }),
  agreement('baa', {
    scope: 'holder',
    title: 'Settle the business associate agreement',
    why: 'Who works with health data on behalf of a holder in the USA usually signs one. Your lawyers decide.',
    who: 'Legal, on both sides',
    words: 'Ask the holder for its draft. Note whom you asked, and the day.',
  }),
  agreement('framework', {
    scope: 'app',
    title: 'Join the trust framework',
    why: 'One agreement with a network stands in for many with its members, and its certificate for many trusts.',
    who: 'Legal, and the operator of the network',
    words: 'Ask the network how to join. Note whom you asked, and the day.',
  }),
];

const practice = (
  id: string,
  item: Pick<PlanItemDefinition, 'title' | 'why' | 'who'> & {
    words: string;
    action?: string;
    path?: string;
  } & Partial<Pick<PlanItemDefinition, 'applies' | 'judge' | 'citation'>>,
): PlanItemDefinition => {
  const { words, title, why, who, action, path, applies, judge, citation } = item;
  return {
    id,
    group: 'security',
    scope: 'app',
    title,
    why,
    who,
    how: {
      words,
      action: action ?? 'Answer the questions',
      path: path ?? 'apps/:app/policies',
      docs: null,
    },
    citation: citation ?? null,
    after: [],
    isRequired: true,
    applies: applies ?? (() => true),
    judge: judge ?? judgeSeen(id, 'Nobody has written it down yet.'),
  };
};

/** What people and holders expect of those who hold health data. */
export const securityItems: readonly PlanItemDefinition[] = [
  practice('security.privacy-notice', {
    title: 'Publish a privacy notice',
    why: 'People read it before they share their records, and holders ask for its address.',
    who: 'Legal writes, a developer links it',
    words: 'Publish it and put its address into the metadata as policy_uri.',
    action: 'Edit the metadata',
    path: 'apps/:app/metadata',
    judge: judgePage('security.privacy-notice'),
    citation: { label: 'RFC 7591 §2', url: 'https://www.rfc-editor.org/rfc/rfc7591#section-2' },
  }),
  practice('security.terms', {
    title: 'Publish terms of use',
    why: 'They say what people can count on. Many holders want their address at registration.',
    who: 'Legal writes, a developer links it',
    words: 'Publish them and put their address into the metadata as tos_uri.',
    action: 'Edit the metadata',
    path: 'apps/:app/metadata',
    judge: judgePage('security.terms'),
    citation: { label: 'RFC 7591 §2', url: 'https://www.rfc-editor.org/rfc/rfc7591#section-2' },
  }),
  practice('security.data-use', {
    title: 'Say what the data is used for',
    why: 'Use beyond what the person asked for is what holders ask about first.',
    who: 'The product owner, with legal',
    path: 'apps/:app/policies#purpose',
    words: 'Write down each use, and for each whether the person is asked.',
  }),
  practice('security.retention', {
    title: 'Decide how long data is kept',
    why: 'What is not there cannot leak. People ask for deletion, too.',
    who: 'The product owner, with legal',
    path: 'apps/:app/policies#retention',
    words: 'Write down how long each kind of data stays and how it is deleted.',
  }),
  practice('security.incident-contact', {
    title: 'Name a contact for incidents',
    why: 'When something goes wrong, a holder must reach somebody within hours, not find a form.',
    who: 'Whoever is on call',
    path: 'apps/:app/policies#incident-contact',
    words: 'Name a person or a team with a mail address and a telephone number.',
  }),
  practice('security.token-storage', {
    title: 'Store refresh tokens safely',
    why: 'A refresh token opens the records of a person for months. It belongs into encrypted storage, never into a log.',
    who: 'A developer',
    path: 'apps/:app/policies#refresh-tokens',
    words: 'Write down where they are, who can read them and how they are deleted.',
    applies: ({ basis }) => basis.isOffline,
    citation: {
      label: 'RFC 6819 §5.1.4',
      url: 'https://www.rfc-editor.org/rfc/rfc6819#section-5.1.4',
    },
  }),
  practice('security.key-storage', {
    title: 'Keep the keys of the app safe',
    why: 'Whoever has the private key is the app, at every holder.',
    who: 'A developer or operations',
    path: 'apps/:app/policies#private-keys',
    words:
      'Write down where the keys of production are, who can use them and how they are replaced.',
    applies: ({ ways }) => ways.some(({ isUdap, needsKeys }) => isUdap || needsKeys),
  }),
];
