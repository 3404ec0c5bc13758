import * as z from 'zod';
import { requestLetter } from '@/lib/protocol/registration/request-letter';
import type { Letter, LetterFacts, MissingFact } from './letter-facts';
import {
  appBlock,
  farewell,
  holderOf,
  items,
  mailOfApp,
  missingFacts,
  serviceOf,
  type FactName,
} from './letter-parts';

export const LetterKindSchema = z.enum([
  'registration',
  'method',
  'sandbox',
  'production',
  'agreement',
  'trust',
  'incident',
]);
export type LetterKind = z.infer<typeof LetterKindSchema>;

interface LetterTemplate {
  title: string;
  /** When it is the right one. */
  when: string;
  /** What it says, and is named where it is missing. */
  needs: readonly FactName[];
  write: (facts: LetterFacts) => Letter;
}

/** A letter with a greeting, an opening, what is asked for, and the facts of the app. */
function asking(subject: string, opening: string, asks: readonly string[], facts: LetterFacts) {
  const body = [
    'Hello,',
    '',
    opening,
    '',
    'What we ask you for',
    ...items(asks),
    '',
    ...appBlock(facts),
    '',
    ...farewell(facts),
  ].join('\n');
  return { subject: `${subject} [${facts.reference}]`, body };
}

/** All letters that the portal writes, in the order in which they are usually needed. */
export const letterTemplates: Readonly<Record<LetterKind, LetterTemplate>> = {
  method: {
    title: 'Ask how apps are registered',
    when: 'You do not know yet what the holder takes.',
    needs: ['holder', 'contact', 'scope'],
    write: (facts) =>
      asking(
        `How does ${holderOf(facts)} register apps?`,
        `we would like to connect ${facts.app.client_name} to the FHIR service of ${holderOf(facts)}. How do you register apps?`,
        [
          'the base URL of your FHIR service, for tests and for production',
          'the way: UDAP, dynamic registration (RFC 7591), a form, or by hand',
          'for UDAP: the trust communities whose certificates you accept',
          'the scopes that you grant, and whether refresh tokens are possible',
          'the agreements that come before production',
        ],
        facts,
      ),
  },
  sandbox: {
    title: 'Ask for access to a test system',
    when: 'The holder has a test system, and you cannot reach it yet.',
    needs: ['holder', 'contact', 'scope', 'redirects'],
    write: (facts) =>
      asking(
        `Access to the test system of ${holderOf(facts)} for ${facts.app.client_name}`,
        `we would like to test ${facts.app.client_name} against your FHIR service before we ask for production.`,
        [
          'the base URL of the test system',
          'client credentials, or how we register there ourselves',
          'accounts of test patients, and of a clinician if there are any',
          'how long the access lasts',
        ],
        facts,
      ),
  },
  registration: {
    title: 'Ask for registration and credentials',
    when: 'The holder registers apps by hand.',
    needs: ['holder', 'service', 'contact', 'notice', 'terms', 'redirects', 'scope', 'key'],
    write: (facts) => {
      const { reference, workspaceName, app, client, jwksUri, profileUrl } = facts;
      return requestLetter({
        reference,
        workspaceName,
        holderBaseUrl: serviceOf(facts),
        app,
        grantType: client.grantType,
        hasRefreshToken: client.hasRefreshToken,
        authMethod: 'private_key_jwt',
        scope: client.scope,
        jwksUri,
        profileUrl,
      });
    },
  },
  trust: {
    title: 'Ask to trust our certificate',
    when: 'The holder takes UDAP, but does not know the authority of your certificate.',
    needs: ['holder', 'service', 'contact', 'certificate'],
    write: (facts) =>
      asking(
        `Trust of the certificate of ${facts.app.client_name}`,
        `we would like to register ${facts.app.client_name} at ${serviceOf(facts)} with UDAP. For that your server has to trust the authority that issued our certificate.`,
        [
          'to add the authority below to the ones that you trust, or to tell us which community we should join',
          'what you need from us for it: an agreement, a proof of who we are',
          'the day from which it holds, first in your test system',
        ],
        facts,
      ),
  },
  agreement: {
    title: 'Ask for an agreement',
    when: 'The use needs one, for example a business associate agreement. Which one, your lawyers say.',
    needs: ['holder', 'contact', 'notice', 'terms', 'profile'],
    write: (facts) =>
      asking(
        `Agreement between ${holderOf(facts)} and ${facts.workspaceName}`,
        `before ${facts.app.client_name} uses your FHIR service we would like to settle the agreement that covers this use.`,
        [
          'which agreement you want for it: terms for developers, an agreement on data use, a business associate agreement',
          'your draft, or the person to whom we send ours',
          'who signs for you, and how long that usually takes',
        ],
        facts,
      ),
  },
  production: {
    title: 'Ask for production',
    when: 'It works in the test system.',
    needs: ['holder', 'service', 'contact', 'notice', 'terms', 'profile', 'redirects', 'clientId'],
    write: (facts) =>
      asking(
        `Production for ${facts.app.client_name}`,
        `${facts.app.client_name} works against your test system. We would like to go on to production at ${serviceOf(facts)}.`,
        [
          'to activate the client below for production, or to tell us how we register there',
          'the base URL of production, if it is another one',
          'limits that we should keep to, and hours of maintenance',
          'whom to call when it does not work',
        ],
        facts,
      ),
  },
  incident: {
    title: 'Tell of an incident',
    when: 'Something happened to data or keys. Agreements say how soon you tell, and what.',
    needs: ['holder', 'incident'],
    write: (facts) => {
      const { app, clientId, incidentContact } = facts;
      const body = [
        'Hello,',
        '',
        `we have to tell you of an incident that concerns ${app.client_name}, which is connected to ${serviceOf(facts)}.`,
        '',
        'What happened: [in two sentences, what is known and what is not]',
        'When it happened, and when we noticed: [times with their zone]',
        'Whose data: [how many people of yours; which kinds of data]',
        'Keys and tokens: [which may be known to others; which were replaced or revoked, and when]',
        'What we have done: […]',
        'What we ask you to do: [for example to revoke the tokens of this client]',
        'When we will write again: [a time]',
        '',
        `Client ID: ${clientId ?? '[client_id at your server]'}`,
        `Contact for this incident: ${incidentContact ?? (mailOfApp(facts) || '[mail and telephone]')}`,
        `Reference: ${facts.reference}`,
        '',
        facts.workspaceName,
      ].join('\n');
      return { subject: `Security incident: ${app.client_name} [${facts.reference}]`, body };
    },
  },
};

/** A letter as it follows from the facts, and what it could not say. */
export function writeLetterOf(
  kind: LetterKind,
  facts: LetterFacts,
): Letter & { missing: MissingFact[] } {
  const { write, needs } = letterTemplates[kind];
  return { ...write(facts), missing: missingFacts(facts, needs) };
}
