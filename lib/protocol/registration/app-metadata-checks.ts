import { checksFrom, type Check, type CheckDefinition } from '../check';
import { rfc, udapSection } from '../citations';
import type { AppMetadata, GrantType } from './client-metadata';
import type { HolderProfile, ProfileMethod } from './holder-profile';

const statement = udapSection('registration', '3.1', '3.1');

/** What the metadata of an app is judged by before it registers anywhere. */
export const appMetadataChecks = {
  'app.metadata.client-name': {
    title: 'The app has a name that users understand',
    level: 'SHALL',
    expected: 'client_name, as users know the app.',
    why: 'Users decide by it whether they let the app in.',
    fix: 'Write the name as it stands in the app.',
    citation: rfc(7591, '2'),
  },
  'app.metadata.contacts': {
    title: 'Somebody can be written to',
    level: 'SHALL',
    expected: 'contacts with one mailto: address at least.',
    why: 'Holders write to it when something is wrong with the app, and UDAP demands it.',
    fix: 'Add an address that people read, for example mailto:team@app.example.org.',
    citation: statement,
  },
  'app.metadata.redirect-uris': {
    title: 'There is a way back after the sign-in',
    level: 'SHALL',
    expected: 'redirect_uris with one https address at least, where users sign in.',
    why: 'The holder sends the authorization code to one of them, and to no other address.',
    fix: 'Add the address of the app that takes the code, exactly as the app sends it.',
    citation: statement,
  },
  'app.metadata.logo-uri': {
    title: 'The app has a logo',
    level: 'SHALL',
    expected: 'logo_uri, an https address of a PNG, JPEG or GIF, where users sign in.',
    why: 'Users see it when they allow access.',
    fix: 'Put the logo on a public https address and give that.',
    citation: statement,
  },
  'app.metadata.https': {
    title: 'The addresses are https',
    level: 'SHALL',
    expected: 'https addresses in client_uri, logo_uri, tos_uri and policy_uri.',
    why: 'What comes without TLS can be changed on its way; holders refuse such addresses.',
    fix: 'Serve these pages at https addresses.',
    citation: rfc(7591, '5'),
  },
} as const satisfies Record<string, CheckDefinition>;

const check = checksFrom(appMetadataChecks);

export interface AppMetadataOptions {
  /** Left out: judged for both workflows. */
  grantType?: GrantType;
  method?: ProfileMethod;
  profile?: HolderProfile;
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

function contacts({ contacts: all }: AppMetadata): Check {
  const mail = all.filter((contact) => /^mailto:[^@\s]+@[^@\s]+\.[^@\s]+$/i.test(contact));
  return check('app.metadata.contacts', {
    verdict: mail.length > 0 ? 'pass' : 'fail',
    seen: all.length === 0 ? 'No contacts' : all.join(', '),
  });
}

function redirectUris({ redirect_uris: all }: AppMetadata): Check {
  const others = all.filter((uri) => !isHttps(uri));
  const seen = all.length === 0 ? 'No redirect_uris' : all.join(', ');
  const verdict = all.length === 0 ? 'fail' : others.length > 0 ? 'warn' : 'pass';
  return check('app.metadata.redirect-uris', { verdict, seen });
}

function logo({ logo_uri: uri }: AppMetadata): Check {
  const verdict = uri === undefined ? 'fail' : isHttps(uri) ? 'pass' : 'warn';
  return check('app.metadata.logo-uri', { verdict, seen: uri ?? 'No logo_uri' });
}

function https({ client_uri, logo_uri, tos_uri, policy_uri }: AppMetadata): Check {
  const given = Object.entries({ client_uri, logo_uri, tos_uri, policy_uri }).flatMap(
    ([member, uri]) => (uri === undefined ? [] : [{ member, uri }]),
  );
  const bad = given.filter(({ uri }) => !isHttps(uri));
  if (given.length === 0)
    return check('app.metadata.https', { verdict: 'skip', seen: 'None given' });
  return check('app.metadata.https', {
    verdict: bad.length > 0 ? 'fail' : 'pass',
    seen: (bad.length > 0 ? bad : given).map(({ member, uri }) => `${member} ${uri}`).join(', '),
  });
}

/** Judges the metadata of an app as it stands, for one workflow or for both. */
export function checkAppMetadata(metadata: AppMetadata, options: AppMetadataOptions): Check[] {
  const hasUser = options.grantType !== 'client_credentials';
  const name = metadata.client_name.trim();
  return [
    check('app.metadata.client-name', {
      verdict: name === '' ? 'fail' : 'pass',
      seen: name === '' ? 'No client_name' : name,
    }),
    contacts(metadata),
    ...(hasUser ? [redirectUris(metadata), logo(metadata)] : []),
    https(metadata),
  ];
}
