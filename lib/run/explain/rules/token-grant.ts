import { excerpt } from '@/lib/protocol/bytes';
import { rfc, udapOrg, udapSection } from '@/lib/protocol/citations';
import { shown } from '@/lib/protocol/json-body';
import { objectOf, type JsonMembers } from '@/lib/protocol/json-value';
import type { Evidence } from '../evidence';
import { headerOf } from '@/lib/protocol/headers';
import type { Rule } from '../rule';
import { fact, itsWords, said, textOf, textsOf, values, wordsOf } from '../proofs';
import { extensionsOf } from '../sent-token';

const extension = udapSection('b2b', '5.2.1.1', '5.2.1.1');
const grants = udapOrg('udap-client-authorization-grants', 'Client Authorization Grants §6.4');
const invalidGrant = ['oauth.token.invalid-grant'];

const grantType = ({ sent }: Evidence) => textOf(sent?.members['grant_type']);
const members = (value: unknown): JsonMembers => objectOf(value) ?? {};

/** A field of the form, on one line. */
const shortly = (value: unknown) => (value === undefined ? 'absent' : excerpt(textOf(value), 80));

/** Which form fields a token request needs. */
function fieldsFor(evidence: Evidence): string[] {
  const own: Readonly<Record<string, string[]>> = {
    authorization_code: ['code', 'redirect_uri', 'code_verifier'],
    refresh_token: ['refresh_token'],
    client_credentials: ['scope'],
  };
  const udap = textOf(evidence.jwt('signed_metadata')?.claims['token_endpoint']);
  // The same endpoint can serve clients with a secret.
  const hasSecret =
    evidence.sent?.members['client_secret'] !== undefined ||
    headerOf(evidence.sent?.headers ?? [], 'authorization') !== '';
  const isUdap = udap !== '' && udap === evidence.sent?.url && !hasSecret;
  const assertion = ['client_assertion_type', 'client_assertion'];
  const needsAssertion = isUdap || evidence.sent?.members['client_assertion'] !== undefined;
  return [
    'grant_type',
    ...(own[grantType(evidence)] ?? []),
    ...(needsAssertion ? assertion : []),
    ...(isUdap ? ['udap'] : []),
  ];
}

/** What the holder says of the request and is not so, as it was sent; null when its words agree with it. */
function contradictionOf(evidence: Evidence): string | null {
  const { sent } = evidence;
  if (!sent) return null;
  const hasHeader = headerOf(sent.headers, 'authorization') !== '';
  const ofHeader = said(evidence, /authorization header/i);
  if (ofHeader !== null && !hasHeader) {
    return `The holder says: “${ofHeader}” The request was sent without one: something between added it.`;
  }
  const missed = said(
    evidence,
    /missing|absent|required|no such|found (no\b|null|nothing|undefined)/i,
  );
  const named = Object.keys(sent.members).find((name) => missed?.split(/[^\w]+/).includes(name));
  return named === undefined
    ? null
    : `The holder says: “${missed}” ${named} was sent: something between took it out, or the holder does not read the form as it came.`;
}

