import type { Answers } from './answers';
import { flows } from './flow-facts';
import type { GuideFlow, Recommendation } from './recommendation';

type Cost = Recommendation['costs'][number];

const registering: Readonly<Record<string, Cost>> = {
  udap: {
    what: 'Register with a signed software statement',
    who: 'Your developers',
    howLong: 'Answered at once, at each holder.',
  },
  dcr: {
    what: 'Register through the registration endpoint',
    who: 'Your developers',
    howLong:
      'Answered at once. Where EMR Direct runs it, a client_id lives 30 days (its knowledge base, read in November 2026).',
  },
  manual: {
    what: 'Register by a form or by asking',
    who: 'Your developers, then a person at the holder',
    howLong: 'It waits for a person. Ask the holder how long.',
  },
};

const certificate: Cost = {
  what: 'Get a certificate of the holder’s trust community',
  who: 'Your organization, then the certificate authority',
  howLong:
    'A person checks who you are. Ask the authority how long; for the sandbox it is at once.',
};

const agreement: Cost = {
  what: 'Sign an agreement with the holder',
  who: 'Your lawyers and the holder’s',
  howLong: 'Often the longest part. Begin early.',
};

/** What somebody has to do for a flow, and how long it takes, as far as anybody says. */
export function costsOf(
  flow: GuideFlow,
  answers: Answers,
  { client, isOffline, methods }: Pick<Recommendation, 'client' | 'isOffline' | 'methods'>,
): Recommendation['costs'] {
  const { grant, isUdap } = flows[flow];
  const hasUser = grant === 'authorization_code';
  const costs: (Cost | undefined | false)[] = [
    isUdap && answers.certificate !== 'have' && certificate,
    answers.data !== undefined &&
      answers.data !== 'own' &&
      answers.data !== 'not-sure' &&
      agreement,
    registering[methods[0]?.method ?? ''],
    client.authentication === 'private_key_jwt' && {
      what: 'Publish the public keys of the app (JWK Set)',
      who: 'Your developers; the portal can host them',
      howLong: 'Minutes. Change keys with some overlap.',
    },
    client.authentication === 'client_secret_basic' && {
      what: 'Keep the client secret safe, and change it when it ends',
      who: 'Your developers',
      howLong: 'The holder says when it ends, if it does.',
    },
    isUdap && {
      what: 'Renew the certificate before it ends',
      who: 'Your developers',
      howLong: 'With the same name in it, registrations stay.',
    },
    hasUser && {
      what: 'Build sign-in with state and PKCE',
      who: 'Your developers',
      howLong: 'The console shows each step of it.',
    },
    flow === 'smart-ehr' && {
      what: 'Have the app set up in the EHR, with its launch address',
      who: 'A person at the holder',
      howLong: 'It waits for a person, at each holder.',
    },
    !hasUser && {
      what: 'Ask for a new token often',
      who: 'Your server',
      howLong: isUdap
        ? 'A token lives an hour at most; there is no refresh token.'
        : 'A token should live five minutes at most; there is no refresh token.',
    },
    isOffline && {
      what: 'Store refresh tokens safely, and delete them when people leave',
      who: 'Your developers',
      howLong: 'For as long as they live: 90 days at EMR Direct (its API document of 2026).',
    },
  ];
  return costs.filter((cost): cost is Cost => Boolean(cost));
}
