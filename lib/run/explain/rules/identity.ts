import { openIdCore, openIdDiscovery } from '@/lib/protocol/citations';
import { compareUris } from '@/lib/protocol/jose/compare-uri';
import type { Jwt } from '@/lib/protocol/jwt';
import { clockProof, clockWords } from '../clock';
import { sentParameters } from '../addresses';
import { documentOf, kidsOf } from '../documents';
import type { Evidence } from '../evidence';
import { fact, strings, textOf, textsOf, values } from '../proofs';
import type { Finding, Rule } from '../rule';

const validation = openIdCore('3.1.3.7', 'IDTokenValidation');
const times = ['oidc.id-token.expiry', 'oidc.id-token.issued-at', 'oidc.id-token.not-before'];

/** A finding about the id_token; null when none came. */
function ofToken(judge: (jwt: Jwt, evidence: Evidence) => Omit<Finding, 'jwtId'> | null) {
  return (evidence: Evidence): Finding | null => {
    const jwt = evidence.jwt('id_token');
    const finding = jwt && judge(jwt, evidence);
    return finding && { ...finding, jwtId: jwt.id };
  };
}

/** That the issuer of the token, or of the OpenID configuration, is not the one of the SMART configuration. */
function issuerDiffers(
  evidence: Evidence,
  how: 'lenient' | 'different',
): Pick<Finding, 'seen' | 'proof'> | null {
  const named = textOf(evidence.smart['issuer']);
  const { iss } = evidence.jwt('id_token')?.claims ?? {};
  const { issuer } = documentOf(evidence.exchanges, 'openid-configuration');
  const found = textOf(evidence.failed.id === 'oidc.id-token.issuer' ? iss : issuer);
  if (named === '' || found === '' || compareUris(found, named).kind !== how) return null;
  return {
    seen: `${found} here, ${named} in the SMART configuration.`,
    proof: [strings('Issuer here, and in the SMART configuration', found, named)],
  };
}

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
      const found = issuerDiffers(evidence, 'lenient');
      return found && { certainty: 'proven', ...found };
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
      const found = issuerDiffers(evidence, 'different');
      return found && { certainty: 'likely', ...found };
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
    judge: ofToken((jwt, { clock }) => {
      if (!clock?.isOff || Math.abs(clock.aheadSeconds) <= 30) return null;
      return {
        certainty: 'proven',
        seen: clockWords(clock),
        proof: [
          fact('iat', jwt.claims['iat'] ?? 'absent'),
          fact('exp', jwt.claims['exp'] ?? 'absent'),
          clockProof(clock),
        ],
      };
    }),
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
    judge: ofToken((jwt, { exchanges }) => {
      const alg = textOf(jwt.header['alg']);
      const configuration = documentOf(exchanges, 'openid-configuration');
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
      };
    }),
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
    judge: ofToken((jwt, { exchanges }) => {
      const kids = kidsOf(documentOf(exchanges, 'issuer-keys'));
      const kid = textOf(jwt.header['kid']);
      if (!kids || (kid !== '' && kids.includes(kid))) return null;
      return {
        certainty: 'proven',
        seen: `The header asks for ${kid || 'no key by name'}; the set has ${kids.join(', ') || 'no keys'}.`,
        proof: [values('kid', kid || 'absent', kids.join(', ') || 'an empty set')],
      };
    }),
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
    judge: ofToken((jwt, { failed }) => ({
      certainty: 'likely',
      seen: failed.seen,
      proof: [fact('kid', jwt.header['kid'] ?? 'absent'), fact('alg', jwt.header['alg'])],
    })),
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
    judge: ofToken((jwt, evidence) => {
      const clientId = sentParameters(evidence).get('client_id') ?? '';
      const { aud } = jwt.claims;
      const list = Array.isArray(aud) ? textsOf(aud) : [textOf(aud)];
      if (clientId === '' || list.includes(clientId)) return null;
      const isServer = list.includes(evidence.baseUrl);
      return {
        certainty: 'proven',
        seen: isServer
          ? `aud is ${evidence.baseUrl}, the FHIR base URL.`
          : `aud is ${list.join(', ') || 'absent'}.`,
        proof: [strings('aud, and the client_id', list[0] ?? '', clientId)],
      };
    }),
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
    judge: ofToken((jwt, evidence) => {
      const sent = sentParameters(evidence).get('nonce') ?? '';
      const found = textOf(jwt.claims['nonce']);
      if (sent === '' || sent === found) return null;
      return {
        certainty: 'proven',
        seen: found === '' ? 'The id_token has no nonce.' : 'The id_token has another nonce.',
        proof: [strings('nonce here, and in the authorization request', found, sent)],
      };
    }),
  },
];
