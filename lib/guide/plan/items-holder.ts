import { udapSection } from '@/lib/protocol/citations';
import type { PlanItemDefinition } from '../plan-items';
import { judgeWatch } from './judge-app';
import {
  consoleOf,
  discoveryPath,
  productionPath,
  registerPath,
  registrationPath,
} from './item-paths';
import {
  judgeCare,
  judgeDiscovery,
  judgeProductionRead,
  judgeRefresh,
  judgeRegistration,
  judgeTestRead,
  judgeToken,
} from './judge-holder';

/** What is done to be known at a holder. */
export const registerItems: readonly PlanItemDefinition[] = [
  {
    id: 'register.discovery',
    group: 'register',
    scope: 'holder',
    title: 'Read what the holder says of itself',
    why: 'Its metadata names the endpoints, the ways to register and whom it trusts. A registration sent elsewhere is lost.',
    who: 'A developer',
    how: {
      words:
        'Send any request there from the console. The first steps read and check the metadata.',
      action: 'Open the console',
      path: discoveryPath,
      docs: '/docs/trust',
    },
    citation: udapSection('discovery', '2'),
    after: [],
    isRequired: false,
    applies: () => true,
    judge: judgeDiscovery,
  },
  {
    id: 'register.client',
    group: 'register',
    scope: 'holder',
    title: 'Register the app',
    why: 'The holder gives a client_id. Without it nobody gets a token.',
    who: 'A developer; by hand, the holder’s team answers',
    how: {
      words:
        'The portal checks everything first, then sends it, or writes the letter where it goes by hand.',
      action: 'Register',
      path: registerPath,
      docs: '/docs/registration',
    },
    citation: { label: 'RFC 7591 §3', url: 'https://www.rfc-editor.org/rfc/rfc7591#section-3' },
    after: ['develop.metadata', 'develop.redirects', 'develop.keys', 'certificate.issued'],
    isRequired: true,
    applies: () => true,
    judge: judgeRegistration,
  },
];

/** What shows that it works. */
export const testItems: readonly PlanItemDefinition[] = [
  {
    id: 'test.token',
    group: 'test',
    scope: 'holder',
    title: 'Get a token',
    why: 'It proves the client_id, the key or the secret, and the scopes in one step.',
    who: 'A developer',
    how: {
      words: 'Choose the registration in the console and send.',
      action: 'Open the console',
      path: consoleOf,
      docs: '/docs/first-request',
    },
    citation: { label: 'RFC 6749 §5.1', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1' },
    after: ['register.client'],
    isRequired: true,
    applies: () => true,
    judge: judgeToken,
  },
  {
    id: 'test.read',
    group: 'test',
    scope: 'holder',
    title: 'Read data',
    why: 'A token that reads nothing helps nobody: scopes, context and data meet here for the first time.',
    who: 'A developer, with a test patient of the holder',
    how: {
      words: 'Read a patient or whatever the app is for.',
      action: 'Open the console',
      path: consoleOf,
      docs: '/docs/first-request',
    },
    citation: { label: 'FHIR R4 §3.1', url: 'https://hl7.org/fhir/R4/http.html#read' },
    after: ['register.client'],
    isRequired: true,
    applies: () => true,
    judge: judgeTestRead,
  },
  {
    id: 'test.refresh',
    group: 'test',
    scope: 'holder',
    title: 'Renew access without a person',
    why: 'Holders differ in how long a refresh token lives and whether it changes. Better seen now than at night.',
    who: 'A developer',
    how: {
      words: 'Ask for offline_access, then renew the kept token in the console.',
      action: 'See kept tokens',
      path: consoleOf,
      docs: null,
    },
    citation: { label: 'RFC 6749 §6', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-6' },
    after: ['test.token'],
    isRequired: true,
    applies: ({ basis, way }) => way.grant === 'authorization_code' && basis.isOffline,
    judge: judgeRefresh,
  },
  {
    id: 'test.care',
    group: 'test',
    scope: 'holder',
    title: 'Give access back, or renew the registration',
    why: 'People stop using an app, keys leak and client_ids run out. Try the way out while nobody is in a hurry.',
    who: 'A developer',
    how: {
      words: 'Revoke a token in the console, or renew the registration on its page.',
      action: 'See registrations',
      path: registrationPath,
      docs: '/docs/registration',
    },
    citation: { label: 'RFC 7009 §2', url: 'https://www.rfc-editor.org/rfc/rfc7009#section-2' },
    after: ['test.token'],
    isRequired: false,
    applies: () => true,
    judge: judgeCare,
  },
];

/** The last steps. */
export const liveItems: readonly PlanItemDefinition[] = [
  {
    id: 'live.watch',
    group: 'live',
    scope: 'app',
    title: 'Be told before something ends',
    why: 'Certificates and client_ids run out on a day that is known. Somebody should hear of it before the users do.',
    who: 'An admin of the workspace',
    how: {
      words: 'Let the portal send mail, call a webhook, or put the days into a calendar.',
      action: 'Notices',
      path: 'settings/notices',
      docs: null,
    },
    citation: null,
    after: [],
    isRequired: true,
    applies: () => true,
    judge: judgeWatch,
  },
  {
    id: 'live.read',
    group: 'live',
    scope: 'holder',
    title: 'Read data in production',
    why: 'The last proof: real people, real data. The portal keeps that it happened and nothing of what was read.',
    who: 'A developer, together with the holder',
    how: {
      words: 'Make an environment, mark it as production, and read with it.',
      action: 'Read in production',
      path: productionPath,
      docs: null,
    },
    citation: null,
    after: 'required',
    isRequired: false,
    applies: () => true,
    judge: judgeProductionRead,
  },
];
