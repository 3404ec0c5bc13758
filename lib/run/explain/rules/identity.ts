import { openIdCore, openIdDiscovery } from '@/lib/protocol/citations';
import { compareUris } from '@/lib/protocol/jose/compare-uri';
import { clockProof, clockWords } from '../clock';
import type { Evidence } from '../evidence';
import { fact, strings, textOf, textsOf, values } from '../proofs';
import type { Rule } from '../rule';

const validation = openIdCore('3.1.3.7', 'IDTokenValidation');
const times = ['oidc.id-token.expiry', 'oidc.id-token.issued-at', 'oidc.id-token.not-before'];

const token = (evidence: Evidence) => evidence.jwt('id_token');

/** The newest document of a purpose in the run, as JSON. */
function documentOf(
  { exchanges }: Evidence,
  purpose: 'openid-configuration' | 'jwks',
): Readonly<Record<string, unknown>> {
  const text = exchanges.findLast((one) => one.purpose === purpose)?.response?.body.text;
  try {
    return JSON.parse(text ?? '') as Record<string, unknown>;
  } catch {
    return {};
  }
}

const sentParameters = ({ authorizationUrl }: Evidence) =>
  URL.canParse(authorizationUrl) ? new URL(authorizationUrl).searchParams : new URLSearchParams();

