/** One page of the documentation. */
export interface DocsPage {
  href: string;
  title: string;
  summary: string;
}

/** The contents of the documentation, in reading order. */
export const docsGroups: readonly { title: string; pages: readonly DocsPage[] }[] = [
  {
    title: 'Guides',
    pages: [
      { href: '/docs', title: 'Overview', summary: 'What is here.' },
      {
        href: '/docs/first-request',
        title: 'First request in five minutes',
        summary:
          'Discover, get a certificate, register, get a token and read a Patient from the sandbox.',
      },
      {
        href: '/docs/scripting',
        title: 'The API with curl',
        summary: 'Make a token, start a run from a script or a pipeline, and read its stream.',
      },
      {
        href: '/docs/trust',
        title: 'How trust works',
        summary: 'Anchors, chains, signed metadata, software statements: who proves what to whom.',
      },
      {
        href: '/docs/certificates',
        title: 'Keys and certificates',
        summary:
          'What a UDAP certificate is, how to get, keep, renew and revoke one, and what to do when it is not trusted.',
      },
      {
        href: '/docs/registration',
        title: 'Registering an app',
        summary:
          'Four ways to become a client of a holder, what each gives, and how a registration is kept alive.',
      },
      {
        href: '/docs/holder-profiles',
        title: 'Holder profiles',
        summary:
          'What the portal knows of each data holder, how it judges a registration by it, and how to keep it true.',
      },
      {
        href: '/docs/directory',
        title: 'The endpoint directory',
        summary:
          'From a name to a base URL: sources, merging, what the status says, searching, exports, and opting out.',
      },
    ],
  },
  {
    title: 'Reference',
    pages: [
      {
        href: '/docs/api',
        title: 'API reference',
        summary: 'Every address with its method, permission, fields and answers.',
      },
      {
        href: '/docs/checks',
        title: 'Catalogue of checks',
        summary:
          'Everything the portal judges, why it matters, how to mend it, and where it is written.',
      },
      {
        href: '/docs/errors',
        title: 'Catalogue of errors',
        summary: 'What each error code of the API means and the way out.',
      },
    ],
  },
];
