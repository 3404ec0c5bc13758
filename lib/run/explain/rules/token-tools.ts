import { rfc, smart } from '@/lib/protocol/citations';
import type { Evidence } from '../evidence';
import { headerOf } from '@/lib/protocol/headers';
import type { Finding, Rule } from '../rule';
import { fact, itsWords, textOf, values, wordsOf } from '../proofs';

const introspection = smart('token-introspection', 'Token introspection');
const inactive = ['oauth.introspection.active'];
const refused = ['oauth.introspection.answered', 'oauth.revocation.done'];

/** Until when the token was to live, ISO 8601; null when the holder did not say or it is not an access token. */
function endOf({ facts, request }: Evidence): string | null {
  const end = facts['good until'] ?? '';
  return request['which'] !== 'refresh_token' && /^\d{4}-/.test(end) ? end : null;
}

const askedAt = ({ exchange, at }: Evidence) => exchange?.startedAt ?? at;

/** How the client proved itself, by the names of what it sent. */
function proofSent({ sent }: Evidence): string {
  if (!sent) return 'unknown';
  const scheme = headerOf(sent.headers, 'authorization').split(' ')[0] ?? '';
  if (scheme !== '') return `Authorization: ${scheme}`;
  if (sent.members['client_assertion'] !== undefined) return 'client_assertion';
  return sent.members['client_secret'] === undefined
    ? 'client_id only (public client)'
    : 'client_secret in the form';
}

const isUnauthorized = ({ answer }: Evidence) =>
  answer !== null && (answer.status === 401 || answer.error === 'invalid_client');

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : '');

