import { rfc, smart } from '@/lib/protocol/citations';
import { jsonObject } from '@/lib/protocol/json-value';
import { kidsOf } from '../documents';
import type { Evidence } from '../evidence';
import { headerOf } from '@/lib/protocol/headers';
import type { Rule } from '../rule';
import { fact, itsWords, said, textOf, textsOf } from '../proofs';

const asymmetric = smart('client-confidential-asymmetric', 'asymmetric authentication');
const clientOnly = ['oauth.token.invalid-client'];
const either = [...clientOnly, 'oauth.token.invalid-request'];

const assertion = ({ jwt, sent }: Evidence) =>
  sent?.members['client_assertion'] === undefined ? null : jwt('client_assertion');

/** Why a SMART client is not accepted: its published key, or its secret. */
export const tokenClientKeyRules: readonly Rule[] = [
  {
    id: 'explain.token.key-not-published',
    title: 'The key of the assertion is not in the JWK Set of the app',
    level: 'SHALL',
    expected: 'kid of the assertion names exactly one key of the registered JWK Set.',
    why: 'Without x5c a holder finds the key by kid in the JWK Set that was registered. Many keep the set for a while and do not see a new key at once.',
    fix: 'Publish the key before it is used, or sign with one that is published. Wait until the cache of the holder has ended.',
    citation: asymmetric,
    explains: either,
    place: 'apps.keys',
    decide: 'Whether the holder has fetched the JWK Set since the key was published.',
    judge: (evidence) => {
      const jwt = assertion(evidence);
      if (!jwt || jwt.header['x5c'] !== undefined) return null;
      const kid = textOf(jwt.header['kid']);
      const jku = textOf(jwt.header['jku']);
      const set = evidence.exchanges.findLast(({ purpose }) => purpose === 'jwks');
      const published = kidsOf(jsonObject(set?.response?.body.text));
      const isMissing = published !== null && !published.includes(kid);
      const words = said(evidence, /\bkid\b|\bjku\b|jwks?|key (set|not found)|no (matching )?key/i);
      return {
        certainty: kid === '' || isMissing ? 'proven' : words === null ? 'possible' : 'likely',
        seen:
          kid === ''
            ? 'The header has no kid.'
            : `kid is ${kid}${isMissing ? ', which is not in the set.' : '.'}`,
        proof: [
          fact('kid', kid || 'absent'),
          fact('jku', jku || 'none'),
          fact('kid of the published keys', published?.join(', ') ?? 'not fetched in this run'),
          ...itsWords(evidence),
        ],
        jwtId: jwt.id,
      };
    },
  },
  {
    id: 'explain.token.secret-wrong',
    title: 'The client secret, or the way it is written, is wrong',
    level: 'SHALL',
    expected: 'client_id and client_secret, each form-encoded, joined by a colon, in base64.',
    why: 'A secret that was replaced at the holder or has ended is of no use. Characters such as + or % in it go wrong when they are not form-encoded before base64.',
    fix: 'Enter the secret anew in the registration. If the holder lists client_secret_post only, choose that.',
    citation: rfc(6749, '2.3.1'),
    explains: clientOnly,
    place: 'registrations',
    decide: 'Whether the secret works with client_secret_post.',
    judge: (evidence) => {
      const { sent, answer } = evidence;
      if (!sent || assertion(evidence) !== null) return null;
      const scheme = headerOf(sent.headers, 'authorization').split(' ')[0] ?? '';
      const isBasic = scheme.toLowerCase() === 'basic';
      if (!isBasic && sent.members['client_secret'] === undefined) return null;
      const offered = textsOf(evidence.smart['token_endpoint_auth_methods_supported']);
      const used = isBasic ? 'client_secret_basic' : 'client_secret_post';
      const isOffered = offered.length === 0 || offered.includes(used);
      return {
        certainty: isOffered ? 'likely' : 'proven',
        seen: isOffered
          ? `Status ${answer?.status} to ${used}.`
          : `${used} was used; the holder offers ${offered.join(', ')}.`,
        proof: [
          fact('Way of authentication', used),
          fact('Offered', offered.join(', ') || 'not said'),
          fact(
            'WWW-Authenticate',
            answer ? headerOf(answer.headers, 'www-authenticate') || 'absent' : '',
          ),
        ],
      };
    },
  },
];
