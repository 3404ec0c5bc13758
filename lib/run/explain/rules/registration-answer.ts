import { excerpt } from '@/lib/protocol/bytes';
import { rfc, udapOrg, udapSection } from '@/lib/protocol/citations';
import type { Evidence } from '../evidence';
import { headerOf } from '@/lib/protocol/headers';
import type { Rule } from '../rule';
import { fact, itsWords, textOf, textsOf, values } from '../proofs';

const metadata = [
  'udap.registration.invalid-client-metadata',
  'oauth.registration.invalid-client-metadata',
];
const certification = [
  'udap.registration.unapproved-certification',
  'udap.registration.invalid-certification',
];

const isUdap = ({ jwt }: Evidence) => jwt('software_statement') !== null;

/** Why a registration fails for what goes along with it, or for who answers. */
export const registrationAnswerRules: readonly Rule[] = [
  {
    id: 'explain.registration.certification-refused',
    title: 'The holder does not accept a certification that came along',
    level: 'SHALL',
    expected: 'Certifications of certifiers that the holder accepts, for this app, not expired.',
    why: 'Certifications are signed by others. Who signed them, and for whom, is verified like the statement itself.',
    fix: 'Leave out what is not in udap_certifications_supported; ask the certifier for a new one where its date is over.',
    citation: udapOrg(
      'udap-certifications-and-endorsements-stu1',
      'Certifications and Endorsements §6.8',
    ),
    explains: certification,
    place: 'apps',
    decide: 'Which certifiers the holder accepts.',
    judge: (evidence) => {
      const sent = evidence.jwts.filter(({ kind }) => kind === 'certification');
      const offered = textsOf(evidence.udap['udap_certifications_supported']);
      if (sent.length === 0) return null;
      const unknown = sent.filter(
        ({ claims: own }) =>
          !textsOf(own['certification_uris']).some((uri) => offered.includes(uri)),
      );
      const [first = sent[0]] = unknown;
      return {
        certainty: unknown.length > 0 ? 'proven' : 'likely',
        seen:
          unknown.length > 0
            ? `Certification ${sent.indexOf(first as (typeof sent)[number]) + 1} of ${sent.length} is none that the holder lists.`
            : `${sent.length} certification${sent.length === 1 ? '' : 's'} went along; all are listed by the holder.`,
        proof: [
          ...sent.map((jwt, index) =>
            fact(
              `Certification ${index + 1}`,
              `${textOf(jwt.claims['certification_name']) || 'without name'}, ${textsOf(jwt.claims['certification_uris']).join(' ')}, by ${textOf(jwt.claims['iss'])}`,
            ),
          ),
          fact('udap_certifications_supported', offered.join(' ') || 'none'),
          ...itsWords(evidence),
        ],
        jwtId: first?.id ?? null,
      };
    },
  },
  {
    id: 'explain.registration.certification-missing',
    title: 'A certification that the holder demands did not go along',
    level: 'SHALL',
    expected: 'Every certification of udap_certifications_required.',
    why: 'The holder registers only apps for which somebody it names has vouched.',
    fix: 'Get the certification from its issuer and send it along with the registration.',
    citation: udapSection('registration', '3.3', '3.3'),
    explains: [
      ...metadata,
      ...certification,
      'udap.registration.unapproved-software-statement',
      'udap.registration.invalid-software-statement',
      'udap.registration.refused',
    ],
    place: 'apps',
    judge: (evidence) => {
      const required = textsOf(evidence.udap['udap_certifications_required']);
      const sent = evidence.jwts
        .filter(({ kind }) => kind === 'certification')
        .flatMap(({ claims: own }) => textsOf(own['certification_uris']));
      const missing = required.filter((uri) => !sent.includes(uri));
      return isUdap(evidence) && missing.length > 0
        ? {
            certainty: 'proven',
            seen: `${missing.join(', ')} is required.`,
            proof: [
              values(
                'Certifications that went along',
                sent.join(' ') || 'none',
                required.join(' '),
              ),
            ],
          }
        : null;
    },
  },
  {
    id: 'explain.registration.gateway',
    title: 'Something in front of the registration endpoint refuses the request',
    level: 'SHALL',
    expected:
      'UDAP needs nothing but the signed statement; RFC 7591 at most an initial access token.',
    why: 'A firewall or an API gateway that wants a session, a key or a known address answers before the authorization server sees the request.',
    fix: 'The operator exempts the registration endpoint. If it wants an initial access token, enter it with the registration.',
    citation: rfc(7591, '3'),
    explains: ['udap.registration.unauthenticated', 'oauth.registration.unauthenticated'],
    place: 'console.register',
    judge: ({ answer, sent }) => {
      if (!answer) return null;
      const challenge = headerOf(answer.headers, 'www-authenticate');
      const server = headerOf(answer.headers, 'server') || headerOf(answer.headers, 'via');
      const isPage = answer.mediaType === 'text/html';
      return {
        certainty: 'proven',
        seen: challenge
          ? `It asks for ${excerpt(challenge, 120)}.`
          : isPage
            ? `A web page answers with status ${answer.status}${server ? ` (${server})` : ''}.`
            : `Status ${answer.status} without WWW-Authenticate.`,
        proof: [
          fact('WWW-Authenticate', challenge || 'absent'),
          fact(
            'Authorization header that was sent',
            sent && headerOf(sent.headers, 'authorization') ? 'yes' : 'none',
          ),
          ...(server ? [fact('Server', server)] : []),
          fact('Content type of the answer', answer.mediaType || 'absent'),
        ],
      };
    },
  },
  {
    id: 'explain.registration.not-the-endpoint',
    title: 'What answers is not a registration endpoint',
    level: 'SHALL',
    expected: 'Status 201 or 200, or 400 with a JSON error.',
    why: 'Errors of a registration are JSON with a code. Anything else comes from a proxy, another service, or a server in trouble.',
    fix: 'Compare the registration endpoint with the signed metadata; the operator routes it to the authorization server.',
    citation: rfc(7591, '3.2.2'),
    explains: ['udap.registration.status', 'udap.registration.json', 'oauth.registration.status'],
    place: 'console.holder',
    judge: (evidence) => {
      const { answer, sent } = evidence;
      if (!answer || answer.error !== '') return null;
      return {
        certainty: answer.status >= 500 ? 'likely' : 'proven',
        seen: `Status ${answer.status} with ${answer.mediaType || 'no content type'}.`,
        proof: [
          fact('Address', sent?.url ?? ''),
          values('Content type', answer.mediaType || 'absent', 'application/json'),
          fact('First bytes', excerpt(answer.text, 100) || 'none'),
        ],
      };
    },
  },
];
