import { rfc, smart, udapSection } from '@/lib/protocol/citations';
import type { PracticeQuestion } from './question';

/** How keys, tokens and connections are protected. */
export const securityQuestions: readonly PracticeQuestion[] = [
  {
    id: 'refresh-tokens',
    section: 'security',
    kind: 'choice',
    title: 'Where refresh tokens are',
    why: 'A refresh token opens the records of a person for months, without that person.',
    help: 'The place on each platform: server, telephone, browser. Choose the weakest one.',
    term: { id: 'refresh-token', words: 'refresh token' },
    usual:
      'A server app keeps them encrypted, with the key in a key service. A telephone keeps them in the Keychain or Keystore. A browser app keeps none.',
    write:
      'Refresh tokens are stored [where], encrypted with a key in [where]. [Roles] can use them; nobody reads them. They are revoked and deleted when [the person leaves].',
    citation: rfc(9700, '4.14'),
    choices: [
      { value: 'none', label: 'The app has none' },
      { value: 'server', label: 'On a server, encrypted, the key kept apart' },
      { value: 'keystore', label: 'In the Keychain (iOS) or Keystore (Android)' },
      {
        value: 'browser',
        label: 'In the storage of the browser',
        weakness:
          'Every script on the page can read it there. Keep it on a server, and give the browser a session cookie.',
      },
      {
        value: 'plain',
        label: 'In a file or database, not encrypted',
        weakness: 'A copy of the disk opens all records. Encrypt it with a key from elsewhere.',
      },
    ],
  },
  {
    id: 'private-keys',
    section: 'security',
    kind: 'choice',
    title: 'Where private keys and client secrets are',
    why: 'Whoever has them is the app, at every holder.',
    help: 'Those of production.',
    usual:
      'A key service that signs and never gives the key out, or a sealed vault. A second key is ready before the first one ends.',
    write:
      'Keys are in [service]. [Roles] can use them. They are replaced every [year], and at once when somebody may have seen one.',
    citation: rfc(8252, '8.5'),
    choices: [
      { value: 'none', label: 'The app has none: it is a public client' },
      { value: 'hardware', label: 'In a key service or hardware that does not give them out' },
      { value: 'vault', label: 'Sealed in a vault, opened by the server only' },
      { value: 'device', label: 'One for each device, made in its Keychain or Keystore' },
      {
        value: 'file',
        label: 'In a file on the server',
        weakness: 'Backups and images carry it along. Move it into a vault or a key service.',
      },
      {
        value: 'package',
        label: 'In the app that people install, or in the source code',
        weakness:
          'Everybody can take it out of there, so it proves nothing. Replace it, and register a public client.',
      },
    ],
  },
  {
    id: 'tls',
    section: 'security',
    kind: 'choice',
    title: 'TLS',
    why: 'Codes, tokens and records travel on these connections.',
    help: 'Between app, your servers and holders.',
    usual: 'TLS 1.2 or later on each connection, also inside. Some holders take nothing older.',
    citation: rfc(9325, '3.1.1'),
    choices: [
      { value: 'all', label: 'TLS 1.2 or later everywhere, certificates are checked' },
      {
        value: 'outside',
        label: 'Outside yes, inside of our network not',
        weakness: 'Who gets into the network reads along. Use it inside, too.',
      },
      {
        value: 'unchecked',
        label: 'Certificates are not always checked',
        weakness: 'Then anybody can be the holder. Check them always, in tests as well.',
      },
    ],
  },
  {
    id: 'pkce-state',
    section: 'security',
    kind: 'choice',
    title: 'PKCE and state',
    why: 'They keep a code that somebody caught from being worth anything, and a foreign sign-in out.',
    help: 'Both fresh for each sign-in; state is compared on return.',
    usual: 'Both, from the library, never written by hand.',
    citation: udapSection('general', '7.2'),
    choices: [
      { value: 'both', label: 'PKCE with S256, and a random state that is compared' },
      { value: 'no-users', label: 'Nobody signs in: the app asks for itself' },
      {
        value: 'one',
        label: 'Only one of them, or plain PKCE',
        weakness:
          'SMART and UDAP demand both, PKCE with S256. Most libraries have a switch for it.',
      },
    ],
  },
  {
    id: 'least-scopes',
    section: 'security',
    kind: 'choice',
    title: 'No more scopes than needed',
    why: 'What a token cannot do, a thief cannot either. People see the list.',
    help: 'Look at each scope: which page of the app needs it?',
    term: { id: 'scope', words: 'scope' },
    usual: 'Read and search for a handful of resources. Each scope has one sentence that says why.',
    write: '[scope]: to show [what] on [which page].',
    citation: rfc(9700, '2.3'),
    choices: [
      { value: 'needed', label: 'Each one is needed, and asked for when it is' },
      { value: 'once', label: 'Each one is needed, all are asked for at once' },
      {
        value: 'wide',
        label: 'Wildcards, to be safe',
        weakness:
          'Holders and people refuse what they do not see a reason for. Name the resources.',
      },
    ],
  },
  {
    id: 'logging',
    section: 'security',
    kind: 'choice',
    title: 'What is in the logs',
    why: 'Logs are copied to many places and read by many people.',
    help: 'Look for “Bearer” and for a name in the logs of yesterday.',
    usual:
      'A filter before the log is written: no Authorization header, no bodies of FHIR answers, no names.',
    citation: rfc(6750, '5.3'),
    choices: [
      { value: 'none', label: 'No tokens and no health data' },
      { value: 'masked', label: 'Both masked before they are written' },
      {
        value: 'tokens',
        label: 'Tokens or health data may be in them',
        weakness: 'Every reader of the log can use them. Mask them where they are written.',
      },
    ],
  },
  {
    id: 'token-lifetime',
    section: 'security',
    kind: 'choice',
    title: 'Access tokens',
    why: 'A short-lived token in memory is worth little to a thief.',
    help: 'Where they are between two requests.',
    usual: 'In memory, for minutes up to an hour. A new one comes from the refresh token.',
    citation: smart('app-launch', 'security considerations'),
    choices: [
      { value: 'memory', label: 'In memory, gone after they end' },
      { value: 'server', label: 'On the server, encrypted' },
      {
        value: 'browser',
        label: 'In the storage of the browser',
        weakness: 'Every script on the page can read it there. Keep it in memory.',
      },
      {
        value: 'url',
        label: 'Sometimes in an address',
        weakness: 'Addresses are in histories and logs. Send it in the Authorization header only.',
      },
    ],
  },
];
