import { checksFrom, type Check, type CheckDefinition } from '../check';
import { rfc, udapSection } from '../citations';

const statement = udapSection('registration', '3.1', '3.1');

/** What a reviewer looks at beside the CSR: who asks, and for which URIs. */
export const requestChecks = {
  'request.uris-free': {
    title: 'The URIs belong to nobody else',
    level: 'SHALL',
    expected: 'SAN URIs that no other workspace has in a certificate or an open request.',
    why: 'Whoever has a certificate for a URI can change the registrations of the app with that URI.',
    fix: 'Ask the applicant to prove that the URI is theirs, or to take another one.',
    citation: udapSection('registration', '3.4', '3.4'),
  },
  'request.uri-schemes': {
    title: 'The community allows the kind of URI',
    level: 'SHALL',
    expected: 'A scheme that the rules of the community name.',
    why: 'Holders of the community compare the URI with what they expect of its members.',
    fix: 'Use a URI with one of the schemes; https with a host of your own is the usual one.',
    citation: udapSection('discovery', '2.4', '2.4'),
  },
  'request.https': {
    title: 'The URIs are https addresses',
    level: 'advice',
    expected: 'https URIs with a host that the organization owns.',
    why: 'Whose a host is can be looked up. With another scheme nobody can tell who may use the URI.',
    fix: 'Use an https URI below a domain of the organization, unless the community asks for another scheme.',
    citation: statement,
  },
  'request.algorithm-allowed': {
    title: 'The community allows the kind of key',
    level: 'SHALL',
    expected: 'A key for one of the algorithms that the rules of the community name.',
    why: 'Holders refuse signatures with an algorithm that the community does not allow.',
    fix: 'Make the request with a key of another kind.',
    citation: udapSection('general', '7.1.2', '1.2'),
  },
  'request.contact-domain': {
    title: 'A contact is at the domain of the app',
    level: 'advice',
    expected: 'A mail address at the host of a SAN URI or of the website, or at a domain above it.',
    why: 'It is a first sign that the people who ask run the app. Holders look for it, too.',
    fix: 'Give a mail address at the domain of the app, or tell the reviewer how the two belong together.',
    citation: statement,
  },
  'request.names-meaningful': {
    title: 'Organization and app have real names',
    level: 'SHOULD',
    expected: 'The legal name of the organization and the name that users see.',
    why: 'They stand in the certificate, and people decide by them.',
    fix: 'Write the names out; “test” and “my app” tell nobody anything.',
    citation: rfc(5280, '4.1.2.6'),
  },
  'request.agreement': {
    title: 'The agreement of the community is accepted',
    level: 'SHALL',
    expected: 'The agreement, accepted word for word, where the community has one.',
    why: 'Members of a community rely on each other to keep its rules.',
    fix: 'Make the request again and accept the agreement.',
    citation: udapSection('discovery', '2.4', '2.4'),
  },
} as const satisfies Record<string, CheckDefinition>;

const check = checksFrom(requestChecks);

export interface RequestFacts {
  organization: string;
  appName: string;
  contacts: readonly string[];
  sanUris: readonly string[];
  website: string;
  /** SAN URIs that others have already. */
  takenUris: readonly string[];
  /** Schemes that the community allows; empty: any. */
  sanSchemes: readonly string[];
  /** Empty: the community is gone. */
  communityAlgorithms: readonly string[];
  /** What the key can sign with. */
  keyAlgorithms: readonly string[];
  /** Whether the community has an agreement. */
  hasAgreement: boolean;
  /** When it was accepted, ISO 8601. */
  acceptedAt: string | null;
}

/** The automatic checks beside a certificate request. */
export function checkRequest(facts: RequestFacts): Check[] {
  return [
    urisFree(facts),
    schemes(facts),
    https(facts),
    algorithm(facts),
    contactDomain(facts),
    names(facts),
    agreement(facts),
  ];
}

