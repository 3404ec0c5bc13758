import { rfc, smart } from '@/lib/protocol/citations';
import { sentParameters } from '../addresses';
import type { Evidence } from '../evidence';
import type { Rule } from '../rule';
import { fact, itsWords, said, strings, textOf } from '../proofs';

const invalidCode = ['oauth.code-token.invalid-code'];
const invalidRefresh = ['oauth.code-token.invalid-refresh-token'];
/** Holders give codes for a minute or so; RFC 6749 allows ten. */
const freshSeconds = 60;

/** How old the code was when it was exchanged, in seconds; null when it is not known. */
function codeAge({ cameBackAt, exchange }: Evidence): number | null {
  if (cameBackAt === '' || !exchange) return null;
  return Math.max(0, (Date.parse(exchange.startedAt) - Date.parse(cameBackAt)) / 1000);
}

/** Why a code or a refresh token is refused. */
export const tokenCodeRules: readonly Rule[] = [
  {
    id: 'explain.token.code-redirect-uri',
    title: 'redirect_uri is not the one of the authorization request',
    level: 'SHALL',
    expected: 'The same redirect_uri in both requests, byte for byte.',
    why: 'The code is bound to the address to which it was sent.',
    fix: 'Send the redirect_uri of the authorization request.',
    citation: rfc(6749, '4.1.3'),
    explains: invalidCode,
    judge: (evidence) => {
      const before = sentParameters(evidence).get('redirect_uri') ?? '';
      const now = textOf(evidence.sent?.members['redirect_uri']);
      return before !== '' && before !== now
        ? {
            certainty: 'proven',
            seen: `redirect_uri is ${now || 'absent'}.`,
            proof: [strings('redirect_uri: now, and when the person left', now, before)],
          }
        : null;
    },
  },
  {
    id: 'explain.token.code-late',
    title: 'The code came too late',
    level: 'SHALL',
    expected: 'An exchange within a minute or so, ten minutes at most.',
    why: 'A code lives shortly, so that a stolen one is of no use.',
    fix: 'Send again: the person signs in once more.',
    citation: rfc(6749, '4.1.2'),
    explains: invalidCode,
    place: 'console.authentication',
    decide: 'How long the codes of this holder live.',
    judge: (evidence) => {
      const age = codeAge(evidence);
      const words = said(evidence, /expired/i);
      if (age === null || (age < freshSeconds && words === null)) return null;
      return {
        certainty: words === null ? 'likely' : 'proven',
        seen: `The code was ${Math.round(age)} s old at least.`,
        proof: [
          fact('The browser came back', evidence.cameBackAt),
          fact('The code was exchanged', evidence.exchange?.startedAt ?? ''),
          ...itsWords(evidence),
        ],
      };
    },
  },
  {
    id: 'explain.token.code-verifier',
    title: 'The holder does not accept the code_verifier',
    level: 'SHALL',
    expected: 'BASE64URL(SHA-256(code_verifier)) = code_challenge.',
    why: 'The verifier proves that the client that exchanges the code is the one that asked for it. A holder that mixes up sessions, or takes S256 for plain, refuses the right one.',
    fix: 'Send again. The portal makes challenge and verifier as one pair for each request; if it is refused again, the operator looks at how the holder keeps the challenge.',
    citation: rfc(7636, '4.6'),
    explains: invalidCode,
    decide: 'The challenge that the holder kept, in its log.',
    judge: (evidence) => {
      const sent = sentParameters(evidence);
      const words = said(evidence, /pkce|verifier|challenge/i);
      const hasVerifier = evidence.sent?.members['code_verifier'] !== undefined;
      return {
        certainty: !hasVerifier || words !== null ? 'proven' : 'possible',
        seen: hasVerifier
          ? (words ?? 'A code_verifier went along.')
          : 'There is no code_verifier in the form.',
        proof: [
          fact('code_challenge', sent.get('code_challenge') ?? 'absent'),
          fact('code_challenge_method', sent.get('code_challenge_method') ?? 'absent'),
          fact('code_verifier', evidence.sent?.members['code_verifier'] ?? 'absent'),
          ...itsWords(evidence),
        ],
      };
    },
  },
  {
    id: 'explain.token.code-used',
    title: 'The code was used before',
    level: 'SHALL',
    expected: 'A code that is used once.',
    why: 'A page that is loaded again, or a proxy that sends requests twice, uses a code a second time. The holder then takes back the tokens of the first time.',
    fix: 'Send again: the person signs in once more. The portal exchanges a code once.',
    citation: rfc(6749, '4.1.2'),
    explains: invalidCode,
    place: 'console.authentication',
    decide: 'The log of the holder: whether the same code came twice.',
    judge: (evidence) => {
      const words = said(evidence, /used|redeemed|consumed|reus/i);
      const times = evidence.exchanges.filter(
        ({ purpose, request }) =>
          purpose === 'token' && request.body?.text?.includes('grant_type=authorization_code'),
      ).length;
      return {
        certainty: words !== null || times > 1 ? 'proven' : 'possible',
        seen: words ?? `The portal sent the code ${times === 1 ? 'once' : `${times} times`}.`,
        proof: [fact('Exchanges of a code in this run', String(times)), ...itsWords(evidence)],
      };
    },
  },
  {
    id: 'explain.token.refresh-refused',
    title: 'The refresh token does not count any more',
    level: 'SHALL',
    expected: 'The newest refresh token of this client, not revoked and not ended.',
    why: 'Holders that rotate give a new refresh token each time and take the old one, and often all its descendants, as stolen when it comes again. The access can be revoked, too, and a new registration has a new client_id to which it does not belong.',
    fix: 'Send again: the person signs in once more. The portal has forgotten the refused token.',
    citation: rfc(6749, '6'),
    explains: invalidRefresh,
    place: 'console.authentication',
    decide: 'The log of the holder: rotated, revoked, ended, or another client.',
    judge: (evidence) => {
      const { facts } = evidence;
      const id = textOf(evidence.sent?.members['client_id']) || (facts['client_id'] ?? '');
      const asked = evidence.exchange?.startedAt ?? evidence.at;
      const days = (Date.parse(asked) - Date.parse(facts['granted'] ?? asked)) / 86_400_000;
      const said = evidence.answer?.description ?? '';
      return {
        certainty: 'likely',
        seen: `${evidence.failed.seen} The access was given ${days < 1 ? 'less than a day' : `${Math.round(days)} days`} before${facts['renewed'] === 'never' ? ' and never renewed' : ''}.`,
        proof: [
          fact('client_id', id || 'in the header or the assertion'),
          fact('Access given', facts['granted'] ?? 'not known'),
          fact('Renewed last', facts['renewed'] ?? 'not known'),
          fact('Refused', asked),
          ...['good until', 'scope'].flatMap((name) =>
            facts[name] === undefined ? [] : [fact(name, facts[name])],
          ),
          ...itsWords(evidence),
        ],
        ...(/rotat|reuse|used/i.test(said)
          ? {
              fix: 'The holder took it for used: two systems renew with the same refresh token, or an answer with a newer one was lost. The person signs in once more; let one system only renew.',
            }
          : {}),
      };
    },
  },
  {
    id: 'explain.token.no-refresh-token',
    title: 'The holder gives no refresh token although the scope was granted',
    level: 'SHALL',
    expected: 'A refresh token with offline_access or online_access.',
    why: 'The holder lists or grants the scope and does not act on it, or wants the client to be confidential for it.',
    fix: 'Work until the access token ends; ask the operator which clients get refresh tokens.',
    citation: smart('scopes-and-launch-context', 'Scopes for requesting a refresh token'),
    explains: ['oauth.code-token.refresh-token'],
    place: 'console.authentication',
    decide: 'The same flow with a confidential client.',
    judge: (evidence) => ({
      certainty: 'likely',
      seen: evidence.failed.seen,
      proof: [fact('Members of the answer', Object.keys(evidence.answer?.json ?? {}).join(', '))],
    }),
  },
];
