import { excerpt } from '@/lib/protocol/bytes';
import { smart, udapOrg, udapSection } from '@/lib/protocol/citations';
import { headerOf } from '@/lib/protocol/headers';
import type { Evidence } from '../evidence';
import type { Rule } from '../rule';
import { fact, textOf, values } from '../proofs';

const discovery = udapSection('discovery', '2.1', '2.1');

/** Whether a FHIR server answers at the base URL: its CapabilityStatement came, or did not, or was not asked for. */
function fhirAt({ exchanges }: Evidence): 'yes' | 'no' | 'unknown' {
  const asked = exchanges.filter(({ purpose }) => purpose === 'capability-statement');
  if (asked.length === 0) return 'unknown';
  return asked.some(
    ({ response }) =>
      response?.status === 200 && response.body.text?.includes('"CapabilityStatement"'),
  )
    ? 'yes'
    : 'no';
}

const is404 = ({ answer }: Evidence) => answer?.status === 404 || answer?.status === 410;
const asked = ({ request }: Evidence) => textOf(request['community']);

/** Base URLs that people mean when they give this one: with and without what often stands at its end. */
function otherBases(baseUrl: string): string[] {
  const bare = baseUrl.replace(/\/+$/, '');
  const withoutTail = bare.replace(/\/(metadata|\.well-known\/.*|[A-Z][A-Za-z]+)$/, '');
  const parent = withoutTail.replace(/\/[^/]*$/, '');
  const isBare = !/\/(r4|fhir)$/i.test(withoutTail);
  const { origin, pathname } = new URL(URL.canParse(withoutTail) ? withoutTail : 'https://none');
  const candidates = [
    withoutTail,
    `${origin}${pathname.toLowerCase()}`,
    ...(isBare ? [`${withoutTail}/r4`, `${withoutTail}/fhir`] : []),
    parent,
  ];
  return candidates.filter(
    (base, index) =>
      base !== baseUrl &&
      candidates.indexOf(base) === index &&
      URL.canParse(base) &&
      new URL(base).host !== '',
  );
}

const newIn2 = [
  'udap.metadata.scopes-supported',
  'udap.metadata.registration-algorithms',
  'udap.metadata.extensions-required',
  'udap.metadata.certifications-required',
];

