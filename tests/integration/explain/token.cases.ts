import { formWith } from './faulty-client';
import { db } from '@/lib/db/client';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { listAppKeys } from '@/lib/domain/apps/list-app-keys';
import { rotateKeys } from '@/lib/domain/apps/rotate-keys';
import { withdrawKey } from '@/lib/domain/apps/withdraw-key';
import { oauthError, type Incoming } from '../../fakes/planned-holder';
import { configuration } from './authorization.cases';
import { atHarbor, codeScope, signInAtHarbor } from './harbor';
import type { ExplainCase, World } from './world';

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

/** A client with a certificate that is bad on purpose, at a holder that registers everybody and looks at it later. */
const withCertificate = (kind: Parameters<World['testCertificate']>[0]) => async (world: World) =>
  world.run({
    holder: await world.addHolder(refused('invalid_client')),
    until: 'token',
    auth: { ...request.auth, certificateId: await world.testCertificate(kind) },
  });

/** A backend service at harbor, after the key that it registered was replaced by another one. */
async function withAnotherKey({ workspaceId, run }: World) {
  const service = { holder: 'harbor', until: 'token' } as const;
  const auth = { method: 'backend', keys: 'jwks', scope: 'system/Patient.rs' } as const;
  await run({ ...service, auth: { ...auth, register: 'always' } });
  const { id: appId } = await ensureApp(workspaceId);
  const before = await listAppKeys(workspaceId, appId);
  await rotateKeys(workspaceId, appId, { algorithm: 'ES384' }, null);
  for (const { id } of before) await withdrawKey(workspaceId, appId, id, { force: true });
  return run({ ...service, auth });
}

/** A person signs in with a client whose secret the holder has replaced since it gave it. */
async function withOldSecret(world: World) {
  const name = 'secretive';
  const holder = await world.holders.add(name);
  let credentials = '';
  await world.holders.add(name, {
    smart: configuration(holder, {
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
      capabilities: ['launch-standalone', 'client-confidential-symmetric', 'permission-v2'],
    }),
    register: ({ members }) => {
      credentials = `Basic ${Buffer.from('confidential:the-new-secret').toString('base64')}`;
      return {
        status: 201,
        headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
        body: { ...members, client_id: 'confidential', client_secret: 'the-old-secret' },
      };
    },
    token: ({ headers }: Incoming) =>
      headers.authorization === credentials
        ? granted({ scope: 'patient/*.rs' }).token
        : {
            ...oauthError('invalid_client', undefined, {}, 401),
            headers: { 'www-authenticate': 'Basic realm="secretive"' },
          },
  });
  return world.signIn(
    {
      holder,
      until: 'token',
      auth: {
        method: 'code',
        authMethod: 'client_secret_basic',
        register: 'always',
        session: 'new',
        scope: 'patient/*.rs',
      },
    },
    () => ({ code: 'a-code-of-the-test' }),
  );
}

