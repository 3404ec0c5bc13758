import type { Citation } from '@/lib/protocol/check';
import { rfc, smart, udapSection } from '@/lib/protocol/citations';
import { chosen, isAnswered, questionKeys, type Answers } from './answers';
import { flows } from './flow-facts';
import type { GuideFlow, Question, Reason, Recommendation } from './recommendation';

/** What the reasons go by. */
export interface Outcome {
  flow: GuideFlow;
  client: Recommendation['client'];
  isOffline: boolean;
  holders: Recommendation['holders'];
}

type Words = readonly [text: string, citation?: Citation];
type Say = (answers: Answers, outcome: Outcome) => Words;

const hasUser = ({ flow }: Outcome) => flows[flow].grant === 'authorization_code';
const isUdap = ({ flow }: Outcome) => flows[flow].isUdap;
const noPerson = rfc(6749, '4.4');
const withPerson = rfc(6749, '4.1');

const user: Say = (answers, outcome) => {
  if (!hasUser(outcome)) {
    if (answers.user === 'nobody') {
      return ['Nobody is there to sign in, so your server proves itself.', noPerson];
    }
    if (answers.user === 'patient') {
      return ['People sign in elsewhere, and your server says in its request for whom it asks.'];
    }
    return ['People use the app, but your server asks the holder, not each of them.', noPerson];
  }
  if (answers.user === 'patient') {
    return [
      'The people who use the app sign in and allow it to read. That opens the data.',
      withPerson,
    ];
  }
  if (outcome.flow === 'smart-ehr') {
    const launch = smart('app-launch', 'Launch');
    return [
      'They work in the EHR. It opens your app and says which patient is on the screen.',
      launch,
    ];
  }
  return ['They sign in, and the app may read what they may see, at most.', withPerson];
};

const credentials: Say = (answers, outcome) => {
  if (outcome.flow === 'tiered-oauth') {
    return [
      'Their account is at another organization. Tiered OAuth lets the holder ask that one who they are.',
      udapSection('user', '6.1'),
    ];
  }
  if (hasUser(outcome)) return ['They have an account at the holder, so they sign in there.'];
  if (answers.credentials === 'none') {
    return ['No account is needed: the app proves itself, not a person.', noPerson];
  }
  return ['Accounts of people play no part in the token that your server gets.', noPerson];
};

const data: Say = (answers, outcome) => {
  if (answers.data === 'own') return ['People may open their own data by themselves.'];
  if (answers.data === 'population') {
    return hasUser(outcome)
      ? [
          'A person who signs in opens only what that person may see. A whole population needs more.',
        ]
      : ['Data of a whole population is read by a server, not by one person after another.'];
  }
  return hasUser(outcome)
    ? ['What the app may read follows the person who signed in, and the care they give.']
    : ['The holder decides for your organization which patients it may read.'];
};

const agreements: Say = (answers, outcome) => {
  const list = chosen(answers, 'agreements');
  if (list.includes('framework')) {
    return isUdap(outcome)
      ? [
          'A framework gives its members certificates of one trust community; UDAP is made for that.',
          udapSection('discovery', '2.4', '2.4'),
        ]
      : ['You have a framework. It still counts, though this flow does not use its certificates.'];
  }
  if (list.includes('none'))
    return ['You expect to sign nothing; the holder’s own terms still count.'];
  return ['An agreement says what you may do. It leaves open how the app asks.'];
};

const secret: Say = (answers, outcome) => {
  if (answers.secret !== 'server') {
    return [
      'A secret in the app would be in every copy of it. So the app is a public client, and PKCE protects the code.',
      rfc(6749, '2.1'),
    ];
  }
  if (isUdap(outcome)) {
    const section = udapSection('general', '7.1.3', '1.2.3');
    return ['Your server keeps the key and signs with it; the certificate travels along.', section];
  }
  if (outcome.client.authentication === 'client_secret_basic') {
    return ['Your server can keep a secret, and the holders you named take a client secret only.'];
  }
  return [
    'Your server can keep a key. Holders see the public half only, which is better than a shared secret.',
    smart('client-confidential-asymmetric', 'Asymmetric client authentication'),
  ];
};

const redirects: Say = (answers, outcome) => {
  const list = chosen(answers, 'redirects');
  if (!hasUser(outcome))
    return ['No browser is sent anywhere, so no redirect is registered.', noPerson];
  if (isUdap(outcome)) {
    const section = udapSection('registration', '3.1', '3.1');
    return ['You have an https redirect, the only kind that UDAP registers.', section];
  }
  return list.includes('custom-scheme') || list.includes('loopback')
    ? [
        'Redirects other than https are possible, but some holders take them by hand only.',
        rfc(8252, '7'),
      ]
    : ['An https redirect is taken by every holder.', rfc(8252, '7')];
};

const holderCount: Say = (answers, outcome) => {
  if (answers.holderCount === 'many') {
    return isUdap(outcome)
      ? ['With many holders, one certificate takes the place of many forms.']
      : ['With many holders, expect to register at each, at once only where registration is open.'];
  }
  return isUdap(outcome)
    ? ['Few holders would be possible without UDAP too; the certificate makes it quick.']
    : ['With few holders, registering at each is little work.'];
};

const holders: Say = (_, { flow, holders: judged }) => {
  const able = judged.filter((holder) => holder.flow === flow).length;
  const all = judged.length;
  if (all === 1) {
    return able === 1
      ? ['Nothing known of the holder you named speaks against it.']
      : ['The holder you named does not offer it, as far as known. See below.'];
  }
  return [`Of the ${all} holders you named, nothing known speaks against it at ${able}.`];
};

const certificate: Say = (answers, outcome) => {
  if (answers.certificate === 'no') return ['You have no certificate, and this flow needs none.'];
  if (!isUdap(outcome)) {
    return answers.certificate === 'have'
      ? ['You have a certificate, but your other answers speak for a flow that needs none.']
      : ['This flow needs no certificate. You can get one later, for holders with UDAP.'];
  }
  return answers.certificate === 'have'
    ? ['You have a certificate, which names your app to every holder of its community.']
    : [
        'You can get a certificate; begin with it, as all the rest waits for it. With it your app registers at once.',
      ];
};

const offline: Say = (answers, outcome) => {
  if (!hasUser(outcome)) {
    return [
      'Your server asks for a new token each time. This flow has no refresh tokens.',
      rfc(6749, '4.4.3'),
    ];
  }
  return outcome.isOffline
    ? [
        'The app reads while nobody is there, so it asks for refresh tokens (offline_access).',
        smart('scopes-and-launch-context', 'Scopes for requesting a refresh token'),
      ]
    : ['The app reads only while somebody uses it. It asks for no refresh tokens.'];
};

const says: Readonly<Record<Question, Say>> = {
  user,
  credentials,
  data,
  agreements,
  secret,
  redirects,
  holderCount,
  holders,
  certificate,
  offline,
};

/** Why this outcome: what each of the answers has to do with it. */
export function reasonsFor(answers: Answers, outcome: Outcome): Reason[] {
  return questionKeys
    .filter((question) =>
      question === 'holders' ? outcome.holders.length > 0 : isAnswered(answers, question),
    )
    .map((because) => {
      const [text, citation] = says[because](answers, outcome);
      return { because, text, citation: citation ?? null };
    });
}
