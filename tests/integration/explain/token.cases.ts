import { oauthError } from '../../fakes/planned-holder';
import type { ExplainCase } from './world';

const request = { until: 'token', auth: { method: 'udap', register: 'always' } } as const;
const refused = (...error: Parameters<typeof oauthError>) => ({ token: oauthError(...error) });
const granted = (body: object, headers: Record<string, string> = {}) => ({
  token: {
    status: 200,
    headers: { 'cache-control': 'no-store', pragma: 'no-cache', ...headers },
    body: {
      access_token: 'token-of-a-test-0123456789',
      token_type: 'Bearer',
      expires_in: 300,
      ...body,
    },
  },
});

/** Section 8.5: the token request. */
export const tokenCases: readonly ExplainCase[] = [
  {
    row: '8.5 invalid_client: expired by the clock of the holder',
    told: 'explain.token.expired-there',
    holder: { aheadSeconds: 1200, ...refused('invalid_client') },
    request,
    proof: /had ended 900|had ended 89\d|had ended 90\d.*20 minutes ahead/,
    fix: /time server/,
    cite: /Client Authentication §6\.3/,
  },
  {
    row: '8.5 invalid_client: issued in the future of the holder',
    told: 'explain.token.expired-there',
    holder: { aheadSeconds: -600, ...refused('invalid_client', undefined, {}, 401) },
    request,
    proof: /in the future.*10 minutes behind ours/,
    fix: /time server/,
    cite: /Client Authentication §6\.3/,
  },
  {
    row: '8.5 invalid_client: aud behind a proxy',
    told: 'explain.token.holder-sees-itself-elsewhere',
    holder: refused('invalid_client', 'aud must be http://as.internal/token'),
    request,
    proof: /"kind":"strings".*as\.internal/,
    fix: /public address/,
    cite: /§6\.3/,
  },
  {
    row: '8.5 invalid_client: unknown client',
    told: 'explain.token.client-unknown',
    certainty: 'likely',
    run: async (world) => {
      let isKnown = true;
      const holder = await world.addHolder({
        token: () =>
          isKnown
            ? {
                status: 200,
                body: { access_token: 'token-0123456789-abcdef', token_type: 'Bearer' },
              }
            : oauthError('invalid_client'),
      });
      await world.run({ holder, ...request });
      isKnown = false;
      return world.run({ holder, until: 'token' });
    },
    proof: /client_id client-.*from a registration of 20/,
    fix: /Register again/,
    cite: /§6\.2/,
  },
  {
    row: '8.5 invalid_client: jti replay',
    told: 'explain.token.jti-used',
    holder: refused('invalid_client', 'jti was used before'),
    request,
    proof: /jti was used before/,
    fix: /requests twice/,
    cite: /§7\.1\.4/,
  },
  {
    row: '8.5 invalid_client: algorithm',
    told: 'explain.token.algorithm',
    holder: {
      metadata: { plain: { token_endpoint_auth_signing_alg_values_supported: ['ES256'] } },
      ...refused('invalid_client'),
    },
    request,
    proof: /RS256.*ES256/,
    fix: /key for one of these/,
    cite: /§7\.1\.2/,
  },
  {
    row: '8.5 invalid_client: revoked',
    told: 'explain.token.certificate-revoked',
    holder: refused('invalid_client', 'certificate was revoked'),
    request,
    proof: /certificate was revoked.*Serial number/,
    fix: /registration survives/,
    cite: /§6\.2/,
  },
  {
    row: '8.5 invalid_client: not decided',
    told: 'explain.token.not-decided',
    certainty: 'possible',
    holder: refused('invalid_client'),
    request,
    proof: /client_id client-.*"label":"aud"/,
    fix: /id of this run/,
    cite: /RFC 6749 §5\.2/,
  },
  {
    row: '8.5 invalid_request',
    told: 'explain.token.form-changed',
    certainty: 'possible',
    holder: refused('invalid_request'),
    request,
    proof: /client_assertion_type.*jwt-bearer.*client_assertion.*eyJ.{20,90}…/,
    fix: /Compare the fields/,
    cite: /§7\.2/,
  },
  {
    row: '8.5 invalid_grant (cc): consent required',
    told: 'explain.token.consent-required',
    holder: refused('invalid_grant', 'consent is missing', {
      extensions: { 'hl7-b2b': { consent_required: ['urn:example:policy'] } },
    }),
    request,
    proof: /urn:example:policy/,
    fix: /consent_policy and consent_reference/,
    cite: /Client Authorization Grants §6\.4/,
  },
  {
    row: '8.5 invalid_grant (cc): purpose',
    told: 'explain.token.purpose-refused',
    holder: refused('invalid_grant', 'purpose_of_use is not acceptable'),
    request,
    proof: /purpose_of_use is not acceptable.*#TREAT/,
    fix: /what the community prescribes/,
    cite: /§5\.2\.1\.1/,
  },
  {
    row: '8.5 invalid_scope',
    told: 'explain.token.scope-not-offered',
    holder: {
      register: ({ members }) => ({
        status: 201,
        body: { client_id: 'c', software_statement: members['software_statement'] },
      }),
      ...refused('invalid_scope'),
    },
    request: {
      until: 'token',
      auth: { method: 'udap', register: 'always', scope: 'system/Device.rs' },
    },
    proof: /system\/Device\.rs is not in scopes_supported/,
    fix: /scopes of the list/,
    cite: /§7\.3/,
  },
  {
    row: '8.5 invalid_scope: not registered',
    told: 'explain.token.scope-not-registered',
    certainty: 'likely',
    holder: {
      register: ({ members }) => ({
        status: 201,
        body: {
          client_id: 'c',
          software_statement: members['software_statement'],
          scope: 'system/Patient.rs',
        },
      }),
      ...refused('invalid_scope'),
    },
    request,
    proof: /system\/\*\.rs was not registered/,
    fix: /Register again with the scope/,
    cite: /§7\.3/,
  },
  {
    row: '8.5 invalid_scope: policy',
    told: 'explain.token.scope-refused',
    certainty: 'possible',
    holder: refused('invalid_scope'),
    request,
    proof: /scope was system\/\*\.rs/,
    fix: /one scope after the other/,
    cite: /RFC 6749/,
  },
  {
    row: '8.5 unauthorized_client',
    told: 'explain.token.other-grant',
    certainty: 'likely',
    holder: refused('unauthorized_client'),
    request,
    proof: /grant_type is client_credentials; registered: client_credentials/,
    fix: /second URI/,
    cite: /§3\.1/,
  },
  {
    row: '8.5 unsupported_grant_type',
    told: 'explain.token.other-grant',
    holder: {
      metadata: {
        plain: {
          grant_types_supported: ['authorization_code'],
          authorization_endpoint: 'http://127.0.0.1/a',
        },
        claims: { authorization_endpoint: 'http://127.0.0.1/a' },
      },
      ...refused('unsupported_grant_type'),
    },
    request,
    proof: /client_credentials is not among grant_types_supported/,
    fix: /flow of the registration/,
    cite: /§3\.1/,
  },
  {
    row: '8.5 answer of another server',
    told: 'explain.token.not-the-endpoint',
    holder: {
      token: { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>no</h1>' },
    },
    request,
    proof: /Status 404 with text\/html/,
    fix: /token endpoint/,
    cite: /RFC 6749/,
  },
  {
    row: '8.5 200 without scope',
    told: 'oauth.token.scope',
    holder: granted({}),
    request,
    proof: /scope is absent/,
    fix: /scopes that were granted/,
    cite: /§7\.3/,
  },
  {
    row: '8.5 200, expires_in above 3600',
    told: 'oauth.token.lifetime',
    holder: granted({ scope: 'system/*.rs', expires_in: 86400 }),
    request,
    proof: /86400 s/,
    fix: /60 minutes/,
    cite: /§5\.2\.3/,
  },
  {
    row: '8.5 200, headers missing',
    told: 'oauth.token.no-store',
    holder: granted({ scope: 'system/*.rs' }, { 'cache-control': 'public', pragma: 'public' }),
    request,
    proof: /Cache-Control: public/,
    fix: /adds both headers/,
    cite: /RFC 6749 §5\.1/,
  },
];
