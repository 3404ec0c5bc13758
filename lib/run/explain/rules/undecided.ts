import { rfc } from '@/lib/protocol/citations';
import type { StepKind } from '../../frames';
import type { Evidence } from '../evidence';
import type { Rule } from '../rule';
import { fact, itsWords } from '../proofs';

/** What was sent where, when, and what came back: what the operator of a holder needs to find it in the log. */
function whatHappened(evidence: Evidence): string {
  const { exchange, answer, failed } = evidence;
  if (!exchange) return failed.seen;
  const { method, url } = exchange.request;
  return `${method} ${url} was answered with status ${answer?.status ?? 'none'}${answer?.error ? ` and the error ${answer.error}` : ''}.`;
}

function usual(
  steps: readonly StepKind[],
  id: string,
  words: Pick<Rule, 'title' | 'why' | 'fix' | 'place'> & { decide: string },
): Rule {
  return {
    id: `explain.undecided.${id}`,
    level: 'advice',
    expected: 'A refusal that says why.',
    citation: rfc(9110, '15.5'),
    explains: [],
    undecidedIn: steps,
    ...words,
    judge: (evidence) => ({
      certainty: 'possible',
      seen: whatHappened(evidence),
      proof: [
        ...itsWords(evidence),
        fact('Time of the request', evidence.exchange?.startedAt ?? evidence.at),
      ],
    }),
  };
}

/**
 * What refusals come from most often when neither their code nor their words tell: three for each step, each with what
 * would tell it from the others.
 */
export const undecidedRules: readonly Rule[] = [
  usual(['discover'], 'gateway-before-metadata', {
    title: 'A gateway or a firewall answers in place of the FHIR server',
    why: 'Products that guard a server refuse what they do not know: a path below .well-known, a client without cookies, an address abroad.',
    fix: 'Give the operator the time and the address: the log of the gateway names the rule that refused.',
    decide: 'The headers of the answer (server, via, x-…), and whether /metadata is refused, too.',
  }),
  usual(['discover'], 'wrong-address', {
    title: 'The address is not the one of this holder',
    why: 'A base URL of an earlier version, of a test environment, or of one tenant among many still leads to a server, which knows nothing of this path.',
    fix: 'Look the holder up in the directory, or in what it publishes for developers.',
    place: 'directory',
    decide: 'Whether {base URL}/metadata names this holder in its implementation.',
  }),
  usual(['discover'], 'holder-in-trouble', {
    title: 'The holder is in trouble or under maintenance',
    why: 'A status of 500 and above is never the fault of the request.',
    fix: 'Try again later. If it stays, its operator looks at the log at the time of the request.',
    decide: 'A second attempt in some minutes, and the status page of the holder.',
  }),

  usual(['register'], 'registration-closed', {
    title: 'The holder registers apps by hand only, or only apps of its customers',
    why: 'Some holders publish the endpoint and open it for apps that they have approved.',
    fix: 'Ask the operator how an app is admitted; the app has a page with everything that the letter needs.',
    place: 'apps',
    decide: 'The rules for developers of this holder.',
  }),
  usual(['register'], 'metadata-policy', {
    title: 'A value of the app breaks a rule that this holder has beside the standard',
    why: 'Holders limit names, logos, contacts, scopes and redirect URIs, and many do not say which one it was.',
    fix: 'Register with the least that the standard demands and with one scope; then add until it is refused.',
    place: 'apps',
    decide: 'The same registration with one scope and the required metadata only.',
  }),
  usual(['register'], 'other-endpoint', {
    title: 'The endpoint expects another kind of registration',
    why: 'Some servers have one address for signed statements (UDAP) and for plain metadata (RFC 7591), and some have one of the two only.',
    fix: 'Compare registration_endpoint in the UDAP metadata and in the SMART configuration, and register in the other way.',
    place: 'console.register',
    decide: 'The same app registered in the other way.',
  }),

  usual(['authorize'], 'session-there', {
    title: 'The session of the person at the holder was over, or not allowed to go on',
    why: 'A sign-in that takes long, a second tab, or blocked cookies end the transaction at the holder, which then answers with an error of its own.',
    fix: 'Send again in a fresh private window, and stay in it.',
    place: 'console.authentication',
    decide: 'A second attempt in a private window.',
  }),
  usual(['authorize'], 'client-not-enabled', {
    title: 'The client is known, but not enabled for this environment or for these users',
    why: 'Holders put new clients in force after hours, or for one of several organizations only.',
    fix: 'Ask the operator whether the client_id is active for the organization at which the person signed in.',
    place: 'registrations',
    decide: 'Whether the same person can sign in with another app.',
  }),
  usual(['authorize'], 'parameter-policy', {
    title: 'The holder refuses one of the parameters',
    why: 'An unknown scope, an aud that is written otherwise, or a launch that was used before lead to codes that the standard does not know.',
    fix: 'Send again with one scope only, then add one after the other.',
    place: 'console.scope',
    decide: 'The same request with the scope launch/patient only.',
  }),

  usual(['token'], 'client-unknown-there', {
    title: 'The holder does not know the client (any more), or keeps other data of it',
    why: 'Registrations end, are replaced by a second one of the same issuer, or reach the token endpoint with delay.',
    fix: 'Register again, and send at once; after that once more in some minutes.',
    place: 'console.register',
    decide: 'Whether a client that was registered a minute ago is refused, too.',
  }),
  usual(['token'], 'assertion-not-verified', {
    title: 'The holder cannot verify the proof of the client',
    why: 'Our own checks of the assertion and the certificate passed. What remains is how the holder sees it: another aud behind a proxy, an algorithm that it lists and cannot do, a revocation list that it does not reach.',
    fix: 'Try a certificate with an RSA key; give the operator the time, the client_id and the jti of the assertion.',
    place: 'console.certificate',
    decide: 'The same request with an RSA key and RS256.',
  }),
  usual(['token'], 'policy-of-the-holder', {
    title: 'A rule of the holder forbids what was asked for',
    why: 'Scopes, purpose of use and organization can each be limited for a client, and many holders answer with one code for all of them.',
    fix: 'Ask for one scope that the holder lists, with the purpose TREAT; then add one after the other.',
    place: 'console.scope',
    decide: 'The same request with one scope.',
  }),

  usual(['request'], 'request-policy', {
    title: 'A rule of the holder forbids this request to this client',
    why: 'What a client may ask for can be narrower than its scopes: types, parameters, page sizes, writes.',
    fix: 'Read the words of the holder above; ask for a type that it surely serves, such as Patient with _count=1.',
    place: 'console.request',
    decide: 'Whether GET Patient?_count=1 is answered with the same token.',
  }),
  usual(['request'], 'gateway-before-fhir', {
    title: 'Something in front of the FHIR server answered',
    why: 'A gateway refuses bodies, headers or parameters that look like an attack, or that it limits.',
    fix: 'Compare the headers of the answer with those of /metadata; give the operator the time of the request.',
    decide: 'Whether the answer is a FHIR resource (OperationOutcome) or not.',
  }),
  usual(['request'], 'server-in-trouble', {
    title: 'The FHIR server could not carry the request out',
    why: 'Searches that are too wide, a lock, or a fault end in a timeout or in a status of 500 and above.',
    fix: 'Ask for less: one type, few parameters, a smaller _count. Then try again later.',
    place: 'console.request',
    decide: 'A smaller request right afterwards.',
  }),
];
