import { formWith, making } from './faulty-client';
import { db } from '@/lib/db/client';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { listAppKeys } from '@/lib/domain/apps/list-app-keys';
import { rotateKeys } from '@/lib/domain/apps/rotate-keys';
import { withdrawKey } from '@/lib/domain/apps/withdraw-key';
import { oauthError, type Incoming } from '../../fakes/planned-holder';
import { configuration } from './authorization.cases';
import { atHarbor, behindGateway, codeScope, signInAtHarbor } from './harbor';
import type { ExplainCase, World } from './world';

/** A client with a certificate that is bad on purpose, at a holder that registers everybody and looks at it later. */
const withCertificate = (kind: Parameters<World['testCertificate']>[0]) => async (world: World) =>
  world.run({
    holder: await world.addHolder({ token: oauthError('invalid_client') }),
    until: 'token',
    auth: { method: 'udap', register: 'always', certificateId: await world.testCertificate(kind) },
  });

/** A backend service at harbor, which registers its keys themselves. */
const backendService = {
  holder: 'harbor',
  until: 'token',
  auth: { method: 'backend', keys: 'jwks', scope: 'system/Patient.rs' },
} as const;

/** A backend service at harbor, after the key that it registered was replaced by another one. */
async function withAnotherKey({ workspaceId, run }: World) {
  const { auth } = backendService;
  await run({ ...backendService, auth: { ...auth, register: 'always' } });
  const { id: appId } = await ensureApp(workspaceId);
  const before = await listAppKeys(workspaceId, appId);
  await rotateKeys(workspaceId, appId, { algorithm: 'ES384' }, null);
  for (const { id } of before) await withdrawKey(workspaceId, appId, id, { force: true });
  return run(backendService);
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
        ? { status: 200, body: { access_token: 'token-0123456789-abcdef', token_type: 'Bearer' } }
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

/** Section 8.5: clients that are set up wrongly, make mistakes, or have something between them and the holder. */
export const tokenClientCases: readonly ExplainCase[] = [
  {
    row: '8.5 invalid_client: SAN not bound to client_id',
    told: 'explain.token.other-uri',
    run: withAnotherUri,
    proof: /"kind":"strings","label":"URI of the certificate, and the registered one".*/,
    fix: /register again with this one/,
    cite: /§6\.2/,
  },
  {
    row: '8.5 invalid_request: a gateway takes a field out',
    told: 'explain.token.form-changed',
    certainty: 'likely',
    run: behindGateway((form) => form.delete('client_assertion_type')),
    proof: /client_assertion_type was sent: something between.*client-assertion-type:jwt-bearer/,
    fix: /Compare the fields/,
    cite: /§7\.2/,
  },
  {
    row: '8.5 invalid_request: a gateway adds credentials',
    told: 'explain.token.form-changed',
    certainty: 'likely',
    run: behindGateway((_, headers) =>
      headers.set('authorization', `Basic ${btoa('inner:gateway')}`),
    ),
    proof: /without one: something between added it/,
    fix: /Compare the fields/,
    cite: /§7\.2/,
  },
  {
    row: '8.5 invalid_request: signature of the assertion',
    told: 'explain.token.form-changed',
    certainty: 'possible',
    run: atHarbor({
      request: formWith((form) => {
        const [head, body] = (form.get('client_assertion') ?? '').split('.');
        form.set('client_assertion', `${head}.${body}.${'A'.repeat(342)}`);
      }),
    }),
    proof: /No field that is needed is missing.*signature/i,
    fix: /RSA key and RS256/,
    cite: /§7\.2/,
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
    row: '8.5 SMART assertion refused: exp',
    told: 'explain.token.dates',
    run: (world) =>
      making({ claims: { exp: Math.floor(Date.now() / 1000) + 3600 } }, () =>
        world.run({ ...backendService, auth: { ...backendService.auth, register: 'always' } }),
      ),
    proof: /exp − iat is 3[56]\d\d s/,
    fix: /five minutes/,
    cite: /§5\.2\.1/,
  },
  {
    row: '8.5 SMART assertion refused: jku',
    told: 'explain.token.key-not-published',
    certainty: 'likely',
    run: async (world) => {
      const holder = await world.holders.add('by-jku');
      await world.holders.add('by-jku', {
        smart: configuration(holder, { grant_types_supported: ['client_credentials'] }),
        token: oauthError('invalid_client', 'jku is not the address that was registered'),
      });
      return world.run({
        ...backendService,
        holder,
        auth: { ...backendService.auth, register: 'always' },
      });
    },
    proof: /"label":"jku","found":"none".*jku is not the address/,
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