/** A person signs in with a UDAP client, and the certificate that signs is that of another client of the workspace. */
async function withAnotherUri(world: World) {
  const { workspaceId } = world;
  await world.run({
    holder: 'harbor',
    until: 'register',
    auth: { method: 'code', registration: 'udap', register: 'always', scope: codeScope },
  });
  const client = await db();
  const { id: registrationId } = await client.registration.findFirstOrThrow({
    where: { workspaceId, method: 'udap', grantType: 'authorization_code' },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  const certificateId = await world.testCertificate('good');
  return signInAtHarbor(world, { registrationId, certificateId });
}

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
    row: '8.5 invalid_client: SAN not bound to client_id',
    told: 'explain.token.other-uri',
    run: withAnotherUri,
    proof: /"kind":"strings","label":"URI of the certificate, and the registered one".*/,
    fix: /register again with this one/,
    cite: /§6\.2/,
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
    row: '8.5 invalid_grant (cc): extension missing',
    told: 'explain.token.extension-missing',
    run: atHarbor({ isUnchecked: true }, { extensions: { 'x-else': { version: '1' } } }),
    proof: /hl7-b2b is required.*x-else/,
    fix: /Fill in who asks/,
    cite: /§5\.2\.1\.1/,
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
  {
    row: '8.5 invalid_client: aud wrong',
    told: 'explain.token.aud-differs',
    run: atHarbor({ claims: { aud: 'https://as.example/token/' } }),
    proof: /"kind":"strings".*as\.example\/token\//,
    fix: /change nothing in it/,
    cite: /§6\.3/,
  },
  {
    row: '8.5 invalid_client: expired assertion, wrong units',
    told: 'explain.token.dates',
    run: atHarbor({ claims: { exp: 1_900_000_000_000 } }),
    proof: /milliseconds/,
    fix: /five minutes/,
    cite: /§5\.2\.1/,
  },
  {
    row: '8.5 invalid_client: iss is the URI of the certificate',
    told: 'explain.token.issuer-not-client',
    run: atHarbor({ claims: { sub: 'https://app.example.org/app' } }),
    proof: /app\.example\.org\/app/,
    fix: /client_id into iss and sub/,
    cite: /§5\.2\.1/,
  },
  {
    row: '8.5 invalid_client: chain not trusted',
    told: 'explain.token.certificate-dates',
    run: withCertificate('expired'),
    proof: /expired on 20/,
    fix: /registration survives/,
    cite: /§6\.2/,
  },
  {
    row: '8.5 invalid_client: chain not complete',
    told: 'explain.token.chain-incomplete',
    certainty: 'likely',
    run: withCertificate('missing-intermediate'),
    proof: /x5c has 1 certificate .*Hidden Intermediate/,
    fix: /intermediate certificates/,
    cite: /§6\.2/,
  },
  {
    row: '8.5 invalid_client: other community',
    told: 'explain.token.other-community',
    certainty: 'likely',
    run: withCertificate('untrusted-root'),
    proof: /Untrusted Anchor/,
    fix: /community of the registration/,
    cite: /§6\.2/,
  },
  {
    row: '8.5 invalid_request: Basic header present',
    told: 'explain.token.basic-beside-assertion',
    run: atHarbor({
      request: formWith(() => undefined, { authorization: `Basic ${btoa('some:credentials')}` }),
    }),
    proof: /Authorization header \(Basic\)/,
    fix: /neither an Authorization header nor client_secret/,
    cite: /RFC 6749 §2\.3/,
  },
  {
    row: '8.5 invalid_request: udap missing',
    told: 'explain.token.fields-missing',
    run: atHarbor({ request: formWith((form) => form.delete('udap')) }),
    proof: /udap is not in the form/,
    fix: /Add the fields/,
    cite: /§5\.2\.2/,
  },
  {
    row: '8.5 invalid_request: client_assertion_type',
    told: 'explain.token.assertion-type',
    run: atHarbor({
      request: formWith((form) =>
        form.set('client_assertion_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'),
      ),
    }),
    proof: /"kind":"strings".*grant-type:jwt-bearer/,
    fix: /client-assertion-type:jwt-bearer/,
    cite: /RFC 7523/,
  },
  {
    row: '8.5 invalid_scope: none was sent',
    told: 'explain.token.fields-missing',
    run: atHarbor({ request: formWith((form) => form.delete('scope')) }),
    proof: /scope is not in the form/,
    fix: /Add the fields/,
    cite: /§5\.2\.2/,
  },
  {
    row: '8.5 SMART assertion refused: kid not in the JWK Set',
    told: 'explain.token.key-not-published',
    certainty: 'likely',
    run: withAnotherKey,
    proof: /No registered key fits kid/,
    fix: /Publish the key/,
    cite: /SMART App Launch/,
  },
  {
    row: '8.5 401 with Basic',
    told: 'explain.token.secret-wrong',
    certainty: 'likely',
    run: withOldSecret,
    proof: /client_secret_basic.*realm/,
    fix: /Enter the secret anew/,
    cite: /RFC 6749 §2\.3\.1/,
  },
];
