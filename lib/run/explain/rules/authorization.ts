import { rfc, smart, udapOrg, udapSection } from '@/lib/protocol/citations';
import { jsonObject } from '@/lib/protocol/json-value';
import { sentParameters } from '../addresses';
import type { Evidence } from '../evidence';
import type { Finding, Rule } from '../rule';
import { fact, strings, textOf, textsOf, values, wordsOf } from '../proofs';

const launch = smart('app-launch', 'App Launch');
const errors = rfc(6749, '4.1.2.1');

const wentThere = ({ authorizationUrl }: Evidence) => authorizationUrl !== '';

/** What the holder said when it sent the browser back: the code and the words of the error. */
const itSaid = ({ failed }: Evidence) => fact('What came back', failed.seen);

const required = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'aud',
  'code_challenge',
  'code_challenge_method',
];

/** The redirect URIs that the registration in this run sent. */
function registeredUris(evidence: Evidence): string[] {
  const claims = evidence.jwt('software_statement')?.claims;
  const plain = evidence.exchanges.findLast(({ purpose }) => purpose === 'registration');
  const uris = textsOf(claims?.['redirect_uris']);
  if (uris.length > 0) return uris;
  return textsOf(jsonObject(plain?.request.body?.text)?.['redirect_uris']);
}

const offered = ({ udap, smart: configuration }: Evidence) => [
  ...textsOf(udap['scopes_supported']),
  ...textsOf(configuration['scopes_supported']),
];