/** Why a token endpoint refuses the grant or the form of a request. */
export const tokenGrantRules: readonly Rule[] = [
  {
    id: 'explain.token.fields-missing',
    title: 'The request lacks fields that it needs',
    level: 'SHALL',
    expected: 'Every field of the grant type, and for UDAP the assertion and udap=1.',
    why: 'By udap=1 a server tells UDAP requests from others at the same endpoint; it is forgotten with refresh above all.',
    fix: 'Add the fields.',
    citation: udapSection('b2b', '5.2.2', '5.2.2'),
    explains: [
      'oauth.token.invalid-request',
      'oauth.token.invalid-client',
      'oauth.token.invalid-scope',
    ],
    judge: (evidence) => {
      const { sent } = evidence;
      if (!sent) return null;
      const wanted = fieldsFor(evidence);
      const missing = wanted.filter((name) => !sent.members[name]);
      return missing.length > 0
        ? {
            certainty: 'proven',
            seen: `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not in the form.`,
            proof: wanted.map((name) => fact(name, shortly(sent.members[name]))),
          }
        : null;
    },
  },
  {
    id: 'explain.token.assertion-type',
    title: 'client_assertion_type is not the one for a JWT',
    level: 'SHALL',
    expected: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    why: 'An example in the guide for Tiered OAuth shows the URN of the grant type by mistake, and it is copied.',
    fix: 'Send urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
    citation: rfc(7523, '2.2'),
    explains: ['oauth.token.invalid-request', 'oauth.token.invalid-client'],
    judge: ({ sent }) => {
      const type = textOf(sent?.members['client_assertion_type']);
      const wanted = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
      return type !== '' && type !== wanted
        ? {
            certainty: 'proven',
            seen: `client_assertion_type is ${type}.`,
            proof: [
              { kind: 'strings', label: 'client_assertion_type', found: type, expected: wanted },
            ],
          }
        : null;
    },
  },
  {
    id: 'explain.token.form-changed',
    title: 'The form is complete; the holder reads it otherwise, or cannot verify the signature',
    level: 'SHALL',
    expected: 'A form that the holder reads as it was sent.',
    why: 'UDAP uses invalid_request for a bad signature too. A gateway that writes the body anew, or a server that wants parameters of its own, answers the same.',
    fix: 'Compare the fields with the documentation of the holder; try a certificate with an RSA key and RS256.',
    citation: udapOrg('udap-jwt-client-auth-stu1', 'JWT-Based Client Authentication §7.2'),
    explains: ['oauth.token.invalid-request'],
    place: 'console.certificate',
    decide: 'The log of the holder, or the same request with an RSA key.',
    judge: (evidence) => {
      const { sent } = evidence;
      if (!sent) return null;
      const contradiction = contradictionOf(evidence);
      return {
        certainty: contradiction === null ? 'possible' : 'likely',
        seen: contradiction ?? 'No field that is needed is missing.',
        proof: [
          fact('Authorization', headerOf(sent.headers, 'authorization') || 'none'),
          ...Object.entries(sent.members).map(([name, value]) => fact(name, shortly(value))),
          ...itsWords(evidence),
        ],
      };
    },
  },
  {
    id: 'explain.token.consent-required',
    title: 'The holder wants proof of consent',
    level: 'SHALL',
    expected: 'consent_policy and consent_reference that the holder accepts.',
    why: 'The holder names in extensions the consent policies of which one has to be met.',
    fix: 'Get the consent, and name it in consent_policy and consent_reference of the extension object.',
    citation: grants,
    explains: invalidGrant,
    place: 'console.purpose',
    judge: (evidence) => {
      const wanted = members(evidence.answer?.json['extensions']);
      const objects = Object.entries(wanted).filter(
        ([, value]) => members(value)['consent_required'] !== undefined,
      );
      return objects.length > 0
        ? {
            certainty: 'proven',
            seen: objects
              .map(([name, value]) => `${name}: ${shown(members(value)['consent_required'])}`)
              .join('; '),
            proof: objects.flatMap(([name, value]) => [
              fact(`${name}: consent_required`, members(value)['consent_required']),
              ...(members(value)['consent_form'] === undefined
                ? []
                : [fact(`${name}: consent_form`, members(value)['consent_form'])]),
              fact(
                `${name}: consent_policy that was sent`,
                members(extensionsOf(evidence)[name])['consent_policy'] ?? 'none',
              ),
            ]),
          }
        : null;
    },
  },
  {
    id: 'explain.token.extension-missing',
    title: 'An authorization extension object that the holder demands is missing',
    level: 'SHALL',
    expected: 'Every object of udap_authorization_extensions_required.',
    why: 'Without a user the holder has to know who asks, for which organization and to what purpose.',
    fix: 'Fill in who asks; the portal puts it into the assertion.',
    citation: extension,
    explains: invalidGrant,
    place: 'console.purpose',
    judge: (evidence) => {
      if (grantType(evidence) !== 'client_credentials') return null;
      const { extensions } = evidence.jwt('client_assertion')?.claims ?? {};
      const sent = Object.keys(extensionsOf(evidence));
      const required = textsOf(evidence.udap['udap_authorization_extensions_required']);
      const isText = typeof extensions === 'string';
      const missing = required.filter((name) => !sent.includes(name));
      return isText || missing.length > 0
        ? {
            certainty: 'proven',
            seen: isText
              ? 'extensions is a string: JSON inside of JSON.'
              : `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} required.`,
            proof: [
              values(
                'Extension objects',
                sent.join(', ') || 'none',
                required.join(', ') || 'an object',
              ),
            ],
          }
        : null;
    },
  },
  {
    id: 'explain.token.purpose-refused',
    title: 'The holder does not accept the purpose, the organization or the person',
    level: 'SHALL',
    expected: 'hl7-b2b with values that the community allows.',
    why: 'A community says which purposes of use there are, how they are written (code alone, or urn:oid:…#CODE), and by which identifier organizations are known. TEFCA allows one purpose only.',
    fix: 'Change purpose_of_use and organization_id to what the community prescribes.',
    citation: extension,
    explains: invalidGrant,
    place: 'console.purpose',
    decide: 'The rules of the community for hl7-b2b.',
    judge: (evidence) => {
      if (grantType(evidence) !== 'client_credentials') return null;
      const b2b = members(extensionsOf(evidence)['hl7-b2b']);
      const words = said(evidence, /purpose|organi[sz]ation|subject_|consent|hl7-b2b/i);
      return {
        certainty: words === null ? 'possible' : 'proven',
        seen:
          words === null
            ? `purpose_of_use is ${shown(b2b['purpose_of_use'])}.`
            : `The holder says: “${words}”`,
        proof: [
          ...Object.entries(b2b).map(([name, value]) => fact(`hl7-b2b: ${name}`, value)),
          ...itsWords(evidence),
        ],
      };
    },
  },
  {
    id: 'explain.token.scope-not-offered',
    title: 'The holder does not offer a scope that was asked for',
    level: 'SHALL',
    expected: 'Scopes of scopes_supported; wildcards only when they are listed.',
    why: 'A server answers invalid_scope to a wildcard that it does not list, and when it supports nothing of what was asked.',
    fix: 'Ask for scopes of the list.',
    citation: udapSection('general', '7.3', '5.2.3'),
    explains: ['oauth.token.invalid-scope'],
    place: 'console.scope',
    decide: 'The same request with one scope of the list.',
    judge: (evidence) => {
      const isUdap = evidence.sent?.members['udap'] !== undefined;
      const offered = textsOf((isUdap ? evidence.udap : evidence.smart)['scopes_supported']);
      const asked = wordsOf(evidence.sent?.members['scope']);
      const missing = asked.filter((scope) => !offered.includes(scope));
      if (asked.length === 0 || offered.length === 0 || missing.length === 0) return null;
      return {
        // The list of SMART need not be complete.
        certainty: isUdap ? 'proven' : 'likely',
        seen: `${missing.join(' ')} ${missing.length === 1 ? 'is' : 'are'} not in scopes_supported.`,
        proof: [
          values('scope', asked.join(' '), offered.join(' ')),
          fact('Not offered', missing.join(' ')),
        ],
      };
    },
  },
  {
    id: 'explain.token.scope-not-registered',
    title: 'The client is not registered for a scope that was asked for',
    level: 'SHALL',
    expected: 'Scopes within those of the registration.',
    why: 'A holder grants within what was registered. A scope that is offered but was not registered has to be registered first.',
    fix: 'Register again with the scope, or ask for less.',
    citation: udapSection('general', '7.3', '5.2.3'),
    explains: ['oauth.token.invalid-scope'],
    place: 'console.register',
    decide: 'The scopes in the answer to the registration.',
    judge: (evidence) => {
      const answer = evidence.exchanges.findLast(
        ({ purpose, response }) =>
          purpose === 'registration' && response !== null && response.status < 300,
      );
      const registered = wordsOf(
        /"scope"\s*:\s*"([^"]*)"/.exec(answer?.response?.body.text ?? '')?.[1] ??
          evidence.facts['scope'],
      );
      const asked = wordsOf(evidence.sent?.members['scope']);
      const missing = asked.filter((scope) => !registered.includes(scope));
      return registered.length > 0 && missing.length > 0
        ? {
            certainty: 'likely',
            seen: `${missing.join(' ')} ${missing.length === 1 ? 'was' : 'were'} not registered.`,
            proof: [values('scope', asked.join(' '), registered.join(' '))],
          }
        : null;
    },
  },
  {
    id: 'explain.token.scope-refused',
    title: 'The policy of the holder refuses the scope',
    level: 'SHALL',
    expected: 'Scopes that the holder grants to this client.',
    why: 'The scopes are offered and registered, or the holder lists none. Its policy for this client is narrower.',
    fix: 'Ask for one scope after the other to find the one that is refused, then ask the operator.',
    citation: rfc(6749, '5.2'),
    explains: ['oauth.token.invalid-scope'],
    place: 'console.scope',
    decide: 'The same request with one scope only.',
    judge: (evidence) => ({
      certainty: 'possible',
      seen: `scope was ${textOf(evidence.sent?.members['scope']) || 'absent'}.`,
      proof: itsWords(evidence),
    }),
  },
  {
    id: 'explain.token.other-grant',
    title: 'The client is registered for another grant type',
    level: 'SHALL',
    expected: 'grant_type among the grant_types of the registration.',
    why: 'In UDAP a client has one grant type. An app that wants both flows registers twice, with two URIs.',
    fix: 'Use the flow of the registration, or register the app for this one with a second URI.',
    citation: udapSection('registration', '3.1', '3.1'),
    explains: ['oauth.token.unauthorized-client', 'oauth.token.unsupported-grant-type'],
    place: 'apps',
    decide: 'The grant_types in the answer to the registration.',
    judge: (evidence) => {
      const claims = evidence.jwt('software_statement')?.claims;
      const registered = textsOf(claims?.['grant_types']);
      const offered = textsOf(evidence.udap['grant_types_supported']);
      const used = grantType(evidence);
      const isOffered = offered.length === 0 || offered.includes(used);
      const isRegistered = registered.length === 0 || registered.includes(used);
      return {
        certainty: isOffered && isRegistered ? 'likely' : 'proven',
        seen: !isOffered
          ? `${used} is not among grant_types_supported.`
          : `grant_type is ${used}${registered.length > 0 ? `; registered: ${registered.join(', ')}` : ''}.`,
        proof: [
          values('grant_type', used, (isOffered ? registered : offered).join(' ') || 'unknown'),
          ...itsWords(evidence),
        ],
      };
    },
  },
  {
    id: 'explain.token.not-the-endpoint',
    title: 'What answers is not a token endpoint',
    level: 'SHALL',
    expected: 'JSON with a token or an error code.',
    why: 'A redirect, a web page or an empty answer comes from a proxy or another service.',
    fix: 'Compare the token endpoint with what the holder publishes; the operator routes it to the authorization server.',
    citation: rfc(6749, '5.2'),
    explains: ['oauth.token.status', 'oauth.token.json'],
    place: 'console.holder',
    judge: ({ answer, sent }) =>
      answer && answer.error === '' && answer.json['access_token'] === undefined
        ? {
            certainty: answer.status >= 500 ? 'likely' : 'proven',
            seen: `Status ${answer.status} with ${answer.mediaType || 'no content type'}.`,
            proof: [
              fact('Address', sent?.url ?? ''),
              values('Content type', answer.mediaType || 'absent', 'application/json'),
              ...(headerOf(answer.headers, 'location')
                ? [fact('Location', headerOf(answer.headers, 'location'))]
                : []),
            ],
          }
        : null,
  },
];
