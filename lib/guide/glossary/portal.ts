import type { GlossaryEntry } from './entry';

/** Words of the portal itself. */
export const portalTerms = {
  workspace: {
    term: 'workspace',
    short: 'Where a team keeps its apps, keys, registrations and runs. Its members have roles.',
    page: '/docs/steps',
  },
  app: {
    term: 'app',
    short: 'A program that asks for health data: its name, pages, contacts and redirect URIs.',
    page: '/docs/registration',
  },
  client: {
    term: 'client',
    short: 'An app in the eyes of one holder, with one way to get tokens.',
    page: '/docs/registration',
  },
  holder: {
    term: 'holder',
    also: ['data holder'],
    short: 'An organization that has health data: its FHIR server and its authorization server.',
    page: '/docs/directory',
  },
  'holder-profile': {
    term: 'holder profile',
    short: 'What one holder accepts of apps, as data with a source and a date.',
    page: '/docs/holder-profiles',
  },
  plan: {
    term: 'plan',
    short: 'The flow that fits an app, why, and the checklist that follows from it.',
    page: '/docs/steps',
  },
  registration: {
    term: 'registration',
    short: 'An app at a holder: its client_id, how it proves itself, and until when.',
    page: '/docs/registration',
  },
  preflight: {
    term: 'pre-flight',
    short: 'Holding an app against what a holder demands, before anything is sent.',
    page: '/docs/registration',
  },
  drift: {
    term: 'drift',
    short: 'What the holder has about your app differs from what you sent.',
    page: '/docs/registration',
  },
  run: {
    term: 'run',
    short: 'Everything that happened after one press of a button, in order, kept to look at again.',
    page: '/docs/console',
  },
  exchange: {
    term: 'exchange',
    short: 'One request and what came back, whole.',
    page: '/docs/console',
  },
  check: {
    term: 'check',
    short: 'One thing that the portal concludes: what was seen, why it matters, how to mend it.',
    page: '/docs/checks',
  },
  vault: {
    term: 'vault',
    short: 'Where the portal keeps private keys and secrets, sealed.',
    page: '/docs/operations',
  },
  sandbox: {
    term: 'sandbox',
    short: 'Holders with made-up patients that live in your portal, one of them without a fault.',
    page: '/docs/first-request',
  },
  scenario: {
    term: 'scenario',
    short: 'One fault that a sandbox holder makes on purpose, so that you can try it.',
    page: '/docs/steps',
  },
  npi: {
    term: 'NPI',
    also: ['National Provider Identifier'],
    short: 'The ten-digit number of a provider in the United States.',
    page: '/docs/directory',
  },
  nppes: {
    term: 'NPPES',
    short: 'The public register of NPIs. It has names and places, and sometimes FHIR endpoints.',
    page: '/docs/directory',
  },
  'har-file': {
    term: 'HAR',
    short: 'A file of HTTP requests and answers that browsers and proxies can read.',
    page: '/docs/console',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