function urisFree({ takenUris, sanUris }: RequestFacts): Check {
  const taken = sanUris.filter((uri) => takenUris.includes(uri));
  return check('request.uris-free', {
    verdict: taken.length > 0 ? 'fail' : 'pass',
    seen:
      taken.length > 0
        ? `Another workspace has ${taken.join(', ')}.`
        : `Nobody else has ${sanUris.join(', ')}.`,
  });
}

function schemes({ sanUris, sanSchemes }: RequestFacts): Check {
  const id = 'request.uri-schemes';
  if (sanSchemes.length === 0) {
    return check(id, { verdict: 'pass', seen: 'The community allows any scheme.' });
  }
  const odd = sanUris.filter((uri) => !sanSchemes.includes(uri.split(':')[0]?.toLowerCase() ?? ''));
  return check(id, {
    verdict: odd.length > 0 ? 'fail' : 'pass',
    seen: odd.length > 0 ? `Not allowed: ${odd.join(', ')}.` : sanUris.join(', '),
    expected: `A URI with the scheme ${sanSchemes.join(' or ')}.`,
  });
}

function https({ sanUris }: RequestFacts): Check {
  const odd = sanUris.filter((uri) => !/^https:\/\/[^/]/i.test(uri));
  return check('request.https', {
    verdict: odd.length > 0 ? 'warn' : 'pass',
    seen: odd.length > 0 ? `No https addresses: ${odd.join(', ')}.` : sanUris.join(', '),
  });
}

function algorithm({ keyAlgorithms, communityAlgorithms }: RequestFacts): Check {
  if (communityAlgorithms.length === 0) {
    const seen = 'The community is not known any more.';
    return check('request.algorithm-allowed', { verdict: 'skip', seen });
  }
  const fits = keyAlgorithms.filter((alg) => communityAlgorithms.includes(alg));
  return check('request.algorithm-allowed', {
    verdict: fits.length > 0 ? 'pass' : 'fail',
    seen: `The key signs with ${keyAlgorithms.join(' or ') || 'nothing that is known here'}; the community allows ${communityAlgorithms.join(', ')}.`,
  });
}

function hostOf(uri: string): string | null {
  return URL.canParse(uri) ? new URL(uri).hostname.toLowerCase() || null : null;
}

function contactDomain({ contacts, sanUris, website }: RequestFacts): Check {
  const hosts = [...sanUris, website].map(hostOf).filter((host) => host !== null);
  const domains = contacts.map((contact) => contact.split('@').at(-1)?.toLowerCase() ?? '');
  const match = domains.find((domain) =>
    hosts.some((host) => domain !== '' && (host === domain || host.endsWith(`.${domain}`))),
  );
  return check('request.contact-domain', {
    verdict: match === undefined ? 'warn' : 'pass',
    seen: `Contacts at ${domains.join(', ')}; the app is at ${hosts.join(', ') || 'no host'}.`,
  });
}

const placeholders =
  /^(test|testing|my app|app|foo|bar|example|asdf|x+|todo|company|organization)$/i;

function names({ organization, appName }: RequestFacts): Check {
  const odd = [organization, appName].filter(
    (name) => placeholders.test(name.trim()) || name.trim().length < 3,
  );
  return check('request.names-meaningful', {
    verdict: odd.length > 0 ? 'warn' : 'pass',
    seen: odd.length > 0 ? `Found “${odd.join('” and “')}”.` : `${appName} of ${organization}.`,
  });
}

function agreement({ hasAgreement, acceptedAt }: RequestFacts): Check {
  const id = 'request.agreement';
  if (!hasAgreement) return check(id, { verdict: 'pass', seen: 'The community has none.' });
  return check(id, {
    verdict: acceptedAt === null ? 'fail' : 'pass',
    seen: acceptedAt === null ? 'It was not accepted.' : `Accepted on ${acceptedAt}.`,
  });
}
