import type { PlanItemDefinition } from '../plan-items';
import { certificatePath } from './item-paths';
import {
  judgeCertificate,
  judgeFirstRequest,
  judgeKeys,
  judgeLasting,
  judgeLaunch,
  judgeMetadata,
  judgeRedirects,
} from './judge-app';

const rfc7591 = {
  label: 'RFC 7591 §2',
  url: 'https://www.rfc-editor.org/rfc/rfc7591#section-2',
};
const launch = (section: string, page = 'app-launch') => ({
  label: `SMART App Launch 2.2, ${section}`,
  url: `https://hl7.org/fhir/smart-app-launch/STU2.2/${page}.html`,
});

/** What is done once, while the app is built. */
export const developItems: readonly PlanItemDefinition[] = [
  {
    id: 'develop.first-request',
    group: 'develop',
    scope: 'app',
    title: 'Make a request against the sandbox',
    why: 'You see every step once, against a holder that does everything right, before a real one is in the way.',
    who: 'A developer',
    how: {
      words:
        'One press takes you from discovery to a patient on the screen. You need nothing for it.',
      action: 'Make a first request',
      path: 'console/first',
      docs: '/docs/first-request',
    },
    citation: null,
    after: [],
    isRequired: false,
    applies: () => true,
    judge: judgeFirstRequest,
  },
  {
    id: 'develop.metadata',
    group: 'develop',
    scope: 'app',
    title: 'Describe the app',
    why: 'Holders and their patients read this before they let the app in. Every registration sends it.',
    who: 'A developer, with whoever owns the name and the logo',
    how: {
      words: 'Fill in the name, the contacts and the pages until the checks beside the form pass.',
      action: 'Edit the metadata',
      path: 'apps/:app/metadata',
      docs: '/docs/registration',
    },
    citation: rfc7591,
    after: [],
    isRequired: true,
    applies: () => true,
    judge: judgeMetadata,
  },
  {
    id: 'develop.redirects',
    group: 'develop',
    scope: 'app',
    title: 'Say where people come back to',
    why: 'After sign-in the holder sends people to one of these addresses and to no other. It compares them letter by letter.',
    who: 'A developer',
    how: {
      words:
        'Add the addresses of the app, and the one of this portal if you want to test from here.',
      action: 'Add redirect URIs',
      path: 'apps/:app/metadata',
      docs: '/docs/registration',
    },
    citation: rfc7591,
    after: [],
    isRequired: true,
    applies: ({ ways }) => ways.some(({ grant }) => grant === 'authorization_code'),
    judge: judgeRedirects,
  },
  {
    id: 'develop.launch',
    group: 'develop',
    scope: 'app',
    title: 'Say where an EHR starts the app',
    why: 'An EHR opens this address with the patient in context. Without it the app is not on its screen.',
    who: 'A developer',
    how: {
      words: 'Add the launch address of the app.',
      action: 'Add a launch URI',
      path: 'apps/:app/metadata',
      docs: '/docs/registration',
    },
    citation: launch('EHR launch'),
    after: [],
    isRequired: true,
    applies: ({ ways }) => ways.some(({ flow }) => flow === 'smart-ehr'),
    judge: judgeLaunch,
  },
  {
    id: 'develop.keys',
    group: 'develop',
    scope: 'app',
    title: 'Publish the keys of the app',
    why: 'The holder checks the signature of the app with a public key that it finds at the address of the key set.',
    who: 'A developer',
    how: {
      words:
        'Make a key: the portal publishes its public half, and keeps the private one in the vault.',
      action: 'Make a key',
      path: 'apps/:app/keys',
      docs: '/docs/registration',
    },
    citation: launch('Asymmetric client authentication', 'client-confidential-asymmetric'),
    after: [],
    isRequired: true,
    applies: ({ ways }) => ways.some(({ needsKeys }) => needsKeys),
    judge: judgeKeys,
  },
];

const udapTrust = {
  label: 'UDAP Security IG 2 §1.2',
  url: 'https://hl7.org/fhir/us/udap-security/STU2/index.html',
};

const needsCertificate: PlanItemDefinition['applies'] = ({ basis, ways }) =>
  basis.needsCertificate || ways.some(({ isUdap }) => isUdap);

/** The certificate that UDAP needs. */
export const certificateItems: readonly PlanItemDefinition[] = [
  {
    id: 'certificate.issued',
    group: 'certificate',
    scope: 'app',
    title: 'Get a certificate for the app',
    why: 'With UDAP a holder knows the app by a certificate of a community that it trusts. The URI in it is the issuer of the app.',
    who: 'A developer asks; the certificate authority decides',
    how: {
      words: 'Upload one, request one from a community, or let the sandbox issue one for tests.',
      action: 'Get a certificate',
      path: certificatePath,
      docs: '/docs/certificates',
    },
    citation: udapTrust,
    after: [],
    isRequired: true,
    applies: needsCertificate,
    judge: judgeCertificate,
  },
  {
    id: 'certificate.lasting',
    group: 'certificate',
    scope: 'app',
    title: 'Keep the certificate from running out',
    why: 'After its last day every holder refuses what is signed with it. A new one with the same URI keeps the registrations.',
    who: 'A developer',
    how: {
      words: 'Renew it while more than a month is left.',
      action: 'See certificates',
      path: 'certificates',
      docs: '/docs/certificates',
    },
    citation: null,
    after: ['certificate.issued'],
    isRequired: false,
    applies: needsCertificate,
    judge: judgeLasting,
  },
];
