import { oauthError } from '../../fakes/planned-holder';
import type { ExplainCase, World } from './world';

const until = { until: 'register', auth: { method: 'udap', register: 'always' } } as const;
const seconds = () => Math.floor(Date.now() / 1000);

/** Registers with the console at harbor, with one of the certificates that are bad on purpose. */
const withCertificate = (kind: Parameters<World['testCertificate']>[0]) => async (world: World) =>
  world.run({
    holder: 'harbor',
    until: 'register',
    auth: { method: 'udap', register: 'always', certificateId: await world.testCertificate(kind) },
  });

/** Registers an app at harbor with claims that are not what they should be. */
const withClaims =
  (
    claims: Record<string, unknown>,
    grantType: 'client_credentials' | 'authorization_code' = 'client_credentials',
  ) =>
  (world: World) =>
    world.register({ grantType, method: 'udap', holder: 'harbor', sendAnyway: true, claims });

/** Section 8.3: registration. */
export const registrationCases: readonly ExplainCase[] = [
  {
    row: '8.3 unapproved_software_statement: expired',
    told: 'explain.registration.certificate-dates',
    run: withCertificate('expired'),
    proof: /expired on 20/,
    fix: /Renew the certificate with the same URI/,
    cite: /Dynamic Client Registration §4\.2/,
  },
  {
    row: '8.3 unapproved_software_statement: revoked',
    told: 'explain.registration.certificate-revoked',
    run: withCertificate('revoked'),
    proof: /revoked on.*Serial number/,
    fix: /new certificate with the same URI/,
    cite: /§4\.2/,
  },
  {
    row: '8.3 unapproved_software_statement: revocation unknown',
    told: 'explain.registration.revocation-unknown',
    run: withCertificate('dead-crl'),
    proof: /gone\.crl/,
    fix: /Open the address of the list/,
    cite: /§4\.2/,
  },
  {
    row: '8.3 unapproved_software_statement: intermediates missing',
    told: 'explain.registration.chain-incomplete',
    run: withCertificate('missing-intermediate'),
    proof: /Hidden Intermediate.*Address of the issuer \(AIA\).*none/,
    fix: /Add the intermediate certificates/,
    cite: /§4\.2/,
  },
  {
    row: '8.3 unapproved_software_statement: anchor not held',
    told: 'explain.registration.other-community',
    run: withCertificate('untrusted-root'),
    proof: /Untrusted Anchor/,
    fix: /certificate of the community that signed the metadata/,
    cite: /§4\.2/,
  },
  {
    row: '8.3 unapproved_software_statement: wrong template',
    told: 'explain.registration.not-for-signing',
    run: withCertificate('wrong-key-usage'),
    proof: /keyEncipherment/,
    fix: /template for UDAP clients/,
    cite: /§4\.2/,
  },
  {
    row: '8.3 unapproved_software_statement: not decided',
    told: 'explain.registration.other-community',
    certainty: 'possible',
    holder: { register: oauthError('unapproved_software_statement') },
    request: until,
    proof: /does not say which certificate/,
    fix: /this one will not/,
    cite: /§4\.2/,
  },
  {
    row: '8.3 invalid_software_statement: iss not in the SAN',
    told: 'explain.registration.iss-not-certified',
    run: withClaims({ iss: 'https://else.example/app', sub: 'https://else.example/app' }),
    proof: /"kind":"strings".*else\.example/,
    fix: /URI of the certificate/,
    cite: /§4\.3/,
  },
  {
    row: '8.3 invalid_software_statement: sub',
    told: 'explain.registration.sub-differs',
    run: withClaims({ sub: 'https://else.example/app' }),
    proof: /"kind":"strings".*else\.example/,
    fix: /Set sub to the same URI/,
    cite: /§4\.3/,
  },
  {
    row: '8.3 invalid_software_statement: aud',
    told: 'explain.registration.aud-differs',
    run: withClaims({ aud: 'https://else.example/register' }),
    proof: /"kind":"strings".*else\.example\/register.*oauth\/register/,
    fix: /Leave aud to the portal/,
    cite: /§4\.3/,
  },
  {
    row: '8.3 invalid_software_statement: times',
    told: 'explain.registration.dates',
    run: withClaims({ iat: seconds() * 1000, exp: (seconds() + 300) * 1000 }),
    proof: /milliseconds/,
    fix: /Leave iat and exp/,
    cite: /§3\.1/,
  },
  {
    row: '8.3 invalid_software_statement: clock of the holder',
    told: 'explain.registration.expired-there',
    holder: { aheadSeconds: 900, register: oauthError('invalid_software_statement', 'expired') },
    request: until,
    proof: /15 minutes ahead of ours/,
    fix: /time server/,
    cite: /§4\.3/,
  },
  {
    row: '8.3 invalid_software_statement: algorithm',
    told: 'explain.registration.algorithm',
    holder: {
      metadata: {
        plain: { registration_endpoint_jwt_signing_alg_values_supported: ['ES256'] },
      },
      register: oauthError('invalid_software_statement'),
    },
    run: async (world) => {
      const holder = await world.addHolder({
        metadata: {
          plain: { registration_endpoint_jwt_signing_alg_values_supported: ['ES256'] },
        },
        register: oauthError('invalid_software_statement'),
      });
      return world.register({
        grantType: 'client_credentials',
        method: 'udap',
        holder,
        sendAnyway: true,
        certificateId: await world.testCertificate('expired'),
      });
    },
    proof: /RS256.*ES256/,
    fix: /key for one of these algorithms/,
    cite: /§7\.1\.2/,
  },
  {
    row: '8.3 invalid_software_statement: aud behind a proxy',
    told: 'explain.registration.holder-sees-itself-elsewhere',
    holder: {
      register: oauthError(
        'invalid_software_statement',
        'aud does not contain http://internal:8080/connect/register',
      ),
    },
    request: until,
    proof: /"kind":"strings".*\/register".*internal:8080/,
    fix: /public address of the server/,
    cite: /§4\.3/,
  },
  {
    row: '8.3 invalid_software_statement: signature',
    told: 'explain.registration.signature',
    certainty: 'likely',
    holder: { register: oauthError('invalid_software_statement', 'signature is not valid') },
    request: until,
    proof: /signature is not valid.*RS256/,
    fix: /Compare the bytes/,
    cite: /§4\.1/,
  },
  {
    row: '8.3 invalid_client_metadata: missing claim',
    told: 'explain.registration.claims-missing',
    run: withClaims({ client_name: null }),
    proof: /client_name is not there/,
    fix: /Fill in what is missing/,
    cite: /§3\.1/,
  },
  {
    row: '8.3 invalid_client_metadata: forbidden claim',
    told: 'explain.registration.claims-forbidden',
    run: withClaims({ redirect_uris: ['https://app.example.org/callback'] }),
    proof: /redirect_uris/,
    fix: /do not send them empty/,
    cite: /§3\.1/,
  },
  {
    row: '8.3 invalid_client_metadata: grant type',
    told: 'explain.registration.grant-not-offered',
    run: async (world) =>
      world.register({
        grantType: 'authorization_code',
        method: 'udap',
        sendAnyway: true,
        certificateId: await world.testCertificate('good'),
        holder: await world.addHolder({ register: oauthError('invalid_client_metadata') }),
      }),
    proof: /authorization_code.*is not offered/,
    fix: /other grant type/,
    cite: /§2\.2/,
  },
  {
    row: '8.3 invalid_client_metadata: scope',
    told: 'explain.registration.scope-not-offered',
    certainty: 'proven',
    holder: { register: oauthError('invalid_client_metadata', 'scope') },
    request: {
      until: 'register',
      auth: { method: 'udap', register: 'always', scope: 'system/*.cruds' },
    },
    proof: /system\/\*\.cruds.*wildcards must be listed/,
    fix: /scopes of scopes_supported/,
    cite: /§7\.3/,
  },
  {
    row: '8.3 invalid_client_metadata: jti',
    told: 'explain.registration.jti-used',
    run: async (world) => {
      await withClaims({ jti: 'the-same-every-time' })(world);
      return withClaims({ jti: 'the-same-every-time' })(world);
    },
    proof: /jti|the-same-every-time/,
    fix: /Sign a new statement/,
    cite: /§7\.1\.4/,
  },
  {
    row: '8.3 invalid_client_metadata: logo',
    told: 'explain.registration.logo',
    run: async (world) =>
      world.register({
        grantType: 'client_credentials',
        method: 'udap',
        sendAnyway: true,
        holder: await world.addHolder({
          register: oauthError('invalid_client_metadata', 'logo_uri cannot be fetched'),
        }),
      }),
    proof: /logo_uri cannot be fetched.*logo\.png/,
    fix: /public https address/,
    cite: /§3\.1/,
  },
  {
    row: '8.3 invalid_client_metadata: rule of the holder',
    told: 'explain.registration.holder-policy',
    certainty: 'likely',
    holder: {
      register: oauthError(
        'invalid_client_metadata',
        'contacts must be of the domain of client_uri',
      ),
    },
    request: until,
    proof: /contacts must be of the domain/,
    fix: /profile of the holder/,
    cite: /RFC 7591/,
  },
  {
    row: '8.3 invalid_redirect_uri',
    told: 'explain.registration.redirect-uri',
    run: withClaims({ redirect_uris: ['http://app.example.org/*'] }, 'authorization_code'),
    proof: /wildcard.*http:\/\/app\.example\.org\/\*/,
    fix: /Correct the URI/,
    cite: /RFC 7591 §3\.2\.2/,
  },
  {
    row: '8.3 400 without JSON',
    told: 'explain.registration.not-the-endpoint',
    holder: { register: { status: 400, body: 'Bad request, sorry' } },
    request: until,
    proof: /text\/plain.*Bad request, sorry/,
    fix: /routes it to the authorization server/,
    cite: /RFC 7591/,
  },
  {
    row: '8.3 401/403',
    told: 'explain.registration.gateway',
    holder: {
      register: {
        status: 403,
        headers: { 'content-type': 'text/html', server: 'waf/1.0' },
        body: '<h1>Forbidden</h1>',
      },
    },
    request: until,
    proof: /web page answers with status 403 \(waf\/1\.0\)/,
    fix: /exempts the registration endpoint/,
    cite: /RFC 7591 §3/,
  },
  {
    row: '8.3 415/422',
    told: 'udap.registration.media-type',
    holder: { register: { status: 415, body: 'unsupported' } },
    request: until,
    proof: /Status 415/,
    fix: /application\/json/,
    cite: /RFC 7591/,
  },
  {
    row: '8.3 415/422: with JSON that it cannot process',
    told: 'udap.registration.media-type',
    holder: { register: { status: 422, body: { error: 'unprocessable' } } },
    request: until,
    proof: /Status 422/,
    fix: /application\/json/,
    cite: /RFC 7591/,
  },
  {
    row: '8.3 201 but scope differs',
    told: 'udap.registration.scope',
    holder: {
      register: ({ members }) => ({
        status: 201,
        body: {
          client_id: 'c1',
          software_statement: members['software_statement'],
          grant_types: ['client_credentials'],
          scope: 'system/Patient.rs',
        },
      }),
    },
    request: until,
    proof: /system\/Patient\.rs/,
    fix: /registered scopes/,
    cite: /§7\.3/,
  },
  {
    row: '8.3 no software_statement',
    told: 'udap.registration.statement-echoed',
    holder: { register: { status: 201, body: { client_id: 'c4' } } },
    request: until,
    proof: /absent|software_statement/,
    fix: /returns the software statement/,
    cite: /§5\.1/,
  },
  {
    row: '8.3 no client_id',
    told: 'udap.registration.client-id',
    holder: { register: { status: 201, body: { scope: 'system/*.rs' } } },
    request: until,
    proof: /without client_id/,
    fix: /returns client_id/,
    cite: /RFC 7591/,
  },
];