/** Why a holder says that a token is good for nothing, or does not say anything about it. */
export const tokenToolRules: readonly Rule[] = [
  {
    id: 'explain.introspection.ended',
    title: 'The token has ended',
    level: 'advice',
    expected: 'A token within its expires_in.',
    why: 'Of a token that has ended a holder says {"active": false} and nothing else, so that nobody learns anything from it.',
    fix: 'Send the request again: the run gets a new token, or renews this one.',
    citation: rfc(7662, '2.2'),
    explains: inactive,
    place: 'console.authentication',
    judge: (evidence) => {
      const end = endOf(evidence);
      return end !== null && end <= askedAt(evidence)
        ? {
            certainty: 'proven',
            seen: `It ended at ${end}.`,
            proof: [values('Good until', end, `asked at ${askedAt(evidence)}`)],
          }
        : null;
    },
  },
  {
    id: 'explain.introspection.revoked',
    title: 'The token was taken back before its time',
    level: 'advice',
    expected: 'active true until the token ends.',
    why: 'By its expires_in it should live. Somebody revoked it: the person at the holder, its operator, or a refresh that took back what came before it.',
    fix: 'Send the request again to get a new token. If that one is inactive at once, too, its operator compares the stores of authorization server and introspection.',
    citation: rfc(7662, '2.2'),
    explains: inactive,
    place: 'console.authentication',
    decide: 'Introspection of a token that was granted just now.',
    judge: (evidence) => {
      const end = endOf(evidence);
      if (end !== null && end <= askedAt(evidence)) return null;
      return {
        certainty: end === null ? 'possible' : 'likely',
        seen:
          end === null
            ? 'The holder never said how long it lives.'
            : `It was to live until ${end}; active came as false at ${askedAt(evidence)}.`,
        proof: [
          fact('Granted', evidence.facts['granted'] ?? 'not known'),
          fact('Renewed', evidence.facts['renewed'] ?? 'never'),
          fact('Good until', end ?? 'not said'),
        ],
      };
    },
  },
  {
    id: 'explain.introspection.foreign',
    title: 'The introspection endpoint does not know tokens of this authorization server',
    level: 'advice',
    expected: 'Introspection by the server that issued the token.',
    why: 'A server answers {"active": false} to a token that it did not issue: one of another tenant, of another environment, or of an authorization server beside it.',
    fix: 'Compare introspection_endpoint and token_endpoint; the operator publishes those that belong together.',
    citation: rfc(7662, '2.2'),
    explains: inactive,
    place: 'console.holder',
    decide: 'Introspection of a token that was granted just now.',
    judge: (evidence) => {
      const endpoint = evidence.sent?.url ?? '';
      const issuedBy = evidence.facts['token endpoint'] ?? '';
      const isOther =
        originOf(issuedBy) !== '' &&
        originOf(endpoint) !== '' &&
        originOf(issuedBy) !== originOf(endpoint);
      return {
        certainty: isOther ? 'likely' : 'possible',
        seen: isOther
          ? 'The token is of another origin than the one that was asked.'
          : 'Both endpoints are of one origin.',
        proof: [values('Asked, and issued by', endpoint, issuedBy || 'not known')],
      };
    },
  },
  {
    id: 'explain.introspection.protected',
    title: 'The endpoint wants other credentials than those of this client',
    level: 'SHALL',
    expected: 'A client that authenticates, or a bearer token of an authorized client.',
    why: 'Who may ask about tokens, and how they prove themselves, is up to the holder: otherwise tokens could be guessed by asking. A public client has nothing to prove itself with.',
    fix: 'Ask with a confidential client, or ask the operator whether the endpoint takes a bearer token of an authorized client (SMART), and which scope that token needs.',
    citation: introspection,
    explains: refused,
    place: 'apps',
    decide: 'The same question by a client with a secret or a key.',
    judge: (evidence): Finding | null => {
      const { answer, sent } = evidence;
      if (!answer || (!isUnauthorized(evidence) && answer.status !== 403)) return null;
      const isPublic = proofSent(evidence).includes('public');
      return {
        certainty: isPublic ? 'proven' : 'likely',
        seen: `Status ${answer.status}${answer.error ? `, ${answer.error}` : ''}; the client sent ${proofSent(evidence)}.`,
        proof: [
          values('Proof of the client', proofSent(evidence), 'what the endpoint demands'),
          fact('WWW-Authenticate', headerOf(answer.headers, 'www-authenticate') || 'absent'),
          fact('Endpoint', sent?.url ?? ''),
          ...itsWords(evidence),
        ],
      };
    },
  },
  {
    id: 'explain.revocation.other-kind',
    title: 'The holder does not revoke this kind of token',
    level: 'SHALL',
    expected: 'Revocation of refresh tokens; of access tokens where the holder can.',
    why: 'Access tokens that carry everything in themselves cannot be taken back; they end by themselves. The end of the refresh token keeps new ones from coming.',
    fix: 'Give back the refresh token. Without one, forget the access token and wait until it ends.',
    citation: rfc(7009, '2.2.1'),
    explains: ['oauth.revocation.done'],
    place: 'console.authentication',
    judge: (evidence) =>
      evidence.answer?.error === 'unsupported_token_type'
        ? {
            certainty: 'proven',
            seen: `unsupported_token_type for token_type_hint ${textOf(evidence.sent?.members['token_type_hint'])}.`,
            proof: [
              fact('token_type_hint', evidence.sent?.members['token_type_hint'] ?? 'absent'),
              fact('The access token ends', endOf(evidence) ?? 'not said'),
              ...itsWords(evidence),
            ],
          }
        : null,
  },
  {
    id: 'explain.revocation.not-its-token',
    title: 'The token was not issued to this client',
    level: 'SHALL',
    expected: 'The client to which the token was issued.',
    why: 'Only the client of a token may give it back. A new registration has a new client_id, to which the tokens of the old one do not belong.',
    fix: 'Revoke with the registration that got the token; else the person withdraws the access at the holder.',
    citation: rfc(7009, '2.1'),
    explains: ['oauth.revocation.done'],
    place: 'registrations',
    decide: 'The client_id for which the holder keeps the token, in its log.',
    judge: (evidence) => {
      const { answer } = evidence;
      const isIt =
        answer !== null &&
        /^(invalid_grant|unauthorized_client|invalid_request|invalid_token)$/.test(answer.error);
      return isIt
        ? {
            certainty: /client|issued|belong/i.test(answer.description) ? 'likely' : 'possible',
            seen: `${answer.error}${answer.description ? `: “${answer.description}”` : ''}.`,
            proof: [
              fact('client_id of the portal', evidence.facts['client_id'] ?? 'not known'),
              ...itsWords(evidence),
            ],
          }
        : null;
    },
  },
  {
    id: 'explain.revocation.later',
    title: 'The holder cannot take tokens back at the moment',
    level: 'SHALL',
    expected: 'Status 200.',
    why: 'With 503 the token still counts: the client has to try again after the time that Retry-After names.',
    fix: 'Try again later. Until then treat the token as good for whoever has it.',
    citation: rfc(7009, '2.2.1'),
    explains: ['oauth.revocation.done'],
    judge: (evidence) =>
      evidence.answer?.status === 503
        ? {
            certainty: 'proven',
            seen: 'Status 503: the token still counts.',
            proof: [
              fact('Retry-After', headerOf(evidence.answer.headers, 'retry-after') || 'absent'),
              ...itsWords(evidence),
            ],
          }
        : null,
  },
  {
    id: 'explain.token-tool.not-the-endpoint',
    title: 'What answers is not the endpoint',
    level: 'SHALL',
    expected: 'A POST with a form is answered with JSON, or with 200 by revocation.',
    why: 'A 404, a 405 or a web page comes from a proxy or a server that does not know the path: the address in the metadata is wrong.',
    fix: 'Compare the address with the documentation of the holder; the operator corrects its SMART configuration.',
    citation: smart('conformance', 'Conformance'),
    explains: refused,
    place: 'console.holder',
    judge: (evidence) => {
      const { answer, sent } = evidence;
      const isOther =
        answer !== null &&
        (answer.status === 404 || answer.status === 405 || answer.mediaType === 'text/html');
      return isOther
        ? {
            certainty: 'proven',
            seen: `Status ${answer.status} with ${answer.mediaType || 'no content type'}.`,
            proof: [
              values('Content type', answer.mediaType || 'absent', 'application/json'),
              fact('Address', sent?.url ?? ''),
            ],
          }
        : null;
    },
  },
  {
    id: 'explain.userinfo.scope',
    title: 'The token has no person in it: openid was not granted',
    level: 'SHALL',
    expected: 'openid among the granted scopes.',
    why: 'Only a token with the scope openid says who signed in.',
    fix: 'Add openid and fhirUser to Scope, and have the person sign in again.',
    citation: {
      label: 'OpenID Connect Core 1.0 §5.3',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#UserInfo',
    },
    explains: ['oidc.userinfo.answered'],
    place: 'console.scope',
    judge: (evidence) => {
      const granted = wordsOf(evidence.facts['scope']);
      return granted.length > 0 && !granted.includes('openid')
        ? {
            certainty: 'proven',
            seen: `Granted: ${granted.join(' ')}.`,
            proof: [values('Granted scopes', granted.join(' '), 'openid'), ...itsWords(evidence)],
          }
        : null;
    },
  },
];
