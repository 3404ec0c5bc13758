import { rfc, smart, udapSection } from '@/lib/protocol/citations';
import { chosen, type Answers } from './answers';
import type { HolderFacts } from './holder-facts';
import type { Contradiction } from './recommendation';

const isWithoutServer = ({ secret }: Answers) => secret === 'device' || secret === 'browser';

function blocking(answers: Answers): (Contradiction | false)[] {
  const { user, credentials, data } = answers;
  return [
    user === 'nobody' &&
      data === 'own' && {
        between: ['user', 'data'],
        text: 'Nobody uses the app, but it reads people’s own data. Their own data is opened by themselves: who signs in?',
        citation: rfc(6749, '4.1'),
        isBlocking: true,
      },
    user === 'nobody' &&
      isWithoutServer(answers) && {
        between: ['user', 'secret'],
        text: 'Nobody uses the app, but it has no server. A service on its own needs a place where its key is secret.',
        citation: rfc(6749, '4.4'),
        isBlocking: true,
      },
    user === 'patient' &&
      credentials === 'none' && {
        between: ['user', 'credentials'],
        text: 'Patients use the app, but have no account to sign in with. How does the holder know who they are?',
        citation: null,
        isBlocking: true,
      },
    credentials === 'none' &&
      isWithoutServer(answers) &&
      user !== 'nobody' &&
      user !== 'patient' && {
        between: ['credentials', 'secret'],
        text: 'Nobody signs in, and there is no server that could prove itself. One of the two is needed.',
        citation: rfc(6749, '4.4'),
        isBlocking: true,
      },
  ];
}

function dubious(answers: Answers, holders: readonly HolderFacts[]): (Contradiction | false)[] {
  const { user, credentials, data, secret, offline } = answers;
  const redirects = chosen(answers, 'redirects');
  const agreements = chosen(answers, 'agreements');
  const special = redirects.filter((one) => one === 'custom-scheme' || one === 'loopback');
  const refusing = holders.filter(({ profile }) => {
    const rule = profile?.methods.dcr;
    return (
      rule?.isOffered === true &&
      ((redirects.includes('custom-scheme') && !rule.allowsCustomScheme) ||
        (redirects.includes('loopback') && !rule.allowsLoopback))
    );
  });
  return [
    user === 'nobody' &&
      (credentials === 'holder' || credentials === 'other') && {
        between: ['user', 'credentials'],
        text: 'Nobody uses the app, so nobody’s account is used. If people do sign in, change who uses it.',
        citation: rfc(6749, '4.4'),
        isBlocking: false,
      },
    user === 'nobody' &&
      redirects.some((one) => one !== 'none') && {
        between: ['user', 'redirects'],
        text: 'Nobody uses the app, so its redirects are not used. UDAP refuses a client of this kind that names any.',
        citation: udapSection('registration', '3.1', '3.1'),
        isBlocking: false,
      },
    user === 'patient' &&
      data === 'population' && {
        between: ['user', 'data'],
        text: 'A patient who signs in opens only what that person may see. For a population, ask with a server of an organization.',
        citation: smart('scopes-and-launch-context', 'Scopes'),
        isBlocking: false,
      },
    secret === 'browser' &&
      offline === 'yes' && {
        between: ['secret', 'offline'],
        text: 'A page in a browser reads nothing while it is closed, and has no safe place for a refresh token. Think of a small server.',
        citation: null,
        isBlocking: false,
      },
    secret === 'device' &&
      offline === 'yes' && {
        between: ['secret', 'offline'],
        text: 'Some holders give refresh tokens to apps with a server only. Ask yours before you build on them.',
        citation: null,
        isBlocking: false,
      },
    secret === 'browser' &&
      special.length > 0 && {
        between: ['secret', 'redirects'],
        text: 'A page in a browser comes back to an https address. Other schemes are for apps on a device.',
        citation: rfc(8252, '7'),
        isBlocking: false,
      },
    (data === 'care' || data === 'population') &&
      agreements.length === 1 &&
      (agreements[0] === 'none' || agreements[0] === 'terms') && {
        between: ['data', 'agreements'],
        text: 'Beyond people’s own data, holders usually want an agreement first. Ask yours what it needs.',
        citation: null,
        isBlocking: false,
      },
    refusing.length > 0 && {
      between: ['redirects', 'holders'],
      text: `Dynamic registration does not take these redirects at ${refusing.map(({ name }) => name).join(', ')}. Ask by hand there, or use an https address that the app claims.`,
      citation: rfc(8252, '7'),
      isBlocking: false,
    },
  ];
}

/** Answers that do not go together, those first that allow no recommendation at all. */
export function findContradictions(
  answers: Answers,
  holders: readonly HolderFacts[] = [],
): readonly Contradiction[] {
  return [...blocking(answers), ...dubious(answers, holders)].filter(
    (one): one is Contradiction => one !== false,
  );
}
