import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { ExplainCase, World } from './world';

interface OpenIdVisit {
  /** In place of what a good id_token has; functions get the base URL. */
  claims?: Record<string, unknown> | ((base: string) => Record<string, unknown>);
  header?: Record<string, unknown>;
  /** The issuer in the OpenID configuration and in the SMART configuration. */
  configured?: (base: string) => string;
  /** Signs with a key that is not published. */
  isOtherKey?: boolean;
  aheadSeconds?: number;
}

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function jwtOf(header: object, claims: object, key: KeyObject): string {
  const input = `${encoded(header)}.${encoded(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}

/** A person signs in with openid at a holder whose id_token is good but for what the case says. */
async function visit(world: World, given: OpenIdVisit) {
  const { claims = {}, header = {}, configured, isOtherKey = false, aheadSeconds = 0 } = given;
  const [published, other] = [pair(), pair()];
  const name = `openid${Math.random().toString(36).slice(2, 8)}`;
  const base = await world.holders.add(name);
  const jwk = { ...published.publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig' };
  let sent = new URLSearchParams();
  await world.holders.add(name, {
    aheadSeconds,
    smart: {
      status: 200,
      body: {
        issuer: base,
        jwks_uri: `${base}/jwks`,
        authorization_endpoint: `${base}/authorize`,
        token_endpoint: `${base}/token`,
        registration_endpoint: `${base}/register`,
        capabilities: ['launch-standalone', 'client-public', 'sso-openid-connect'],
        code_challenge_methods_supported: ['S256'],
      },
    },
    openid: {
      status: 200,
      body: {
        issuer: configured?.(base) ?? base,
        jwks_uri: `${base}/jwks`,
        token_endpoint: `${base}/token`,
        id_token_signing_alg_values_supported: ['RS256'],
      },
    },
    jwks: { status: 200, body: { keys: [jwk] } },
    token: () => {
      const now = Math.floor(Date.now() / 1000) + aheadSeconds;
      const spoiled = typeof claims === 'function' ? claims(base) : claims;
      const good = {
        iss: base,
        sub: 'person-1',
        aud: sent.get('client_id'),
        nonce: sent.get('nonce'),
        iat: now,
        exp: now + 300,
        fhirUser: 'Patient/1',
      };
      return {
        status: 200,
        headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
        body: {
          access_token: 'token-of-a-test-0123456789',
          token_type: 'Bearer',
          expires_in: 300,
          scope: 'openid fhirUser',
          id_token: jwtOf(
            { alg: 'RS256', kid: 'key-1', ...header },
            { ...good, ...spoiled },
            (isOtherKey ? other : published).privateKey,
          ),
        },
      };
    },
  });
  return world.signIn(
    {
      holder: base,
      until: 'token',
      auth: { method: 'code', register: 'always', session: 'new', scope: 'openid fhirUser' },
    },
    (parameters) => {
      sent = parameters;
      return { code: 'the-code-of-a-test' };
    },
  );
}

const signedIn = (given: OpenIdVisit) => (world: World) => visit(world, given);

/** OpenID Connect Core §3.1.3.7: why it is not believed who signed in. */
export const identityCases: readonly ExplainCase[] = [
  {
    row: 'id_token: the issuer with a slash at the end',
    told: 'explain.identity.issuer-spelled-otherwise',
    run: signedIn({ claims: (base) => ({ iss: `${base}/` }) }),
    proof: /"kind":"strings","label":"Issuer here, and in the SMART configuration"/,
    fix: /one spelling/,
    cite: /Discovery 1\.0 §4\.3/,
  },
  {
    row: 'id_token: the configuration with another spelling of the issuer',
    told: 'explain.identity.issuer-spelled-otherwise',
    run: signedIn({ configured: (base) => `${base}/` }),
    proof: /in the SMART configuration/,
    fix: /one spelling/,
    cite: /Discovery 1\.0 §4\.3/,
  },
  {
    row: 'id_token: the issuer of an inner address',
    told: 'explain.identity.other-issuer',
    certainty: 'likely',
    run: signedIn({ claims: { iss: 'http://inner.example/auth' } }),
    proof: /inner\.example\/auth here/,
    fix: /public address/,
    cite: /Core 1\.0 §3\.1\.3\.7/,
  },
  {
    row: 'id_token: a clock that is ahead',
    told: 'explain.identity.clock',
    run: signedIn({ aheadSeconds: 600 }),
    proof: /10 minutes ahead of ours/,
    fix: /time server/,
    cite: /Core 1\.0 §3\.1\.3\.7/,
  },
  {
    row: 'id_token: a shared secret instead of a key',
    told: 'explain.identity.algorithm',
    run: signedIn({ header: { alg: 'HS256' } }),
    proof: /alg is HS256\. It is made with a shared secret/,
    fix: /RS256 or ES256/,
    cite: /Core 1\.0 §3\.1\.3\.7/,
  },
  {
    row: 'id_token: alg none',
    told: 'explain.identity.algorithm',
    run: signedIn({ header: { alg: 'none' } }),
    proof: /It has no signature/,
    fix: /RS256 or ES256/,
    cite: /Core 1\.0 §3\.1\.3\.7/,
  },
  {
    row: 'id_token: a key that is not published',
    told: 'explain.identity.key-unknown',
    run: signedIn({ header: { kid: 'key-2' } }),
    proof: /"label":"kid","found":"key-2","expected":"key-1"/,
    fix: /before signing/,
    cite: /Core 1\.0 §10\.1\.1/,
  },
  {
    row: 'id_token: another key under the same kid',
    told: 'explain.identity.key-differs',
    certainty: 'likely',
    run: signedIn({ isOtherKey: true }),
    proof: /does not verify with key-1/,
    fix: /kid of its own/,
    cite: /Core 1\.0 §10\.1/,
  },
  {
    row: 'id_token: the FHIR server as its audience',
    told: 'explain.identity.audience',
    run: signedIn({ claims: (base) => ({ aud: base }) }),
    proof: /, the FHIR base URL/,
    fix: /client_id into aud/,
    cite: /Core 1\.0 §3\.1\.3\.7/,
  },
  {
    row: 'id_token: no nonce',
    told: 'explain.identity.nonce',
    run: signedIn({ claims: { nonce: undefined } }),
    proof: /The id_token has no nonce/,
    fix: /keeps the nonce/,
    cite: /Core 1\.0 §3\.1\.3\.7/,
  },
];
