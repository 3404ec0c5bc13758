import { beforeAll, describe, expect, it } from 'vitest';
import type { RuleSet } from '../check';
import { toNumericDate } from '../jose/numeric-date';
import { x5cOf } from '../jose/sign';
import {
  buildClientMetadata,
  type AppMetadata,
  type GrantType,
} from '../registration/client-metadata';
import { issue, makeCa, testNow, type Party } from '../testing/pki';
import { buildStatementClaims, checkSoftwareStatement } from './software-statement';
import { statementMutations } from './testing/statement-mutations';

const issuer = 'https://app.example.org/client';
const audience = 'https://holder.example/register';
const app: AppMetadata = {
  client_name: 'App',
  client_uri: 'https://app.example.org/',
  logo_uri: 'https://app.example.org/logo.png',
  tos_uri: 'https://app.example.org/terms',
  policy_uri: 'https://app.example.org/privacy',
  contacts: ['mailto:dev@example.org'],
  redirect_uris: ['https://app.example.org/callback'],
  launch_uris: [],
  software_id: 'app-1',
};
const scopes: Record<GrantType, string> = {
  authorization_code: 'openid patient/Patient.rs',
  client_credentials: 'system/Patient.rs',
};
const levels = ['stu1', 'stu2'] as const satisfies readonly RuleSet[];
const workflows = ['authorization_code', 'client_credentials'] as const;
const cases = levels.flatMap((ruleSet) => workflows.map((grantType) => ({ ruleSet, grantType })));

let leaf: Party;

beforeAll(async () => {
  const ca = await makeCa(null, { name: 'Root' });
  leaf = await issue(ca, { name: 'App', sanUris: [issuer] });
});

function claimsFor(grantType: GrantType): Record<string, unknown> {
  const metadata = buildClientMetadata({
    app,
    grantType,
    scope: scopes[grantType],
    authMethod: 'private_key_jwt',
  });
  return { ...buildStatementClaims({ metadata, issuer, audience, now: testNow, jti: 'j1' }) };
}

const header = (): Record<string, unknown> => ({
  alg: 'ES256',
  x5c: x5cOf([leaf.certificate]),
});

function failed(head: object, claims: object, ruleSet: RuleSet): string[] {
  return checkSoftwareStatement(head, claims, { ruleSet, audience, now: testNow })
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ id }) => id);
}

describe.each(cases)(
  'the statement that is built for $grantType, by $ruleSet',
  ({ grantType, ruleSet }) => {
    const hasUser = grantType === 'authorization_code';
    const now = toNumericDate(testNow);
    // One row for every claim of the guide (UDAP Security IG 2 §3.1); undefined: the claim has to be absent.
    it.each<[string, unknown]>([
      ['iss', issuer],
      ['sub', issuer],
      ['aud', audience],
      ['iat', now],
      ['exp', now + 300],
      ['jti', 'j1'],
      ['client_name', 'App'],
      ['contacts', ['mailto:dev@example.org']],
      ['grant_types', [grantType]],
      ['redirect_uris', hasUser ? ['https://app.example.org/callback'] : undefined],
      ['response_types', hasUser ? ['code'] : undefined],
      ['logo_uri', 'https://app.example.org/logo.png'],
      ['token_endpoint_auth_method', 'private_key_jwt'],
      ['scope', scopes[grantType]],
      ['client_uri', 'https://app.example.org/'],
      ['tos_uri', 'https://app.example.org/terms'],
      ['policy_uri', 'https://app.example.org/privacy'],
      ['software_id', 'app-1'],
      ['jwks_uri', undefined],
      ['jwks', undefined],
      ['jku', undefined],
    ])('has %s right', (claim, value) => {
      const claims = claimsFor(grantType);
      if (value === undefined) expect(claims).not.toHaveProperty(claim);
      else expect(claims[claim]).toEqual(value);
    });

    it('passes every check', () => {
      const checks = checkSoftwareStatement(header(), claimsFor(grantType), {
        ruleSet,
        audience,
        now: testNow,
      });
      expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    });

    it('asks for refresh tokens with the grant type of its workflow only', () => {
      const metadata = buildClientMetadata({
        app,
        grantType,
        scope: scopes[grantType],
        authMethod: 'private_key_jwt',
        hasRefreshToken: true,
      });
      expect(metadata.grant_types).toEqual(hasUser ? [grantType, 'refresh_token'] : [grantType]);
    });

    it.each(
      statementMutations
        .filter(({ grantTypes, check }) => check !== null && grantTypes.includes(grantType))
        .map((mutation) => [mutation.name, mutation] as const),
    )('is refused by the one check that it breaks: %s', (_name, mutation) => {
      const head = mutation.header?.(header()) ?? header();
      const claims = mutation.claims?.(claimsFor(grantType)) ?? claimsFor(grantType);
      const ids = new Set(failed(head, claims, ruleSet));
      expect([...ids]).toContain(mutation.check);
      // A certificate that cannot be read names no URI either.
      if (mutation.check === 'udap.software-statement.x5c')
        ids.delete('udap.software-statement.iss');
      expect([...ids]).toEqual([mutation.check]);
    });
  },
);