/** Why a person was not sent back with a code. */
export const authorizationRules: readonly Rule[] = [
  {
    id: 'explain.authorization.parameter-missing',
    title: 'The authorization request lacks a parameter',
    level: 'SHALL',
    expected: `${required.join(', ')}.`,
    why: 'state and PKCE are demanded by version 2 of the guide and by SMART, aud by SMART.',
    fix: 'Add the parameter.',
    citation: udapSection('general', '7.2'),
    explains: ['oauth.authorization.invalid-request'],
    place: 'console.authentication',
    judge: (evidence) => {
      const sent = sentParameters(evidence);
      const missing = required.filter((name) => !sent.get(name));
      return wentThere(evidence) && missing.length > 0
        ? {
            certainty: 'proven',
            seen: `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} absent.`,
            proof: [
              ...required.map((name) => fact(name, sent.get(name) ?? 'absent')),
              itSaid(evidence),
            ],
          }
        : null;
    },
  },
  {
    id: 'explain.authorization.aud-differs',
    title: 'aud is not the FHIR base URL as the holder writes it',
    level: 'SHALL',
    expected: 'aud is the FHIR base URL, byte for byte.',
    why: 'The holder issues tokens for the FHIR server that aud names. A slash or another case makes another server of it.',
    fix: 'Set the FHIR base URL as the holder publishes it.',
    citation: launch,
    explains: ['oauth.authorization.invalid-request'],
    place: 'console.holder',
    decide: 'The base URL in the documentation of the holder.',
    judge: (evidence) => {
      const aud = sentParameters(evidence).get('aud') ?? '';
      const iss = textOf(evidence.jwt('signed_metadata')?.claims['iss']);
      if (aud === '') return null;
      const isOther = iss !== '' && iss !== aud;
      return {
        certainty: isOther ? 'proven' : 'possible',
        seen: `aud is ${aud}.`,
        proof: [
          isOther
            ? strings('aud, and the base URL that the holder signed', aud, iss)
            : fact('aud', aud),
          itSaid(evidence),
        ],
      };
    },
  },
  {
    id: 'explain.authorization.request-refused',
    title: 'The request is complete; the holder does not like one of its values',
    level: 'SHALL',
    expected: 'A request that the holder understands.',
    why: 'Every parameter that the specifications demand is there. The description says which one the holder means, if it says anything.',
    fix: 'Compare the parameters with the documentation of the holder.',
    citation: errors,
    explains: ['oauth.authorization.invalid-request'],
    place: 'console.scope',
    decide: 'The log of the holder.',
    judge: (evidence) =>
      wentThere(evidence)
        ? {
            certainty: 'possible',
            seen: evidence.failed.seen,
            proof: [...sentParameters(evidence)].map(([name, value]) => fact(name, value)),
          }
        : null,
  },
  {
    id: 'explain.authorization.redirect-uri',
    title: 'The holder does not know the redirect URI, or the client_id',
    level: 'SHALL',
    expected:
      'A client_id that is registered, with a redirect_uri of the registration, byte for byte.',
    why: 'When either is wrong, a holder must not redirect: the person sees an error page there, and the portal hears nothing.',
    fix: 'Compare the redirect URI with the registration; register again if the holder has forgotten the client.',
    citation: errors,
    explains: ['oauth.authorization.returned', 'oauth.authorization.redirect-uri'],
    place: 'apps',
    decide: 'The page that the holder shows instead of its sign-in page.',
    judge: (evidence) => {
      const sent = sentParameters(evidence);
      const uri = sent.get('redirect_uri') ?? '';
      const known = registeredUris(evidence);
      if (evidence.failed.id === 'oauth.authorization.redirect-uri') {
        return { certainty: 'proven', seen: evidence.failed.seen, proof: [] };
      }
      const isOther = uri !== '' && known.length > 0 && !known.includes(uri);
      return {
        certainty: isOther ? 'proven' : 'likely',
        seen: 'The browser went to the holder and did not come back.',
        proof: [
          isOther
            ? strings('redirect_uri, and the registered one', uri, known[0] ?? '')
            : fact('redirect_uri', uri || 'absent'),
          fact('client_id', sent.get('client_id') ?? 'absent'),
          fact('Last address that is known', evidence.authorizationUrl),
        ],
      };
    },
  },
  {
    id: 'explain.authorization.browser-blocked',
    title: 'The browser did not come back: the window was closed, or the way back is blocked',
    level: 'advice',
    expected: 'A redirect to the portal.',
    why: 'A holder over https may not lead to a portal on http; browsers block cookies of other sites in frames; a person may simply have gone away.',
    fix: 'Send again, stay in the window of the holder, and look at the address bar when it stops.',
    citation: launch,
    explains: ['oauth.authorization.returned'],
    place: 'console.authentication',
    decide: 'The last address that the browser shows.',
    judge: (evidence) => {
      const uri = sentParameters(evidence).get('redirect_uri') ?? '';
      const isMixed = uri.startsWith('http:') && evidence.authorizationUrl.startsWith('https:');
      return {
        certainty: isMixed ? 'likely' : 'possible',
        seen: isMixed ? `The holder is on https, the way back is ${uri}.` : evidence.failed.seen,
        proof: [fact('Last address that is known', evidence.authorizationUrl || 'none')],
      };
    },
  },
  {
    id: 'explain.authorization.other-grant',
    title: 'The client is registered for another workflow',
    level: 'SHALL',
    expected: 'A client that registered with authorization_code.',
    why: 'One registration is for one workflow. A client of client_credentials has no users.',
    fix: 'Register the app for authorization_code, in UDAP with a URI of its own.',
    citation: udapSection('registration', '3.1', '3.1'),
    explains: ['oauth.authorization.unauthorized-client'],
    place: 'apps',
    decide: 'grant_types in the answer to the registration.',
    judge: (evidence) => {
      const grants = textsOf(evidence.jwt('software_statement')?.claims['grant_types']);
      const isOther = grants.length > 0 && !grants.includes('authorization_code');
      return {
        certainty: isOther ? 'proven' : 'likely',
        seen: grants.length > 0 ? `Registered with ${grants.join(', ')}.` : evidence.failed.seen,
        proof: [
          values(
            'grant_types',
            grants.join(' ') || 'of an earlier registration',
            'authorization_code',
          ),
          fact('client_id', sentParameters(evidence).get('client_id') ?? 'absent'),
          itSaid(evidence),
        ],
      };
    },
  },
  {
    id: 'explain.authorization.scope',
    title: 'A scope is none that the holder gives to this client',
    level: 'SHALL',
    expected:
      'Scopes of scopes_supported that were registered; wildcards only when they are listed.',
    why: 'invalid_scope comes for a wildcard that is not listed, for a scope in the other syntax (v1 or v2), and when nothing of what was asked is supported.',
    fix: 'Ask for scopes that the holder lists.',
    citation: udapSection('general', '7.3'),
    explains: ['oauth.authorization.invalid-scope'],
    place: 'console.scope',
    decide: 'The same request with one scope only.',
    judge: (evidence): Finding => {
      const asked = wordsOf(sentParameters(evidence).get('scope'));
      const list = offered(evidence);
      const missing = asked.filter((scope) => list.length > 0 && !list.includes(scope));
      return {
        certainty: missing.length > 0 ? 'likely' : 'possible',
        seen:
          missing.length > 0
            ? `${missing.join(' ')} ${missing.length === 1 ? 'is' : 'are'} not in scopes_supported.`
            : evidence.failed.seen,
        proof: [values('scope', asked.join(' '), list.join(' ') || 'not said'), itSaid(evidence)],
      };
    },
  },
  {
    id: 'explain.authorization.person-refused',
    title: 'The person refused, or left the page of the holder',
    level: 'advice',
    expected: 'Consent of the person.',
    why: 'access_denied is what a holder answers when somebody presses “cancel” or “deny”.',
    fix: 'Send again and allow access.',
    citation: errors,
    explains: ['oauth.authorization.access-denied'],
    decide: 'What the person did.',
    judge: (evidence) => ({
      certainty: sentParameters(evidence).has('idp') ? 'possible' : 'likely',
      seen: evidence.failed.seen,
      proof: [itSaid(evidence)],
    }),
  },
  {
    id: 'explain.authorization.not-mapped',
    title: 'The holder has no record of the person whom the identity provider named',
    level: 'SHALL',
    expected: 'A person whom the holder can match with one of its own.',
    why: 'With Tiered OAuth the person signs in elsewhere. The holder then looks for them among its own, and may ask for more.',
    fix: 'Sign in as somebody who has a record there, or without the identity provider.',
    citation: udapOrg('udap-user-auth-stu1', 'Tiered OAuth §4.5.2'),
    explains: ['oauth.authorization.access-denied'],
    place: 'console.authentication',
    decide: 'The same request without idp.',
    judge: (evidence) => {
      const idp = sentParameters(evidence).get('idp');
      return idp
        ? {
            certainty: 'likely',
            seen: `The identity provider was ${idp}.`,
            proof: [fact('idp', idp), itSaid(evidence)],
          }
        : null;
    },
  },
  {
    id: 'explain.authorization.idp-refused',
    title: 'The holder does not take this identity provider',
    level: 'SHALL',
    expected: 'An identity provider with UDAP metadata in a community that the holder trusts.',
    why: 'The holder reads the UDAP metadata of the identity provider, registers there, and wants a valid id_token. Each of these can fail.',
    fix: 'Look at {idp}/.well-known/udap with the community of the holder. Send again with another identity provider, or without.',
    citation: udapSection('user', '6.2'),
    explains: ['oauth.authorization.invalid-idp'],
    place: 'console.authentication',
    judge: (evidence) => {
      const idp = sentParameters(evidence).get('idp') ?? '';
      return {
        certainty: 'proven',
        seen: `The identity provider was ${idp || 'not named'}.`,
        proof: [
          fact('idp', idp || 'absent'),
          fact('Its metadata', idp ? `${idp.replace(/\/$/, '')}/.well-known/udap` : 'unknown'),
          itSaid(evidence),
        ],
      };
    },
  },
  {
    id: 'explain.authorization.holder-broke',
    title: 'The holder failed on its way; the app is not the cause',
    level: 'SHALL',
    expected: 'An answer with a code.',
    why: 'With Tiered OAuth the holder is a client itself: when the state does not come back from the identity provider as it was sent, it answers server_error.',
    fix: 'Try again; then give the operator of the holder the time of the attempt.',
    citation: udapSection('user', '6.2'),
    explains: ['oauth.authorization.server-error'],
    decide: 'The log of the holder.',
    judge: (evidence) => {
      const idp = sentParameters(evidence).get('idp');
      return {
        certainty: 'likely',
        seen: idp ? `It happened between the holder and ${idp}.` : evidence.failed.seen,
        proof: [...(idp ? [fact('idp', idp)] : []), itSaid(evidence), fact('Time', evidence.at)],
      };
    },
  },
  {
    id: 'explain.authorization.idp-ignored',
    title: 'The holder does not offer Tiered OAuth, or the scope udap is missing',
    level: 'SHALL',
    expected:
      'udap_to in udap_profiles_supported, and the scope udap in the request and in the registration.',
    why: 'Without the scope udap the meaning of idp is not defined: the holder shows its own sign-in page.',
    fix: 'Add the scope udap and register again with it.',
    citation: udapSection('user', '6.1'),
    explains: ['oauth.authorization.idp-scope', 'oauth.authorization.idp-offered'],
    place: 'console.scope',
    judge: (evidence) => {
      const profiles = textsOf(evidence.udap['udap_profiles_supported']);
      return {
        certainty: 'proven',
        seen: evidence.failed.seen,
        proof: [
          values('udap_profiles_supported', profiles.join(' ') || 'none', 'udap_to among them'),
          values('scopes_supported', offered(evidence).join(' ') || 'none', 'udap among them'),
        ],
      };
    },
  },
  {
    id: 'explain.authorization.state-changed',
    title: 'The answer does not belong to the request that this portal made',
    level: 'SHALL',
    expected: 'The state that was sent, once.',
    why: 'An old tab, a link that somebody else made, or a holder that changes the state. The code was not exchanged.',
    fix: 'Close other tabs of the holder and send again. If it happens again, the holder changes the state.',
    citation: udapSection('general', '7.2.1'),
    explains: ['oauth.authorization.state'],
    place: 'console.authentication',
    decide: 'A second attempt in a fresh window.',
    judge: (evidence) => ({
      certainty: 'likely',
      seen: evidence.failed.seen,
      proof: [fact('What was done with the code', 'nothing: it was not exchanged')],
    }),
  },
];
