import { rfc } from '@/lib/protocol/citations';
import { dpopTargetOf } from '@/lib/protocol/oauth/dpop';
import { clockProof, clockWords } from '../clock';
import type { Evidence } from '../evidence';
import { headerOf } from '@/lib/protocol/headers';
import { fact, itsWords, said, strings, textOf, values } from '../proofs';
import type { Rule } from '../rule';

const atToken = ['oauth.token.invalid-dpop-proof'];
const nonce = ['oauth.token.use-dpop-nonce'];
/** What a FHIR server says when it does not take a token. */
const atResource = ['fhir.response.unauthenticated'];

const challengeOf = ({ answer }: Evidence) => headerOf(answer?.headers ?? [], 'www-authenticate');
const isDpopChallenge = (evidence: Evidence) => /(?:^|,)\s*DPoP\b/i.test(challengeOf(evidence));
const schemeOf = ({ sent }: Evidence) =>
  headerOf(sent?.headers ?? [], 'authorization')
    .split(' ')[0]
    ?.toLowerCase() ?? '';

/** Whether the request had a proof; the values of the newest one are in the run. */
const hasProof = ({ sent }: Evidence) => headerOf(sent?.headers ?? [], 'dpop') !== '';
/** Whether the failure is about proofs at all: a FHIR server refuses tokens for many reasons. */
const isAboutProofs = (evidence: Evidence) =>
  evidence.failed.id !== atResource[0] ||
  (isDpopChallenge(evidence) && /invalid_dpop_proof|use_dpop_nonce/.test(challengeOf(evidence)));

/** The proof that the failure is about; null when none was sent, or when it is about something else. */
const refusedProof = (evidence: Evidence) =>
  hasProof(evidence) && isAboutProofs(evidence) ? evidence.jwt('dpop_proof') : null;

const words = (evidence: Evidence) =>
  isDpopChallenge(evidence)
    ? [fact('WWW-Authenticate', challengeOf(evidence))]
    : itsWords(evidence);