/** Why the UDAP metadata of a holder were not there, or not what they should be. */
export const discoveryRules: readonly Rule[] = [
  {
    id: 'explain.discovery.community-unknown',
    title: 'The holder does not know the trust community that was asked for',
    level: 'SHALL',
    expected: 'Metadata signed with a certificate of the community.',
    why: 'A holder has one certificate for each community of which it is a member. Without one for this URI it answers 204 (404 in version 1.0 of the guide), or with its default metadata.',
    fix: 'Leave Community empty to see the default metadata, or take the URI of a community that you share with the holder.',
    citation: udapSection('discovery', '2.4', '2.4'),
    explains: ['udap.metadata.community', 'udap.metadata.found'],
    place: 'console.community',
    decide: 'The same request without community.',
    judge: (evidence) => {
      const community = asked(evidence);
      const status = evidence.answer?.status;
      if (community === '' || (status !== 204 && status !== 404)) return null;
      return {
        certainty: status === 204 ? 'proven' : 'likely',
        seen: `Status ${status} for the community ${community}.`,
        proof: [
          fact('Community that was asked for', community),
          fact('Address', evidence.sent?.url ?? ''),
        ],
      };
    },
  },
  {
    id: 'explain.discovery.community-needed',
    title: 'The holder has no certificate for requests that name no community',
    level: 'SHALL',
    expected: 'Status 200 with the default metadata.',
    why: 'Some holders answer 204 unless the URI of a community goes along.',
    fix: 'Put the URI of a community into Community; the operator of the holder knows of which ones it is a member.',
    citation: udapSection('discovery', '2.4', '2.4'),
    explains: ['udap.metadata.community'],
    place: 'console.community',
    judge: (evidence) =>
      evidence.answer?.status === 204 && asked(evidence) === ''
        ? {
            certainty: 'proven',
            seen: 'Status 204, and no community was asked for.',
            proof: [fact('Address', evidence.sent?.url ?? '')],
          }
        : null,
  },
  {
    id: 'explain.discovery.no-udap',
    title: 'The base URL is right, but the holder does not offer UDAP',
    level: 'SHALL',
    expected: 'Metadata at {FHIR base URL}/.well-known/udap.',
    why: 'A FHIR server answers at this base URL, so it is not mistyped. A holder without UDAP answers 404.',
    fix: 'Take another way to authenticate: register by RFC 7591 or by hand, and use SMART.',
    citation: udapSection('discovery', '2.2', '2.2'),
    explains: ['udap.metadata.found'],
    place: 'console.authentication',
    decide: 'The CapabilityStatement at /metadata.',
    judge: (evidence) => {
      if (!is404(evidence) || asked(evidence) !== '' || fhirAt(evidence) !== 'yes') return null;
      const endpoint = textOf(evidence.smart['token_endpoint']);
      return {
        certainty: 'proven',
        seen: `Status ${evidence.answer?.status} for the UDAP metadata; /metadata answers with a CapabilityStatement.`,
        proof: [
          fact('Address of the UDAP metadata', evidence.sent?.url ?? ''),
          fact('SMART configuration', endpoint ? `there, token endpoint ${endpoint}` : 'none'),
        ],
        ...(endpoint
          ? {}
          : {
              fix: 'It publishes no SMART configuration either: ask its operator how apps are admitted.',
            }),
      };
    },
  },
  {
    id: 'explain.discovery.base-url',
    title: 'The FHIR base URL is not the right one',
    level: 'SHALL',
    expected: 'A base URL below which /metadata and /.well-known/udap answer.',
    why: 'The path of the metadata is appended to the whole base URL. A missing or additional part of the path leads to a 404.',
    fix: 'Take the base URL that the holder publishes, without a resource type and without /metadata.',
    citation: discovery,
    explains: ['udap.metadata.found', 'smart.configuration.found'],
    place: 'console.holder',
    decide: 'Whether /metadata answers below one of the other base URLs.',
    judge: (evidence) => {
      if (!is404(evidence) || fhirAt(evidence) === 'yes') return null;
      const others = otherBases(evidence.baseUrl);
      return {
        certainty: fhirAt(evidence) === 'no' ? 'likely' : 'possible',
        seen: `Status ${evidence.answer?.status} for ${evidence.sent?.url}; no CapabilityStatement was found below this base URL either.`,
        proof: [
          fact('Base URL', evidence.baseUrl),
          fact('Address built from it', evidence.sent?.url ?? ''),
          ...(others.length > 0 ? [fact('Worth a try', others.join('  '))] : []),
        ],
      };
    },
  },
  {
    id: 'explain.discovery.no-smart',
    title: 'The holder does not publish a SMART configuration',
    level: 'SHALL',
    expected: 'Status 200 with JSON at {FHIR base URL}/.well-known/smart-configuration.',
    why: 'A FHIR server answers at this base URL, so it is not mistyped. Without the configuration a client does not know where to authorize.',
    fix: 'Ask the operator for the configuration, or whether it lies below another base URL.',
    citation: smart('conformance', 'Conformance'),
    explains: ['smart.configuration.found'],
    place: 'console.holder',
    judge: (evidence) =>
      is404(evidence) &&
      fhirAt(evidence) === 'yes' &&
      // A holder with UDAP may do without.
      Object.keys(evidence.udap).length === 0
        ? {
            certainty: 'proven',
            seen: `Status ${evidence.answer?.status}; /metadata answers with a CapabilityStatement.`,
            proof: [fact('Address', evidence.sent?.url ?? '')],
          }
        : null,
  },
  {
    id: 'explain.discovery.protected',
    title: 'Something in front of the metadata wants credentials',
    level: 'SHALL',
    expected: 'Status 200 for an anonymous GET.',
    why: 'Clients read the metadata before they are registered, so they have nothing to show.',
    fix: 'The operator exempts /.well-known/udap and /.well-known/smart-configuration from access control, in the gateway too.',
    citation: discovery,
    explains: ['udap.metadata.anonymous'],
    judge: ({ answer }) => {
      if (!answer) return null;
      const challenge = headerOf(answer.headers, 'www-authenticate');
      const server = headerOf(answer.headers, 'server') || headerOf(answer.headers, 'via');
      const isGateway = answer.mediaType === 'text/html' || server !== '';
      return {
        certainty: 'proven',
        seen: `Status ${answer.status}${challenge ? `, ${excerpt(challenge)}` : ', without WWW-Authenticate'}.${
          isGateway ? ` What answers looks like ${server || 'a web page of a gateway'}.` : ''
        }`,
        proof: [
          fact('WWW-Authenticate', challenge || 'absent'),
          ...(server ? [fact('Server', server)] : []),
        ],
      };
    },
  },
  {
    id: 'explain.discovery.web-page',
    title: 'A web page answers where the metadata should be',
    level: 'SHALL',
    expected: 'JSON with media type application/json.',
    why: 'A single-page application or a proxy answers every path that it does not know with its start page and status 200.',
    fix: 'The operator routes /.well-known/ below the FHIR base URL to the FHIR server. Check the base URL too: a portal is not the FHIR server.',
    citation: discovery,
    explains: ['udap.metadata.json', 'smart.configuration.json'],
    place: 'console.holder',
    judge: ({ answer }) => {
      if (!answer || !/^\s*</.test(answer.text)) return null;
      const title = /<(?:title|h1)[^>]*>([^<]*)</i.exec(answer.text)?.[1]?.trim();
      return {
        certainty: 'proven',
        seen: `Status ${answer.status} with ${answer.mediaType || 'no content type'}${title ? `, a page “${excerpt(title, 80)}”` : ''}.`,
        proof: [
          values('Content type', answer.mediaType || 'absent', 'application/json'),
          fact('First bytes', excerpt(answer.text, 80)),
        ],
      };
    },
  },
  {
    id: 'explain.discovery.broken-json',
    title: 'The metadata are broken JSON',
    level: 'SHALL',
    expected: 'A JSON object.',
    why: 'One wrong character makes the whole document unreadable.',
    fix: 'The operator corrects the document at the place where it breaks.',
    citation: udapOrg('udap-server-metadata-stu1', 'Server Metadata §1'),
    explains: ['udap.metadata.json', 'smart.configuration.json'],
    judge: ({ answer }) => {
      if (!answer || /^\s*</.test(answer.text)) return null;
      let problem = answer.text.trim() === '' ? 'The body is empty' : 'It is JSON but no object';
      try {
        JSON.parse(answer.text);
      } catch (error) {
        if (answer.text.trim() !== '' && error instanceof Error) problem = error.message;
      }
      return {
        certainty: 'proven',
        seen: `${problem}.`,
        proof: [
          values('Content type', answer.mediaType || 'absent', 'application/json'),
          fact('First bytes', excerpt(answer.text, 80) || 'none'),
        ],
      };
    },
  },
  {
    id: 'explain.discovery.older-guide',
    title: 'The holder follows version 1 of the guide',
    level: 'SHALL',
    expected: 'Metadata by version 2 of the UDAP Security guide.',
    why: 'All that fails is what version 2 demands and version 1 leaves open. The holder may be right by its own version.',
    fix: 'Set Rules to version 1 to go on: the same findings are warnings then.',
    citation: udapSection('discovery', '2.2', '2.2'),
    explains: newIn2,
    place: 'console.rules',
    decide: 'Which version of the guide the holder says that it supports.',
    judge: ({ checks, step, failed }) => {
      const failing = checks.filter(
        (entry) => entry.step === step && entry.check.verdict === 'fail',
      );
      const isOnlyNew = failing.every(({ check }) => check.ruleSet === 'stu2');
      return failed.ruleSet === 'stu2' && failed.verdict === 'fail' && isOnlyNew
        ? {
            certainty: 'likely',
            seen: `${failing.length === 1 ? 'The only failure is' : `All ${failing.length} failures are`} new in version 2: ${failing.map(({ check }) => check.id).join(', ')}.`,
            proof: failing.map(({ check }) => fact(check.title, check.seen)),
          }
        : null;
    },
  },
];