/** Why it is not believed who signed in. */
export const identityRules: readonly Rule[] = [
  {
    id: 'explain.identity.issuer-spelled-otherwise',
    title: 'The issuer is spelled in two ways',
    level: 'SHALL',
    expected:
      'One issuer, byte for byte, in the SMART configuration, the OpenID configuration and the id_token.',
    why: 'A slash at the end, a default port or another case makes another issuer of it: the comparison is of characters.',
    fix: 'The operator chooses one spelling and uses it everywhere.',
    citation: openIdDiscovery('4.3', 'ProviderConfigurationValidation'),
    explains: ['oidc.id-token.issuer', 'oidc.configuration.issuer'],
    judge: (evidence) => {
      const named = textOf(evidence.smart['issuer']);
      const isToken = evidence.failed.id === 'oidc.id-token.issuer';
      const found = textOf(
        isToken
          ? token(evidence)?.claims['iss']
          : documentOf(evidence, 'openid-configuration')['issuer'],
      );
      if (named === '' || found === '' || compareUris(found, named).kind !== 'lenient') return null;
      return {
        certainty: 'proven',
        seen: `${found} here, ${named} in the SMART configuration.`,
        proof: [strings('Issuer here, and in the SMART configuration', found, named)],
        jwtId: isToken ? (token(evidence)?.id ?? null) : null,
      };
    },
  },
  {
    id: 'explain.identity.other-issuer',
    title: 'Another issuer speaks than the holder names',
    level: 'SHALL',
    expected: 'The issuer of the SMART configuration.',
    why: 'A server that builds its issuer from the host of the request, or from an inner address, speaks in another name behind a proxy. It may also be the token of another tenant.',
    fix: 'The operator sets the public address as issuer.',
    citation: validation,
    explains: ['oidc.id-token.issuer', 'oidc.configuration.issuer'],
    decide: 'The issuer in the settings of the authorization server.',
    judge: (evidence) => {
      const named = textOf(evidence.smart['issuer']);
      const isToken = evidence.failed.id === 'oidc.id-token.issuer';
      const found = textOf(
        isToken
          ? token(evidence)?.claims['iss']
          : documentOf(evidence, 'openid-configuration')['issuer'],
      );
      if (named === '' || found === '' || compareUris(found, named).kind !== 'different')
        return null;
      return {
        certainty: 'likely',
        seen: `${found} here, ${named} in the SMART configuration.`,
        proof: [strings('Issuer here, and in the SMART configuration', found, named)],
      };
    },
  },
  {
    id: 'explain.identity.clock',
    title: 'The clocks differ',
    level: 'SHALL',
    expected: 'Clocks that are less than a minute apart.',
    why: 'The times in an id_token are by the clock of the issuer. With clocks that differ every token looks expired, or not yet good.',
    fix: 'Set both clocks by a time server.',
    citation: validation,
    explains: times,
    judge: (evidence) => {
      const { clock } = evidence;
      const jwt = token(evidence);
      if (!jwt || !clock?.isOff || Math.abs(clock.aheadSeconds) <= 30) return null;
      return {
        certainty: 'proven',
        seen: clockWords(clock),
        proof: [
          fact('iat', jwt.claims['iat'] ?? 'absent'),
          fact('exp', jwt.claims['exp'] ?? 'absent'),
          clockProof(clock),
        ],
        jwtId: jwt.id,
      };
    },
  },
  {
    id: 'explain.identity.algorithm',
    title: 'The token is signed with an algorithm that proves nothing here',
    level: 'SHALL',
    expected: 'An asymmetric algorithm of id_token_signing_alg_values_supported.',
    why: 'alg none has no signature. HS256 is made with a secret that whoever knows it can sign with. What is not listed was not promised.',
    fix: 'The operator signs with RS256 or ES256, and lists it.',
    citation: validation,
    explains: ['oidc.id-token.algorithm'],
    judge: (evidence) => {
      const jwt = token(evidence);
      const alg = textOf(jwt?.header['alg']);
      if (!jwt) return null;
      const configuration = documentOf(evidence, 'openid-configuration');
      const listed = textsOf(configuration['id_token_signing_alg_values_supported']).join(', ');
      const kind =
        alg === 'none'
          ? 'It has no signature'
          : alg.startsWith('HS')
            ? 'It is made with a shared secret'
            : 'The issuer does not list it';
      return {
        certainty: 'proven',
        seen: `alg is ${alg || 'absent'}. ${kind}.`,
        proof: [values('alg', alg || 'absent', listed || 'not listed: RS256')],
        jwtId: jwt.id,
      };
    },
  },
  {
    id: 'explain.identity.key-unknown',
    title: 'The issuer signs with a key that it does not publish',
    level: 'SHALL',
    expected: 'The key of the header (kid) in the JWK Set.',
    why: 'After a change of keys the set may be an old copy, of a cache or of another server; or the new key was never published.',
    fix: 'The operator publishes a new key before signing with it, and clears the caches before the set.',
    citation: openIdCore('10.1.1', 'RotateSigKeys'),
    explains: ['oidc.id-token.key'],
    judge: (evidence) => {
      const jwt = token(evidence);
      const { keys } = documentOf(evidence, 'jwks');
      const kid = textOf(jwt?.header['kid']);
      if (!jwt || !Array.isArray(keys)) return null;
      const kids = keys.map((key: unknown) => textOf((key as { kid?: unknown } | null)?.kid));
      if (kid !== '' && kids.includes(kid)) return null;
      return {
        certainty: 'proven',
        seen: `The header asks for ${kid || 'no key by name'}; the set has ${kids.join(', ') || 'no keys'}.`,
        proof: [values('kid', kid || 'absent', kids.join(', ') || 'an empty set')],
        jwtId: jwt.id,
      };
    },
  },
  {
    id: 'explain.identity.key-differs',
    title: 'Another key signed than the one that is published under this name',
    level: 'SHALL',
    expected: 'A signature of the published key.',
    why: 'The key was changed and kept its kid, or several servers sign with keys of their own.',
    fix: 'The operator gives each key a kid of its own, for example its thumbprint.',
    citation: openIdCore('10.1', 'Signing'),
    explains: ['oidc.id-token.signature'],
    decide: 'The thumbprint of the key that signs, in the settings of the authorization server.',
    judge: (evidence) => {
      const jwt = token(evidence);
      return (
        jwt && {
          certainty: 'likely',
          seen: evidence.failed.seen,
          proof: [fact('kid', jwt.header['kid'] ?? 'absent'), fact('alg', jwt.header['alg'])],
          jwtId: jwt.id,
        }
      );
    },
  },
  {
    id: 'explain.identity.audience',
    title: 'The token is made for somebody else than this client',
    level: 'SHALL',
    expected: 'aud is the client_id.',
    why: 'The audience of an id_token is the client; that of an access token is the FHIR server. Some servers put the aud of the authorization request into both.',
    fix: 'The operator puts the client_id into aud of the id_token.',
    citation: validation,
    explains: ['oidc.id-token.audience'],
    judge: (evidence) => {
      const jwt = token(evidence);
      const clientId = sentParameters(evidence).get('client_id') ?? '';
      const aud = jwt?.claims['aud'];
      const list = Array.isArray(aud) ? textsOf(aud) : [textOf(aud)];
      if (!jwt || clientId === '' || list.includes(clientId)) return null;
      const isServer = list.includes(evidence.baseUrl);
      return {
        certainty: 'proven',
        seen: isServer
          ? `aud is ${evidence.baseUrl}, the FHIR base URL.`
          : `aud is ${list.join(', ') || 'absent'}.`,
        proof: [strings('aud, and the client_id', list[0] ?? '', clientId)],
        jwtId: jwt.id,
      };
    },
  },
  {
    id: 'explain.identity.nonce',
    title: 'The nonce of the sign-in did not come back',
    level: 'SHALL',
    expected: 'The nonce of the authorization request.',
    why: 'A server that keeps no nonce with the code leaves it out or gives that of another request. It can also be a token that somebody injected.',
    fix: 'Sign in again. If it is so each time, the operator keeps the nonce with the code.',
    citation: validation,
    explains: ['oidc.id-token.nonce'],
    judge: (evidence) => {
      const jwt = token(evidence);
      const sent = sentParameters(evidence).get('nonce') ?? '';
      const found = textOf(jwt?.claims['nonce']);
      if (!jwt || sent === '' || sent === found) return null;
      return {
        certainty: 'proven',
        seen: found === '' ? 'The id_token has no nonce.' : 'The id_token has another nonce.',
        proof: [strings('nonce here, and in the authorization request', found, sent)],
        jwtId: jwt.id,
      };
    },
  },
];
