import { checksFrom, type CheckDefinition } from '../check';
import { rfc, smart, udapSection } from '../citations';

const metadata = rfc(7591, '2');

/** What is demanded of the metadata of an app, judged as it is typed. */
export const appMetadataChecks = {
  'app.metadata.client-name': {
    title: 'Name of the app',
    level: 'SHALL',
    expected: 'client_name, a text that people can read.',
    why: 'Users see it when they are asked for their consent, and the holder in its lists.',
    fix: 'Write the name by which users know the app.',
    citation: metadata,
  },
  'app.metadata.contacts': {
    title: 'Contacts',
    level: 'SHALL',
    expected: 'At least one mail address, as a mailto: URI.',
    why: 'The holder has to reach whoever is responsible, above all when something goes wrong.',
    fix: 'Add an address that several people read, for example "mailto:support@example.org".',
    citation: udapSection('registration', '3.1', '3.1'),
  },
  'app.metadata.contact-domain': {
    title: 'A contact belongs to the domain of the app',
    level: 'advice',
    expected:
      'A mail address whose domain is that of client_uri or of a redirect URI, or above it.',
    why: 'Holders take it as a sign that the app and the contact are of the same people.',
    fix: 'Add an address at the domain of the app, or move the app to the domain of the address.',
    citation: metadata,
  },
  'app.metadata.pages': {
    title: 'Pages of the app',
    level: 'SHALL',
    expected:
      'client_uri, tos_uri and policy_uri are absolute https addresses, where they are given.',
    why: 'Users open them from the consent page; without https anyone on the way can change them.',
    fix: 'Write the whole address, beginning with https://.',
    citation: metadata,
  },
  'app.metadata.logo': {
    title: 'Logo',
    level: 'SHALL',
    expected: 'An https address of a PNG, JPG or GIF; UDAP demands it where users sign in.',
    why: 'It is shown to users when they are asked for their consent.',
    fix: 'Publish the logo as PNG at an https address that does not redirect.',
    citation: udapSection('registration', '3.1', '3.1'),
  },
  'app.metadata.redirect-uris': {
    title: 'Redirect URIs',
    level: 'SHALL',
    expected:
      'At least one exact address, with a scheme that the method takes, without fragment and wildcard.',
    why: 'The user comes back there with a code. Holders compare it character by character, and refuse what others could catch.',
    fix: 'List each https address in full. A custom scheme or a loopback address needs a method that takes it, usually manual registration.',
    citation: rfc(8252, '7'),
  },
  'app.metadata.launch-uris': {
    title: 'Launch URIs',
    level: 'SHALL',
    expected: 'Absolute https addresses, where they are given.',
    why: 'An EHR opens the app there. A loopback address leads to the machine of whoever opens it, so it is good for trying only.',
    fix: 'Write the whole address, beginning with https://. Before you register outside the sandbox, replace a loopback address.',
    citation: smart('app-launch', 'Launch'),
  },
  'app.metadata.required': {
    title: 'What this holder demands is there',
    level: 'SHALL',
    expected: 'Every member that the holder profile names for this method.',
    why: 'The holder refuses a registration without them.',
    fix: 'Fill in the members that are missing.',
    citation: metadata,
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(appMetadataChecks);
