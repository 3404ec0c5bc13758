import { oauthError, type Incoming, type PlannedAnswer } from '../../fakes/planned-holder';
import type { ExplainCase } from './world';

const request = { until: 'token', auth: { method: 'udap', register: 'always' } } as const;
const read = { auth: { method: 'udap', register: 'always' } } as const;
const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };
const granted = (token_type: string): PlannedAnswer => ({
  status: 200,
  headers: noStore,
  body: {
    access_token: 'token-of-a-test-0123456789',
    token_type,
    expires_in: 300,
    scope: 'system/*.rs',
  },
});
/** Refuses a token request without a proof, as RFC 9449 has it, and answers one that has a proof. */
const demanding = (answer: PlannedAnswer) => (incoming: Incoming) =>
  incoming.headers['dpop'] === undefined ? oauthError('invalid_dpop_proof', 'no proof') : answer;
const withNonce = (answer: PlannedAnswer, nonce: string | null): PlannedAnswer => ({
  ...answer,
  headers: { ...answer.headers, ...(nonce === null ? {} : { 'dpop-nonce': nonce }) },
});
const challenge = (error: string): PlannedAnswer => ({
  status: 401,
  headers: { 'www-authenticate': `DPoP realm="x", algs="ES256"${error}` },
  body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'login' }] },
});

/** RFC 9449: what goes wrong with proofs, at the token endpoint and at the FHIR server. */
export const dpopCases: readonly ExplainCase[] = [
  {
    row: 'DPoP: the server wants a bound token and gets a bearer token',
    told: 'explain.dpop.sent-as-bearer',
    holder: { fhir: challenge('') },
    request: read,
    proof: /"found":"Bearer","expected":"DPoP"/,
    fix: /always/,
    cite: /RFC 9449 §7\.1/,
  },
  {
    row: 'DPoP: clocks that differ',
    told: 'explain.dpop.clock',
    holder: {
      aheadSeconds: 600,
      token: demanding(oauthError('invalid_dpop_proof', 'iat is too old')),
    },
    request,
    proof: /10 minutes ahead of ours/,
    fix: /time server/,
    cite: /RFC 9449 §4\.3/,
  },
  {
    row: 'DPoP: htu behind a proxy',
    told: 'explain.dpop.holder-sees-itself-elsewhere',
    holder: {
      token: demanding(
        oauthError('invalid_dpop_proof', 'htu must be http://inner.example:8080/token'),
      ),
    },
    request,
    proof: /"kind":"strings".*inner\.example:8080/,
    fix: /public address/,
    cite: /RFC 9449 §4\.3/,
  },
  {
    row: 'DPoP: a nonce that changes with every answer',
    told: 'explain.dpop.nonce-refused',
    holder: {
      token: (incoming) =>
        withNonce(
          oauthError('use_dpop_nonce', 'use the nonce'),
          `nonce-${incoming.headers['dpop']?.length ?? 0}-${Math.random()}`,
        ),
    },
    request,
    proof: /The proof had the nonce nonce-.*now the holder wants nonce-/,
    fix: /shares nonces/,
    cite: /RFC 9449 §8/,
  },
  {
    row: 'DPoP: use_dpop_nonce without a nonce',
    told: 'explain.dpop.nonce-refused',
    holder: { token: withNonce(oauthError('use_dpop_nonce'), null) },
    request,
    proof: /There is no DPoP-Nonce header/,
    fix: /sends DPoP-Nonce/,
    cite: /RFC 9449 §8/,
  },
  {
    row: 'DPoP: a proof that is refused without a word',
    told: 'explain.dpop.proof-refused',
    certainty: 'possible',
    holder: { token: demanding(granted('DPoP')), fhir: challenge(', error="invalid_dpop_proof"') },
    request: read,
    proof: /"label":"htm, htu","found":"GET http/,
    fix: /log of the holder/,
    cite: /RFC 9449 §4\.3/,
  },
  {
    row: 'DPoP: no proof, although the holder wants one',
    told: 'explain.dpop.proof-missing',
    run: async (world) => {
      const name = `bound${Math.random().toString(36).slice(2, 8)}`;
      const base = await world.holders.add(name);
      await world.holders.add(name, {
        smart: {
          status: 200,
          body: {
            authorization_endpoint: `${base}/authorize`,
            token_endpoint: `${base}/token`,
            registration_endpoint: `${base}/register`,
            capabilities: ['launch-standalone', 'client-public'],
            code_challenge_methods_supported: ['S256'],
          },
        },
        token: demanding(granted('DPoP')),
      });
      return world.signIn(
        {
          holder: base,
          until: 'token',
          auth: {
            method: 'code',
            register: 'always',
            session: 'new',
            scope: 'patient/*.rs',
            dpop: 'never',
          },
        },
        () => ({ code: 'the-code-of-a-test' }),
      );
    },
    proof: /"label":"DPoP","found":"absent"/,
    fix: /when the holder asks for it/,
    cite: /RFC 9449 §5/,
  },
];