/** Why proofs of a key are refused. */
export const dpopRules: readonly Rule[] = [
  {
    id: 'explain.dpop.proof-missing',
    title: 'The holder binds tokens to a key, and the request had no proof',
    level: 'SHALL',
    expected: 'A DPoP header with a proof.',
    why: 'The holder, or the registration of the client (dpop_bound_access_tokens), demands that each token is bound to a key. The console is set never to do that.',
    fix: 'Set “Bind tokens to a key (DPoP)” to “when the holder asks for it”.',
    citation: rfc(9449, '5'),
    explains: [...atToken, ...nonce],
    place: 'console.authentication',
    judge: (evidence) =>
      evidence.sent && !hasProof(evidence)
        ? {
            certainty: 'proven',
            seen: 'There was no DPoP header in the request.',
            proof: [fact('DPoP', 'absent'), ...words(evidence)],
          }
        : null,
  },
  {
    id: 'explain.dpop.sent-as-bearer',
    title: 'The FHIR server wants a token that is bound to a key; a bearer token was sent',
    level: 'SHALL',
    expected: 'Authorization: DPoP, with a proof.',
    why: 'A server that knows bound tokens only says so with WWW-Authenticate: DPoP. Without a refresh token a bound one comes only with a new sign-in.',
    fix: 'Set “Bind tokens to a key (DPoP)” to “always”, and sign in again.',
    citation: rfc(9449, '7.1'),
    explains: atResource,
    place: 'console.authentication',
    judge: (evidence) =>
      isDpopChallenge(evidence) && schemeOf(evidence) === 'bearer'
        ? {
            certainty: 'proven',
            seen: 'The Authorization header had the scheme Bearer, the challenge has DPoP.',
            proof: [values('Scheme', 'Bearer', 'DPoP'), ...words(evidence)],
          }
        : null,
  },
  {
    id: 'explain.dpop.clock',
    title: 'By the clock of the holder the proof is too old, or from the future',
    level: 'SHALL',
    expected: 'iat within a minute or so of the clock of the holder.',
    why: 'A proof is good for a short time only. When two clocks differ by more, every proof is refused.',
    fix: 'Set both clocks by a time server.',
    citation: rfc(9449, '4.3'),
    explains: [...atToken, ...atResource],
    judge: (evidence) => {
      const { clock } = evidence;
      const proof = refusedProof(evidence);
      if (!proof || !clock?.isOff || Math.abs(clock.aheadSeconds) <= 30) return null;
      const isSaid = said(evidence, /\biat\b|expired|too old|future/i) !== null;
      return {
        certainty: isSaid ? 'proven' : 'likely',
        seen: clockWords(clock),
        proof: [fact('iat', proof.claims['iat']), clockProof(clock), ...words(evidence)],
        jwtId: proof.id,
      };
    },
    decide: 'The log of the holder: which check of the proof failed.',
  },
  {
    id: 'explain.dpop.holder-sees-itself-elsewhere',
    title: 'The holder knows itself by another address than the one that was called',
    level: 'SHALL',
    expected: 'htu is the address of the request, without query.',
    why: 'Behind a proxy a server may compare htu with an inner address. Then no proof fits, whoever makes it.',
    fix: 'The operator compares htu with the public address of the endpoint.',
    citation: rfc(9449, '4.3'),
    explains: [...atToken, ...atResource],
    decide: 'The address that the holder expects in htu, in its log.',
    judge: (evidence) => {
      const proof = refusedProof(evidence);
      const description = `${evidence.answer?.description ?? ''} ${challengeOf(evidence)}`;
      if (!proof || !/\bhtu\b/i.test(description)) return null;
      const htu = textOf(proof.claims['htu']);
      const called = dpopTargetOf(evidence.sent?.url ?? htu);
      const named = /https?:\/\/[^\s"'“”)]+/.exec(description.replace(htu, ''))?.[0];
      return {
        certainty: htu === called ? 'proven' : 'likely',
        seen: `htu is ${htu}, as the request was sent; the holder does not accept it.`,
        proof: [
          named === undefined
            ? strings('htu, and the address of the request', htu, called)
            : strings('htu, and the address that the holder names', htu, named),
          ...words(evidence),
        ],
        jwtId: proof.id,
      };
    },
  },
  {
    id: 'explain.dpop.nonce-refused',
    title: 'The holder refuses its own nonce, or does not send one',
    level: 'SHALL',
    expected: 'A DPoP-Nonce header with use_dpop_nonce, and a nonce that is good for some minutes.',
    why: 'The portal sends a request once more with the nonce of the DPoP-Nonce header. A holder with several servers that do not share their nonces refuses what another of them gave.',
    fix: 'The operator sends DPoP-Nonce with every use_dpop_nonce, and shares nonces between servers.',
    citation: rfc(9449, '8'),
    explains: [...nonce, ...atResource],
    judge: (evidence) => {
      const proof = refusedProof(evidence);
      if (!proof) return null;
      if (!/use_dpop_nonce/.test(`${evidence.answer?.error ?? ''} ${challengeOf(evidence)}`)) {
        return null;
      }
      const given = headerOf(evidence.answer?.headers ?? [], 'dpop-nonce');
      const sent = textOf(proof.claims['nonce']);
      return {
        certainty: 'proven',
        seen:
          given === ''
            ? 'There is no DPoP-Nonce header in the answer.'
            : `The proof had the nonce ${sent}; now the holder wants ${given}.`,
        proof: [
          fact('nonce in the proof', sent || 'absent'),
          fact('DPoP-Nonce in the answer', given || 'absent'),
          ...words(evidence),
        ],
        jwtId: proof.id,
      };
    },
  },
  {
    id: 'explain.dpop.proof-refused',
    title: 'The holder does not accept the proof, and does not say why in words that are known',
    level: 'SHALL',
    expected: 'A proof that the holder accepts.',
    why: 'The proof is for this request, now, with a jti of its own; the portal makes a new one each time. What is left is the algorithm, the key, or a jti that the holder takes for used.',
    fix: 'Compare the proof with the log of the holder.',
    citation: rfc(9449, '4.3'),
    explains: [...atToken, ...atResource],
    decide: 'The log of the holder: which check of the proof failed.',
    judge: (evidence) => {
      const proof = refusedProof(evidence);
      if (!proof) return null;
      return {
        certainty: 'possible',
        seen: evidence.failed.seen,
        proof: [
          fact('alg', proof.header['alg']),
          fact('htm, htu', `${textOf(proof.claims['htm'])} ${textOf(proof.claims['htu'])}`),
          fact('jti', proof.claims['jti']),
          ...words(evidence),
        ],
        jwtId: proof.id,
      };
    },
  },
];
