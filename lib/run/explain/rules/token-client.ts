import { rfc, udapOrg, udapSection } from '@/lib/protocol/citations';
import type { Evidence } from '../evidence';
import { headerOf } from '@/lib/protocol/headers';
import type { Rule } from '../rule';
import { fact, itsWords, said, strings, textOf } from '../proofs';
import {
  algNotOffered,
  badDates,
  certificateOutOfDate,
  chainIncomplete,
  claimDiffers,
  expiredThere,
  otherRoot,
  saidOfChain,
} from '../sent-token';

const client = (section: string) =>
  udapOrg('udap-jwt-client-auth-stu1', `JWT-Based Client Authentication §${section}`);

/** Servers answer one or the other code to the same fault. */
const either = ['oauth.token.invalid-client', 'oauth.token.invalid-request'];
const clientOnly = ['oauth.token.invalid-client'];

const assertion = ({ jwt, sent }: Evidence) =>
  sent?.members['client_assertion'] === undefined ? null : jwt('client_assertion');
const isUdap = ({ sent }: Evidence) => sent?.members['udap'] !== undefined;

function tokenEndpoint(evidence: Evidence): string {
  return (
    (isUdap(evidence) ? textOf(evidence.jwt('signed_metadata')?.claims['token_endpoint']) : '') ||
    textOf(evidence.smart['token_endpoint']) ||
    (evidence.sent?.url ?? '')
  );
}

/** The URI with which the app registered, as far as the run knows it. */
function registeredUri(evidence: Evidence): string {
  return (
    textOf(evidence.jwt('software_statement')?.claims['iss']) || (evidence.facts['issuer'] ?? '')
  );
}

/** The client_id that the request speaks for. */
function clientId(evidence: Evidence): string {
  return (
    textOf(assertion(evidence)?.claims['iss']) ||
    textOf(evidence.sent?.members['client_id']) ||
    (evidence.facts['client_id'] ?? '')
  );
}

const wasRegisteredInRun = ({ checks }: Evidence) =>
  checks.some(
    ({ check }) =>
      (check.id === 'udap.registration.accepted' || check.id === 'oauth.registration.created') &&
      check.verdict === 'pass',
  );

