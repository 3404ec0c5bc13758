import { flowNames, flows } from '@/lib/guide/flows/flows';

/** One page of the documentation. */
export interface DocsPage {
  href: string;
  title: string;
  summary: string;
}

/** A part of the contents. */
export interface DocsGroup {
  title: string;
  pages: readonly DocsPage[];
}

/** The contents of the documentation, in reading order. */
export const docsGroups: readonly DocsGroup[] = [
  {
    title: 'Begin',
    pages: [
      { href: '/docs', title: 'Overview', summary: 'What is here.' },
      {
        href: '/docs/steps',
        title: 'The three steps',
        summary: 'Develop, register, read: what each step needs and what it leaves.',
      },
      {
        href: '/docs/first-request',
        title: 'First request in five minutes',
        summary:
          'Discover, get a certificate, register, get a token and read a Patient from the sandbox.',
      },
      {
        href: '/docs/glossary',
        title: 'Glossary',
        summary: 'The words of the field and of the portal, each in a sentence or two.',
      },
    ],
  },
  {
    title: 'Understand',
    pages: [
      {
        href: '/docs/smart',
        title: 'SMART for an app developer',
        summary: 'Discovery, kinds of apps, scopes, context, tokens.',
      },
      {
        href: '/docs/udap',
        title: 'UDAP for an app developer',
        summary: 'Four signed documents, and where it goes wrong.',
      },
      {
        href: '/docs/trust',
        title: 'How trust works',
        summary: 'Anchors, chains, signed metadata, software statements: who proves what to whom.',
      },
    ],
  },
  {
    title: 'Flows',
    pages: [
      {
        href: '/docs/choosing',
        title: 'Choosing a flow',
        summary: 'Nine questions that end in a recommendation with its reasons.',
      },
      {
        href: '/docs/flows',
        title: 'The flows',
        summary: 'Ways from an app to data, and which one fits.',
      },
      ...flowNames.map((name) => ({
        href: `/docs/flows/${name}`,
        title: flows[name].title,
        summary: flows[name].summary,
      })),
    ],
  },
  {
    title: 'Use the portal',
    pages: [
      {
        href: '/docs/registration',
        title: 'Registering an app',
        summary:
          'Four ways to become a client of a holder, what each gives, and how a registration is kept alive.',
      },
      {
        href: '/docs/certificates',
        title: 'Keys and certificates',
        summary:
          'What a UDAP certificate is, how to get, keep, renew and revoke one, and what to do when it is not trusted.',
      },
      {
        href: '/docs/directory',
        title: 'The endpoint directory',
        summary:
          'From a name to a base URL: sources, merging, what the status says, searching, exports, and opting out.',
      },
      {
        href: '/docs/holder-profiles',
        title: 'Holder profiles',
        summary:
          'What the portal knows of each data holder, how it judges a registration by it, and how to keep it true.',
      },
      {
        href: '/docs/console',
        title: 'The console',
        summary: 'Getting in, asking, looking at the answer, keeping, testing, sharing.',
      },
      {
        href: '/docs/scripting',
        title: 'The API with curl',
        summary: 'Make a token, start a run from a script or a pipeline, and read its stream.',
      },
      {
        href: '/docs/operations',
        title: 'Operating Onramp',
        summary: 'For whoever runs the portal: settings, backups, keys, newer versions.',
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
        href: '/docs/causes',
        title: 'Catalogue of causes',
        summary: 'Why things fail, by where they fail: each cause with its proof and the way out.',
      },
      {
        href: '/docs/errors',
        title: 'Catalogue of errors',
        summary: 'What each error code of the API means and the way out.',
      },
      {
        href: '/docs/changes',
        title: 'What changed',
        summary: 'The versions of the portal, and what is new in each.',
      },
    ],
  },
];

const allPages = docsGroups.flatMap(({ pages }) => pages);

/** The page at an address; null when the contents have none. */
export function pageAt(href: string): DocsPage | null {
  return allPages.find((page) => page.href === href) ?? null;
}

/** The title of the page at an address, or the address itself. */
export function titleOfPage(href: string): string {
  return pageAt(href)?.title ?? href;
}
