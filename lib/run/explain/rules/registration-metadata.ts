import { excerpt } from '@/lib/protocol/bytes';
import { rfc, udapSection } from '@/lib/protocol/citations';
import { shown } from '@/lib/protocol/json-body';
import type { Evidence } from '../evidence';
import type { Rule } from '../rule';
import { fact, itsWords, said, textOf, textsOf, values, wordsOf } from '../proofs';

const claims = udapSection('registration', '3.1', '3.1');
const metadata = [
  'udap.registration.invalid-client-metadata',
  'oauth.registration.invalid-client-metadata',
];
const redirect = [
  'udap.registration.invalid-redirect-uri',
  'oauth.registration.invalid-redirect-uri',
];

/** What the app said of itself: the claims of the statement, or plain metadata. */
function sentMetadata(evidence: Evidence): Readonly<Record<string, unknown>> {
  return evidence.jwt('software_statement')?.claims ?? evidence.sent?.members ?? {};
}

const isUdap = ({ jwt }: Evidence) => jwt('software_statement') !== null;

function requiredFor(grants: readonly string[]): string[] {
  const all = [
    'client_name',
    'contacts',
    'grant_types',
    'token_endpoint_auth_method',
    'scope',
    'jti',
  ];
  return grants.includes('authorization_code')
    ? [...all, 'redirect_uris', 'response_types', 'logo_uri']
    : all;
}

/** What is wrong with a redirect URI, or null. */
function redirectProblem(uri: string): string | null {
  if (uri.includes('*')) return 'it has a wildcard';
  if (!URL.canParse(uri)) return 'it is not an absolute URI';
  const { protocol, hash, hostname } = new URL(uri);
  if (hash !== '' || uri.includes('#')) return 'it has a fragment';
  if (protocol === 'http:') {
    return /^(localhost|127\.|\[::1\])/.test(hostname)
      ? 'it is http, on this machine only'
      : 'it is http and not https';
  }
  return protocol === 'https:' ? null : `its scheme is ${protocol.replace(':', '')}`;
}