/** Why a token endpoint does not accept a client. */
export const tokenClientRules: readonly Rule[] = [
  {
    id: 'explain.token.expired-there',
    title: 'By the clock of the holder the assertion is not valid',
    level: 'SHALL',
    expected: 'iat not in the future and exp not past, by the clock of the holder.',
    why: 'An assertion lives five minutes at most. When the clocks are further apart than that, it is dead before it comes, or not yet born.',
    fix: 'Set the clocks by a time server: ours is that of the machine on which the portal runs.',
    citation: client('6.3'),
    explains: either,
    judge: (evidence) => expiredThere(assertion(evidence), evidence),
  },
  {
    id: 'explain.token.dates',
    title: 'The dates of the assertion are none that a holder accepts',
    level: 'SHALL',
    expected: 'iat and exp in whole seconds, at most 300 apart.',
    why: 'Milliseconds for seconds, numbers in quotes and lives of more than five minutes are the usual mistakes.',
    fix: 'Let the assertion live five minutes at most.',
    citation: udapSection('b2b', '5.2.1', '5.2.1'),
    explains: either,
    judge: (evidence) => badDates(assertion(evidence)),
  },
  {
    id: 'explain.token.aud-differs',
    title: 'aud of the assertion is not the token endpoint',
    level: 'SHALL',
    expected: 'aud is the published token_endpoint, byte for byte.',
    why: 'An assertion for another endpoint could have been stolen there. Many OAuth libraries put the issuer there, as the coming edition of RFC 7523 has it; UDAP and SMART demand the token endpoint.',
    fix: 'Take aud from the signed metadata (UDAP) or the SMART configuration, and change nothing in it. Where a library sets the issuer, tell it the token endpoint.',
    citation: client('6.3'),
    explains: either,
    judge: (evidence) =>
      claimDiffers(assertion(evidence), 'aud', tokenEndpoint(evidence), 'token_endpoint'),
  },
  {
    id: 'explain.token.issuer-not-client',
    title: 'iss and sub of the assertion are not the client_id',
    level: 'SHALL',
    expected: 'iss = sub = client_id.',
    why: 'In a software statement iss is the URI of the certificate; in an assertion it is the client_id that the registration gave.',
    fix: 'Put the client_id into iss and sub.',
    citation: udapSection('b2b', '5.2.1', '5.2.1'),
    explains: either,
    judge: (evidence) => {
      const jwt = assertion(evidence);
      const id = textOf(evidence.sent?.members['client_id']) || (evidence.facts['client_id'] ?? '');
      return (
        claimDiffers(jwt, 'sub', textOf(jwt?.claims['iss']), 'iss') ??
        claimDiffers(jwt, 'iss', id, 'client_id')
      );
    },
  },
  {
    id: 'explain.token.basic-beside-assertion',
    title: 'An Authorization header or a secret went along with the assertion',
    level: 'SHALL',
    expected: 'One way to authenticate: the assertion alone.',
    why: 'A request with two ways to authenticate is invalid, whatever each of them says.',
    fix: 'Send neither an Authorization header nor client_secret with an assertion.',
    citation: rfc(6749, '2.3'),
    explains: either,
    place: 'console.authentication',
    judge: (evidence) => {
      if (assertion(evidence) === null || !evidence.sent) return null;
      const authorization = headerOf(evidence.sent.headers, 'authorization');
      const hasSecret = evidence.sent.members['client_secret'] !== undefined;
      return authorization === '' && !hasSecret
        ? null
        : {
            certainty: 'proven',
            seen: authorization
              ? `The request has an Authorization header (${authorization.split(' ')[0]}).`
              : 'The request has a client_secret.',
            proof: [
              fact('Authorization', authorization || 'none'),
              fact('client_secret', hasSecret ? 'in the form' : 'none'),
              fact('client_assertion', 'in the form'),
            ],
          };
    },
  },
  {
    id: 'explain.token.other-uri',
    title: 'The certificate names another URI than the one that was registered',
    level: 'SHALL',
    expected: 'A certificate with the URI of the registration in its subject alternative name.',
    why: 'A client_id belongs to one URI in one community. A renewed certificate with the same URI is fine, another URI is another client.',
    fix: 'Use a certificate with the registered URI, or register again with this one.',
    citation: client('6.2'),
    explains: clientOnly,
    place: 'console.register',
    judge: (evidence) => {
      const uri = registeredUri(evidence);
      const jwt = assertion(evidence);
      const [leaf] = jwt?.certificates ?? [];
      if (!jwt || !leaf || uri === '' || leaf.sanUris.includes(uri)) return null;
      return {
        certainty: 'proven',
        seen: `Registered with ${uri}; the certificate names ${leaf.sanUris.join(', ') || 'no URI'}.`,
        proof: [
          strings('URI of the certificate, and the registered one', leaf.sanUris[0] ?? '', uri),
        ],
        jwtId: jwt.id,
      };
    },
  },
  {
    id: 'explain.token.certificate-dates',
    title: 'A certificate of the app is out of date',
    level: 'SHALL',
    expected: 'notBefore ≤ now ≤ notAfter for each certificate of x5c.',
    why: 'The holder validates the chain anew for each token.',
    fix: 'Renew the certificate with the same URI: the registration survives that.',
    citation: client('6.2'),
    explains: clientOnly,
    place: 'certificates',
    judge: (evidence) => certificateOutOfDate(assertion(evidence), evidence),
  },
  {
    id: 'explain.token.certificate-revoked',
    title: 'The certificate of the app was revoked',
    level: 'SHALL',
    expected: 'A certificate that is on no revocation list.',
    why: 'The holder looks at the revocation list for each token.',
    fix: 'Get a new certificate with the same URI: the registration survives that.',
    citation: client('6.2'),
    explains: either,
    place: 'certificates',
    judge: (evidence) =>
      saidOfChain(assertion(evidence), evidence, /(was|is|been) revoked|revoked on/i),
  },
  {
    id: 'explain.token.algorithm',
    title: 'The assertion is signed with an algorithm that the holder does not offer',
    level: 'SHALL',
    expected: 'An algorithm of token_endpoint_auth_signing_alg_values_supported.',
    why: 'A holder verifies only what it lists.',
    fix: 'Use a key for one of these algorithms.',
    citation: udapSection('general', '7.1.2', '1.2'),
    explains: either,
    place: 'console.certificate',
    judge: (evidence) =>
      algNotOffered(
        assertion(evidence),
        (isUdap(evidence) ? evidence.udap : evidence.smart)[
          'token_endpoint_auth_signing_alg_values_supported'
        ],
      ),
  },
  {
    id: 'explain.token.jti-used',
    title: 'The assertion was used before',
    level: 'SHALL',
    expected: 'A jti that was never used by this client before its exp.',
    why: 'A holder refuses a jti that it has seen. Portals and gateways that send a request again after a time-out cause it too.',
    fix: 'Sign a new assertion for every request; the portal does. If it happens here, something between portal and holder sends requests twice.',
    citation: udapSection('general', '7.1.4', '1.2'),
    explains: either,
    judge: (evidence) => {
      const words = said(evidence, /\bjti\b|replay|used before|already (been )?used/i);
      const jwt = assertion(evidence);
      return jwt && words !== null
        ? {
            certainty: 'proven',
            seen: `The holder says: “${words}”`,
            proof: [fact('jti', jwt.claims['jti']), ...itsWords(evidence)],
            jwtId: jwt.id,
          }
        : null;
    },
  },
  {
    id: 'explain.token.holder-sees-itself-elsewhere',
    title: 'The holder compares aud with another address than the one it publishes',
    level: 'SHALL',
    expected: 'aud is compared with the published token_endpoint.',
    why: 'Behind a proxy a server often sees an internal host, or http instead of https, and expects that in aud. Or it wants its issuer, as the coming edition of RFC 7523 has it, where UDAP and SMART demand the token endpoint.',
    fix: 'The operator configures the public address of the server, and lets it accept its token endpoint as aud. Our aud is what it publishes.',
    citation: client('6.3'),
    explains: either,
    judge: (evidence) => {
      const aud = textOf(assertion(evidence)?.claims['aud']);
      const words = said(evidence, /aud/i);
      const other = words?.match(/https?:\/\/[^\s'"“”,;)]+/g)?.find((url) => url !== aud);
      return aud !== '' && aud === tokenEndpoint(evidence) && other !== undefined
        ? {
            certainty: 'proven',
            seen: `It wants aud ${other}.`,
            proof: [strings('aud as it was sent, and as the holder wants it', aud, other)],
          }
        : null;
    },
  },
  {
    id: 'explain.token.client-unknown',
    title: 'The holder does not know the client_id any more',
    level: 'SHALL',
    expected: 'A client_id that is registered.',
    why: 'A registration ends by its date, by cancellation, when another one replaces it, or with the database of a test server.',
    fix: 'Register again, and send the request once more.',
    citation: client('6.2'),
    explains: [...clientOnly, 'oauth.token.unauthorized-client'],
    place: 'console.register',
    decide: 'The same request after a new registration.',
    judge: (evidence) => {
      const id = clientId(evidence);
      const words = said(
        evidence,
        /(unknown|no such|not (found|known|registered)|expected the client_id of)/i,
      );
      if (id === '' || (wasRegisteredInRun(evidence) && words === null)) return null;
      return {
        certainty: words === null ? 'likely' : 'proven',
        seen: `client_id ${id}, from a registration ${evidence.facts['registered'] ? `of ${evidence.facts['registered']}` : 'of an earlier time'}.`,
        proof: [
          fact('client_id', id),
          ...(evidence.facts['registered']
            ? [fact('Registered', evidence.facts['registered'])]
            : []),
          ...itsWords(evidence),
        ],
      };
    },
  },
  {
    id: 'explain.token.chain-incomplete',
    title: 'The chain that was sent is not complete',
    level: 'SHALL',
    expected: 'x5c with the intermediates up to the anchor.',
    why: 'The holder builds the chain anew for each token.',
    fix: 'Add the intermediate certificates to the certificate of the app, leaf first.',
    citation: client('6.2'),
    explains: clientOnly,
    place: 'certificates.upload',
    decide: 'Whether the holder has the intermediate itself.',
    judge: (evidence) => chainIncomplete(assertion(evidence), evidence),
  },
  {
    id: 'explain.token.other-community',
    title: 'The certificate is of a community that the holder does not trust',
    level: 'SHALL',
    expected: 'A certificate that leads to an anchor of a community of the holder.',
    why: 'A client_id is bound to the community in which it was registered.',
    fix: 'Take a certificate of the community of the registration, or register again with this one.',
    citation: client('6.2'),
    explains: clientOnly,
    place: 'console.certificate',
    decide: 'Whether the holder has the anchor of your community; its operator knows.',
    judge: (evidence) => otherRoot(assertion(evidence), evidence),
  },
  {
    id: 'explain.token.not-decided',
    title: 'The holder accepts nothing that can be told apart from here',
    level: 'SHALL',
    expected: 'A client that the holder knows, with a key and a certificate that it trusts.',
    why: 'Dates, aud, iss, sub, algorithm and certificate of the assertion were compared with what the holder publishes, and all agree. What is left happened inside of the holder: its cache of revocation, its anchors, or its record of the client.',
    fix: 'Register again once. If it stays, give the operator the time and the id of this run with the exchange: the cause is in the log there.',
    citation: rfc(6749, '5.2'),
    explains: clientOnly,
    place: 'console.register',
    decide: 'The log of the holder at the time of the request.',
    judge: (evidence) => {
      const jwt = assertion(evidence);
      const names = ['iss', 'sub', 'aud', 'jti'];
      return {
        certainty: 'possible',
        seen: `client_id ${clientId(evidence) || 'unknown'}, at ${evidence.exchange?.startedAt ?? evidence.at}.`,
        proof: [
          ...(jwt ? names.map((name) => fact(name, jwt.claims[name] ?? 'absent')) : []),
          ...itsWords(evidence),
        ],
        ...(jwt ? { jwtId: jwt.id } : {}),
      };
    },
  },
];
