import { oauthError } from '../../fakes/planned-holder';
import { configuration } from './authorization.cases';
import type { ExplainCase } from './world';

const token = { until: 'token', auth: { method: 'udap', register: 'always' } } as const;

/** Refusals on which no rule has a word, and the client of SMART. */
export const undecidedCases: readonly ExplainCase[] = [
  {
    row: '8.1 refused without a word',
    told: 'explain.undecided.gateway-before-metadata',
    certainty: 'possible',
    also: ['explain.undecided.wrong-address', 'explain.undecided.holder-in-trouble'],
    holder: { udap: { status: 503, body: 'busy' } },
    proof: /\.well-known\/udap was answered with status 503.*Time of the request/,
    fix: /log of the gateway/,
    cite: /RFC 9110/,
  },
  {
    row: '8.5 a code that nobody knows',
    told: 'explain.undecided.client-unknown-there',
    certainty: 'possible',
    also: ['explain.undecided.assertion-not-verified', 'explain.undecided.policy-of-the-holder'],
    knownRight: /chain|signature|certificate|clock/i,
    holder: { token: oauthError('computer_says_no', 'E-0815') },
    request: token,
    proof: /computer_says_no.*E-0815/,
    fix: /Register again/,
    cite: /RFC 9110/,
  },
  {
    row: '8.6 refused without a word',
    told: 'explain.undecided.request-policy',
    certainty: 'possible',
    also: ['explain.undecided.gateway-before-fhir', 'explain.undecided.server-in-trouble'],
    knownRight: /access token|lives|scope/i,
    holder: { fhir: { status: 500, body: 'internal error 77' } },
    request: { auth: { method: 'udap', register: 'always' }, request: { path: 'Patient' } },
    proof: /status 500.*internal error 77/,
    fix: /Patient with _count=1/,
    cite: /RFC 9110/,
  },
  {
    row: '8.5 SMART assertion refused: by a holder',
    told: 'explain.token.key-not-published',
    certainty: 'likely',
    run: async (world) => {
      const name = `backend${Math.random().toString(36).slice(2, 8)}`;
      const holder = await world.holders.add(name);
      await world.holders.add(name, {
        smart: configuration(holder, {
          grant_types_supported: ['client_credentials'],
          token_endpoint_auth_methods_supported: ['private_key_jwt'],
          token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
        }),
        token: oauthError('invalid_client', 'no matching key for this kid'),
      });
      return world.run({ holder, until: 'token', auth: { method: 'backend', register: 'always' } });
    },
    proof: /kid is .*no matching key/,
    fix: /Publish the key/,
    cite: /asymmetric/,
  },
];
