import type { ExplainCase } from './world';

const page = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Patient portal</title><h1>Welcome</h1>',
};
const nowSeconds = () => Math.floor(Date.now() / 1000);
const until = { until: 'trust' } as const;
const none = { auth: { method: 'none' } } as const;
const smartOf = (more: object) => ({
  status: 200,
  body: {
    authorization_endpoint: 'https://as.example/authorize',
    token_endpoint: 'https://as.example/token',
    grant_types_supported: ['authorization_code'],
    capabilities: ['launch-standalone', 'client-public'],
    code_challenge_methods_supported: ['S256'],
    ...more,
  },
});

/** Sections 8.1 and 8.2: discovery and trust. */
export const discoveryCases: readonly ExplainCase[] = [
  {
    row: '8.1 404',
    told: 'explain.discovery.no-udap',
    holder: { udap: { status: 404 } },
    proof: /404.*CapabilityStatement/,
    fix: /no SMART configuration either/,
    cite: /§2\.2/,
  },
  {
    row: '8.1 404',
    told: 'explain.discovery.base-url',
    certainty: 'likely',
    holder: { udap: { status: 404 }, capability: { status: 404 } },
    proof: /Worth a try.*holder\d+/,
    fix: /base URL that the holder publishes/,
    cite: /§2\.1/,
  },
  {
    row: '8.1 404: for a community',
    told: 'explain.discovery.community-unknown',
    certainty: 'likely',
    holder: { udap: { status: 404 } },
    request: { community: 'urn:oid:1.2.3' },
    proof: /urn:oid:1\.2\.3/,
    fix: /Leave Community empty/,
    cite: /§2\.4/,
  },
  {
    row: '8.1 204',
    told: 'explain.discovery.community-unknown',
    holder: { udap: { status: 204 } },
    request: { community: 'urn:oid:1.2.3' },
    proof: /204.*urn:oid:1\.2\.3/,
    fix: /Leave Community empty/,
    cite: /§2\.4/,
  },
  {
    row: '8.1 204',
    told: 'explain.discovery.community-needed',
    holder: { udap: { status: 204 } },
    proof: /204, and no community/,
    fix: /URI of a community into Community/,
    cite: /§2\.4/,
  },
  {
    row: '8.1 401/403',
    told: 'explain.discovery.protected',
    holder: {
      udap: { status: 401, headers: { 'www-authenticate': 'Bearer realm="gateway"' } },
    },
    proof: /Bearer realm=\\"gateway\\"/,
    fix: /exempts \/\.well-known\/udap/,
    cite: /§2\.1/,
  },
  {
    row: '8.1 200 HTML',
    told: 'explain.discovery.web-page',
    holder: { udap: page },
    proof: /text\/html.*Patient portal.*<!doctype html>/,
    fix: /routes \/\.well-known/,
    cite: /§2\.1/,
  },
  {
    row: '8.1 bad JSON',
    told: 'explain.discovery.broken-json',
    holder: {
      udap: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"udap_versions_supported": ["1"],}',
      },
    },
    proof: /position|double-quoted|JSON/,
    fix: /corrects the document/,
    cite: /Server Metadata/,
  },
  {
    row: '8.1 field missing',
    told: 'udap.metadata.token-endpoint',
    holder: { metadata: { plain: { token_endpoint: undefined } } },
    proof: /absent/,
    fix: /token_endpoint|operator/i,
    cite: /§2\.2/,
  },
  {
    row: '8.1 field missing: one of version 2',
    told: 'explain.discovery.older-guide',
    certainty: 'likely',
    holder: {
      metadata: {
        plain: {
          scopes_supported: undefined,
          registration_endpoint_jwt_signing_alg_values_supported: undefined,
        },
      },
    },
    proof: /All 2 failures.*scopes-supported.*registration-algorithms/,
    fix: /Set Rules to version 1/,
    cite: /§2\.2/,
  },
  {
    row: '8.1 udap_authz absent',
    told: 'udap.metadata.profiles-supported',
    holder: { metadata: { plain: { udap_profiles_supported: ['udap_dcr', 'udap_authn'] } } },
    proof: /without udap_authz/,
    fix: /adds udap_authz/,
    cite: /§2\.2/,
  },
  {
    row: '8.1 hl7-b2b absent',
    told: 'udap.metadata.extensions-supported',
    holder: {
      metadata: {
        plain: {
          udap_authorization_extensions_supported: [],
          udap_authorization_extensions_required: [],
        },
      },
    },
    proof: /without "hl7-b2b"/,
    fix: /hl7-b2b/,
    cite: /§2\.2/,
  },
  {
    row: '8.1 JWS not three parts',
    told: 'udap.signed-metadata.serialization',
    holder: { metadata: { alter: (jws) => jws.split('.').slice(0, 2).join('.') } },
    request: until,
    proof: /part/,
    fix: /./,
    cite: /§/,
  },
  {
    row: '8.1 alg not RS256',
    told: 'explain.trust.elliptic-key',
    holder: { metadata: { alg: 'ES256' } },
    request: until,
    proof: /ES256.*EC P-256/,
    fix: /RSA certificate/,
    cite: /§2\.3/,
  },
  {
    row: '8.1 x5c: unparsable',
    told: 'explain.trust.x5c-encoding',
    holder: {
      metadata: {
        x5c: ([leaf = '', ...rest]) => [
          `-----BEGIN CERTIFICATE-----\n${leaf}\n-----END CERTIFICATE-----`,
          ...rest,
        ],
      },
    },
    request: until,
    proof: /PEM armour.*BEGIN CERTIFICATE.*30 82/,
    fix: /base64 of its DER/,
    cite: /§7\.1\.3/,
  },
  {
    row: '8.1 x5c: missing',
    told: 'explain.trust.x5c-encoding',
    holder: { metadata: { x5c: () => undefined } },
    request: until,
    proof: /has no certificate/,
    fix: /base64 of its DER/,
    cite: /§7\.1\.3/,
  },
  {
    row: '8.1 signature invalid: leaf not first',
    told: 'explain.trust.x5c-order',
    holder: { metadata: { x5c: (all) => [...all].reverse() } },
    request: until,
    proof: /the certificate of the signer is x5c\[1\]/,
    fix: /signing key first/,
    cite: /§7\.1\.3/,
  },
  {
    row: '8.1 signature invalid: body altered',
    told: 'explain.trust.other-key',
    certainty: 'likely',
    holder: {
      metadata: {
        alter: (jws) => {
          const [header, claims = '', signature] = jws.split('.');
          const text = Buffer.from(claims, 'base64url').toString().replace('/token', '/tokem');
          return [header, Buffer.from(text).toString('base64url'), signature].join('.');
        },
      },
    },
    request: until,
    proof: /No certificate of x5c verifies/,
    fix: /signs the metadata anew/,
    cite: /Server Metadata §3\.1/,
  },
  {
    row: '8.1 chain: issuer not found',
    told: 'explain.trust.intermediate-missing',
    holder: { metadata: { kind: 'missing-intermediate' } },
    request: until,
    proof: /Hidden Intermediate.*Address of the issuer \(AIA\)/,
    fix: /intermediates to x5c/,
    cite: /Server Metadata §3\.2/,
  },
  {
    row: '8.1 chain: anchor unknown',
    told: 'explain.trust.other-community',
    holder: { metadata: { kind: 'untrusted-root' } },
    request: until,
    proof: /Untrusted Anchor.*SHA-256/,
    fix: /trust this root/,
    cite: /§2\.4/,
  },
  {
    row: '8.1 expired or not yet valid: expired',
    told: 'explain.trust.not-renewed',
    certainty: 'likely',
    holder: { metadata: { kind: 'expired' } },
    request: until,
    proof: /expired on 20.*now: 20/,
    fix: /renews it/,
    cite: /§7\.1\.6/,
  },
  {
    row: '8.1 expired or not yet valid: by a clock that is off',
    told: 'explain.trust.clock',
    certainty: 'likely',
    holder: {
      aheadSeconds: 3600,
      metadata: {
        claims: {
          iat: Math.floor(Date.now() / 1000) + 3600,
          exp: Math.floor(Date.now() / 1000) + 7200,
        },
      },
    },
    request: until,
    proof: /60 minutes ahead of ours/,
    fix: /time server/,
    cite: /§7\.1\.4/,
  },
  {
    row: '8.1 revoked',
    told: 'explain.trust.revoked',
    holder: { metadata: { kind: 'revoked' } },
    request: until,
    proof: /revoked on 20.*Said by/,
    fix: /Do not go on/,
    cite: /§7\.1\.6/,
  },
  {
    row: '8.1 revocation unknown',
    told: 'explain.trust.revocation-unknown',
    holder: { metadata: { kind: 'dead-crl' } },
    request: until,
    proof: /policy “hard”.*gone\.crl.*status 404/,
    fix: /current list/,
    cite: /§7\.1\.6/,
  },
  {
    row: '8.1 iss: not the base URL',
    told: 'explain.trust.base-url',
    run: async (world) => {
      const base = await world.addHolder({});
      return world.run({ holder: `${base}/`, until: 'trust' });
    },
    proof: /"kind":"strings".*\/r4".*\/r4\/"/,
    fix: /Set the FHIR base URL to http/,
    cite: /§7\.1\.5/,
  },
  {
    row: '8.1 iss: not in the SAN',
    told: 'explain.trust.other-certificate',
    holder: { metadata: { sanUri: 'https://another.example/fhir' } },
    request: until,
    proof: /another\.example/,
    fix: /certificate issued whose subject alternative name/,
    cite: /§2\.3/,
  },
  ...(
    [
      ['exp − iat', 'lifetime', { exp: nowSeconds() + 500 * 86_400 }, /500 days/],
      ['sub', 'sub', { sub: 'https://else.example' }, /else\.example/],
      ['jti', 'jti', { jti: undefined }, /absent/],
    ] as const
  ).map(([name, rule, claims, proof]): ExplainCase => ({
    row: `8.1 claims of the signed metadata: ${name}`,
    told: `udap.signed-metadata.${rule}`,
    holder: { metadata: { claims } },
    request: until,
    proof,
    fix: /./,
    cite: /§(2\.3|7\.1)|Server Metadata/,
  })),
  {
    row: '8.1 claims of the signed metadata: expired',
    told: 'explain.trust.stale-token',
    certainty: 'likely',
    holder: {
      metadata: {
        claims: {
          iat: nowSeconds() - 90_000,
          exp: nowSeconds() - 7_300,
        },
      },
    },
    request: until,
    proof: /ended 2 h ago/,
    fix: /signs the metadata anew/,
    cite: /§2\.3/,
  },
  {
    row: '8.1 endpoint differs signed and plain',
    told: 'explain.trust.stale-endpoints',
    holder: { metadata: { plain: { token_endpoint: 'https://new.example/token' } } },
    request: until,
    proof: /"kind":"strings".*\/token".*new\.example/,
    fix: /signs the metadata anew/,
    cite: /Server Metadata §3\.4/,
  },
  {
    row: '8.2 404',
    told: 'explain.discovery.no-smart',
    holder: { smart: { status: 404 } },
    request: none,
    proof: /404; \/metadata answers/,
    fix: /Ask the operator/,
    cite: /SMART App Launch/,
  },
  {
    row: '8.2 relative URLs',
    told: 'smart.configuration.urls',
    holder: { smart: smartOf({ token_endpoint: '/oauth/token' }) },
    request: none,
    proof: /\/oauth\/token/,
    fix: /absolute/,
    cite: /SMART App Launch/,
  },
  {
    row: '8.2 PKCE: plain listed or S256 missing',
    told: 'smart.configuration.pkce',
    holder: { smart: smartOf({ code_challenge_methods_supported: ['plain'] }) },
    request: none,
    proof: /plain/,
    fix: /S256/,
    cite: /SMART App Launch/,
  },
  {
    row: '8.2 sso capability without issuer',
    told: 'smart.configuration.issuer',
    holder: { smart: smartOf({ capabilities: ['sso-openid-connect'] }) },
    request: none,
    proof: /issuer|jwks_uri|absent/,
    fix: /issuer|jwks_uri/,
    cite: /SMART App Launch/,
  },
];