/** Why a holder does not accept what an app says about itself. */
export const registrationMetadataRules: readonly Rule[] = [
  {
    id: 'explain.registration.claims-missing',
    title: 'The statement lacks members that the grant type demands',
    level: 'SHALL',
    expected: 'Every member that is required for the grant type.',
    why: 'Which members are required depends on the grant type: users need redirect_uris, response_types and logo_uri.',
    fix: 'Fill in what is missing in the metadata of the app.',
    citation: claims,
    explains: metadata,
    place: 'apps',
    judge: (evidence) => {
      if (!isUdap(evidence)) return null;
      const sent = sentMetadata(evidence);
      const wanted = requiredFor(textsOf(sent['grant_types']));
      const missing = wanted.filter((name) => sent[name] === undefined);
      return missing.length > 0
        ? {
            certainty: 'proven',
            seen: `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not there.`,
            proof: wanted.map((name) => fact(name, name in sent ? shown(sent[name]) : 'absent')),
          }
        : null;
    },
  },
  {
    id: 'explain.registration.claims-forbidden',
    title: 'The statement has members that do not belong to the grant type',
    level: 'SHALL',
    expected: 'With client_credentials neither redirect_uris, response_types nor refresh_token.',
    why: 'Nobody is redirected with client_credentials. Even an empty array counts as present.',
    fix: 'Remove these members; leave them out and do not send them empty.',
    citation: claims,
    explains: [...metadata, 'udap.registration.invalid-redirect-uri'],
    place: 'apps',
    judge: (evidence) => {
      const sent = sentMetadata(evidence);
      const grants = textsOf(sent['grant_types']);
      if (!isUdap(evidence) || !grants.includes('client_credentials')) return null;
      const extra = ['redirect_uris', 'response_types'].filter((name) => sent[name] !== undefined);
      const others = grants.filter((grant) => grant !== 'client_credentials');
      if (extra.length + others.length === 0) return null;
      return {
        certainty: 'proven',
        seen: [...extra, ...others.map((grant) => `grant type ${grant}`)].join(', '),
        proof: [
          fact('grant_types', sent['grant_types']),
          ...extra.map((name) => values(name, sent[name], 'absent')),
        ],
      };
    },
  },
  {
    id: 'explain.registration.grant-not-offered',
    title: 'The holder does not offer the grant type',
    level: 'SHALL',
    expected: 'grant_types of grant_types_supported.',
    why: 'A holder registers only clients that it can serve.',
    fix: 'Take the other grant type, or ask the operator.',
    citation: udapSection('discovery', '2.2', '2.2'),
    explains: [...metadata, 'oauth.token.unsupported-grant-type'],
    place: 'apps',
    judge: (evidence) => {
      const offered = textsOf(evidence.udap['grant_types_supported']);
      const asked = textsOf(sentMetadata(evidence)['grant_types']);
      const missing = asked.filter((grant) => !offered.includes(grant));
      return offered.length > 0 && missing.length > 0
        ? {
            certainty: 'proven',
            seen: `${missing.join(', ')} is not offered.`,
            proof: [values('grant_types', asked.join(' '), offered.join(' '))],
          }
        : null;
    },
  },
  {
    id: 'explain.registration.scope-not-offered',
    title: 'The holder offers none, or not all, of the scopes',
    level: 'SHOULD',
    expected: 'Scopes of scopes_supported; a wildcard only when it is listed as such.',
    why: 'A holder answers invalid_client_metadata when it supports none of the scopes, or a wildcard not at all. In UDAP the list is complete.',
    fix: 'Ask only for scopes of scopes_supported.',
    citation: udapSection('general', '7.3', '3.2'),
    explains: metadata,
    place: 'console.scope',
    decide: 'A registration with one scope of the list only.',
    judge: (evidence) => {
      const offered = textsOf(evidence.udap['scopes_supported']);
      const asked = wordsOf(sentMetadata(evidence)['scope']);
      const missing = asked.filter((scope) => !offered.includes(scope));
      if (offered.length === 0 || missing.length === 0) return null;
      const isAll = missing.length === asked.length;
      const wildcards = missing.filter((scope) => scope.includes('*'));
      return {
        certainty: isAll || wildcards.length > 0 ? 'proven' : 'likely',
        seen: `${missing.join(' ')} ${missing.length === 1 ? 'is' : 'are'} not in scopes_supported${wildcards.length > 0 ? ', and wildcards must be listed as such' : ''}.`,
        proof: [
          values('scope', asked.join(' '), offered.join(' ')),
          fact('Not offered', missing.join(' ')),
        ],
      };
    },
  },
  {
    id: 'explain.registration.version-member',
    title: 'The request lacks udap with the value "1"',
    level: 'SHALL',
    expected: '"udap": "1" beside the software_statement.',
    why: 'By this member a server tells UDAP from other registrations at the same endpoint.',
    fix: 'Send "udap": "1", a string.',
    citation: udapSection('registration', '3.2', '3.2'),
    explains: [...metadata, 'udap.registration.refused'],
    judge: (evidence) =>
      isUdap(evidence) && evidence.sent && evidence.sent.members['udap'] !== '1'
        ? {
            certainty: 'proven',
            seen: `udap is ${shown(evidence.sent.members['udap'])}.`,
            proof: [values('udap', evidence.sent.members['udap'] ?? 'absent', '"1"')],
          }
        : null,
  },
  {
    id: 'explain.registration.jti-used',
    title: 'The statement was sent before',
    level: 'SHALL',
    expected: 'A jti that was never used by this iss before its exp.',
    why: 'A holder refuses a jti that it has seen, so that a statement that was overheard is of no use.',
    fix: 'Sign a new statement for every request.',
    citation: udapSection('general', '7.1.4', '1.2'),
    explains: [...metadata, 'udap.registration.invalid-software-statement'],
    judge: (evidence) => {
      const jti = textOf(evidence.jwt('software_statement')?.claims['jti']);
      const words = said(evidence, /\bjti\b|replay|used before|already (been )?used/i);
      const wasSignedBefore = evidence.request['isSignedBefore'] === true;
      if (jti === '' || (words === null && !wasSignedBefore)) return null;
      return {
        certainty: words === null ? 'possible' : 'proven',
        seen:
          words === null
            ? 'The statement was signed before this run.'
            : `The holder says: “${words}”`,
        proof: [fact('jti', jti), ...itsWords(evidence)],
      };
    },
    decide: 'The same registration with a statement that is signed anew.',
  },
  {
    id: 'explain.registration.logo',
    title: 'The holder could not use the logo',
    level: 'SHALL',
    expected: 'An https address of a PNG, JPG or GIF that the holder can fetch.',
    why: 'Some holders fetch the logo while they register. An address that only this network reaches fails there.',
    fix: 'Give the app a logo at a public https address.',
    citation: claims,
    explains: metadata,
    place: 'apps',
    decide: 'Whether the holder reaches the address.',
    judge: (evidence) => {
      const logo = textOf(sentMetadata(evidence)['logo_uri']);
      const words = said(evidence, /logo/i);
      if (logo === '' && words === null) return null;
      const isBad = logo !== '' && !/^https:\/\/.+\.(png|jpe?g|gif)$/i.test(logo);
      if (!isBad && words === null) return null;
      return {
        certainty: words === null ? 'possible' : 'proven',
        seen: words === null ? `logo_uri is ${logo}.` : `The holder says: “${words}”`,
        proof: [fact('logo_uri', logo || 'absent'), ...itsWords(evidence)],
      };
    },
  },
  {
    id: 'explain.registration.holder-policy',
    title: 'The holder demands more than the standard',
    level: 'advice',
    expected: 'Metadata that suit the rules of this holder.',
    why: 'Holders add rules of their own: pages that must be there, contacts of the same domain, https without exception. Their description says which, if anything does.',
    fix: 'Compare the metadata of the app with the profile of the holder, and change what the description names.',
    citation: rfc(7591, '3.2.2'),
    explains: metadata,
    place: 'apps',
    decide: 'The rules for developers of this holder.',
    judge: (evidence) =>
      evidence.answer
        ? {
            certainty: evidence.answer.description ? 'likely' : 'possible',
            seen: evidence.answer.description
              ? `The holder says: “${excerpt(evidence.answer.description, 300)}”`
              : 'The holder does not say which member it means.',
            proof: itsWords(evidence),
          }
        : null,
  },
  {
    id: 'explain.registration.redirect-uri',
    title: 'A redirect URI is none that a holder accepts',
    level: 'SHALL',
    expected: 'Exact https URIs, without wildcard and fragment.',
    why: 'The code goes to the redirect URI, so it has to be one exact place that nobody else can answer at.',
    fix: 'Correct the URI in the metadata of the app.',
    citation: rfc(7591, '3.2.2'),
    explains: redirect,
    place: 'apps',
    decide: 'Which URI the holder means; its operator knows.',
    judge: (evidence) => {
      const uris = textsOf(sentMetadata(evidence)['redirect_uris']);
      const bad = uris.flatMap((uri) => {
        const problem = redirectProblem(uri);
        return problem ? [{ uri, problem }] : [];
      });
      return {
        certainty: bad.length > 0 ? 'proven' : 'possible',
        seen:
          bad.length > 0
            ? bad.map(({ uri, problem }) => `${uri}: ${problem}.`).join(' ')
            : 'All redirect URIs are exact https URIs.',
        proof: [
          ...(bad.length > 0
            ? bad.map(({ uri, problem }) => values(problem, uri, 'https, exact'))
            : uris.map((uri) => fact('redirect_uris', uri))),
          ...itsWords(evidence),
        ],
      };
    },
  },
];
