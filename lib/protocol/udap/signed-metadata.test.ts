import { beforeAll, describe, expect, it } from 'vitest';
import type { Check, RuleSet } from '../check';
import { toNumericDate } from '../jose/numeric-date';
import { signerFromKey, signJws, x5cOf, type Signer } from '../jose/sign';
import { contextOf, transportOf } from '../testing/http';
import { issue, makeCa, makeCrl, testNow, type Party } from '../testing/pki';
import { UdapMetadataSchema } from './metadata';
import { validateSignedMetadata, type SignedMetadataOptions } from './signed-metadata';

const baseUrl = 'https://holder.example/fhir/r4';
const crlUrl = 'http://pki.example/inter.crl';
const endpoints = {
  token_endpoint: 'https://holder.example/token',
  registration_endpoint: 'https://holder.example/register',
};
const now = toNumericDate(testNow);
const day = 86_400;

let root: Party;
let inter: Party;
let leaf: Party;
let signer: Signer;
let crl: Uint8Array;

beforeAll(async () => {
  root = await makeCa(null, { name: 'Root' });
  inter = await makeCa(root, { name: 'Intermediate' });
  leaf = await issue(inter, {
    name: 'Harbor',
    alg: 'RS256',
    sanUris: [baseUrl],
    crlUrls: [crlUrl],
  });
  crl = await makeCrl(inter);
  signer = await signerFromKey(leaf.keys.privateKey, 'RS256', [
    leaf.certificate,
    inter.certificate,
  ]);
});

const claims = {
  iss: baseUrl,
  sub: baseUrl,
  iat: now - day,
  exp: now + 30 * day,
  jti: 'abc',
  ...endpoints,
};

interface Given {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** The token itself, instead of one that is signed here. */
  compact?: string;
  plain?: Record<string, unknown>;
  options?: Partial<SignedMetadataOptions>;
  by?: Signer;
}

async function validate(given: Given = {}) {
  const by = given.by ?? signer;
  const header = { alg: by.alg, x5c: by.x5c, ...given.header };
  const compact = given.compact ?? (await signJws(header, { ...claims, ...given.claims }, by));
  return validateSignedMetadata({
    metadata: UdapMetadataSchema.parse({ ...endpoints, ...given.plain, signed_metadata: compact }),
    baseUrl,
    anchors: [root.certificate],
    intermediates: [],
    ruleSet: 'stu2',
    revocation: 'hard',
    context: contextOf(transportOf({ [crlUrl]: crl })),
    exchangeId: 'exc_meta',
    ...given.options,
  });
}

const odd = (checks: readonly Check[]) =>
  checks
    .filter((entry) => ['fail', 'warn'].includes(entry.verdict))
    // The intermediate of these tests names no revocation list.
    .filter((entry) => entry.id !== 'x509.revocation.published')
    .map((entry) => `${entry.id} ${entry.verdict}`);
const find = (checks: readonly Check[], id: string) => checks.find((entry) => entry.id === id);

describe('validateSignedMetadata', () => {
  it('accepts good metadata and returns the signed endpoints', async () => {
    const result = await validate();
    expect(odd(result.checks)).toEqual([]);
    expect(result.endpoints).toEqual(endpoints);
    expect(result.path?.map((entry) => entry.subject)).toEqual([
      'CN=Harbor',
      'CN=Intermediate',
      'CN=Root',
    ]);
    expect(result.jwt).toMatchObject({
      id: 'jwt_jti-1',
      kind: 'signed_metadata',
      direction: 'received',
      signature: 'verified',
      exchangeId: 'exc_meta',
      claims,
    });
    expect(result.jwt?.certificates.map((entry) => entry.subject)).toEqual([
      'CN=Harbor',
      'CN=Intermediate',
    ]);
    expect(result.checks.every((entry) => entry.jwtId === 'jwt_jti-1')).toBe(true);
  });

  it('says that it is no JWT', async () => {
    const result = await validate({ compact: 'a.b' });
    expect(odd(result.checks)).toEqual(['udap.signed-metadata.serialization fail']);
    expect(result).toMatchObject({ jwt: null, path: null, endpoints: null });
  });

  it('refuses another algorithm than RS256', async () => {
    const ec = await issue(inter, { name: 'EC', sanUris: [baseUrl] });
    const chain = [ec.certificate, inter.certificate];
    const result = await validate({ by: await signerFromKey(ec.keys.privateKey, 'ES256', chain) });
    expect(odd(result.checks)).toEqual(['udap.signed-metadata.algorithm fail']);
    expect(result.jwt?.signature).toBe('unchecked');
    expect(result.endpoints).toBeNull();
  });

  it('refuses a header without x5c', async () => {
    const result = await validate({ header: { x5c: undefined } });
    expect(odd(result.checks)).toEqual(['udap.signed-metadata.x5c fail']);
    expect(find(result.checks, 'udap.signed-metadata.signature')?.verdict).toBe('skip');
    expect(result.endpoints).toBeNull();
  });

  it('goes on with an x5c in PEM, and fails it', async () => {
    const result = await validate({ header: { x5c: [leaf.certificate.toString('pem')] } });
    expect(find(result.checks, 'udap.signed-metadata.x5c')?.seen).toContain('PEM armour');
    expect(find(result.checks, 'udap.signed-metadata.signature')?.verdict).toBe('pass');
    expect(result.endpoints).toBeNull();
  });

  it('tells a wrong order from a forged signature', async () => {
    const swapped = x5cOf([
      (await issue(inter, { name: 'Other', alg: 'RS256' })).certificate,
      leaf.certificate,
    ]);
    const order = await validate({ header: { x5c: swapped } });
    expect(find(order.checks, 'udap.signed-metadata.signature')?.seen).toContain(
      'It does verify with x5c[1], CN=Harbor: the order is wrong.',
    );
    const [head, , signature] = (
      await signJws({ alg: 'RS256', x5c: signer.x5c }, claims, signer)
    ).split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, jti: 'x' })).toString('base64url');
    const result = await validate({ compact: `${head}.${forged}.${signature}` });
    expect(odd(result.checks)).toEqual(['udap.signed-metadata.signature fail']);
    expect(result).toMatchObject({ path: null, endpoints: null, jwt: { signature: 'failed' } });
  });

  it('refuses a chain that leads to another anchor', async () => {
    const stranger = await makeCa(null, { name: 'Stranger' });
    const result = await validate({ options: { anchors: [stranger.certificate] } });
    expect(odd(result.checks)).toEqual(['x509.path.reaches-anchor fail']);
    expect(result.endpoints).toBeNull();
  });

  it('uses intermediates that it knows when only the leaf comes', async () => {
    const result = await validate({
      header: { x5c: x5cOf([leaf.certificate]) },
      options: { intermediates: [inter.certificate] },
    });
    expect(odd(result.checks)).toEqual([]);
  });

  it('refuses a revoked certificate', async () => {
    const list = await makeCrl(inter, {
      revoked: [{ serialNumber: leaf.certificate.serialNumber }],
    });
    const result = await validate({
      options: { context: contextOf(transportOf({ [crlUrl]: list })) },
    });
    expect(odd(result.checks)).toEqual(['x509.revocation fail']);
    expect(result.endpoints).toBeNull();
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['no iss', { iss: undefined }, ['iss-in-san', 'iss-equals-base', 'sub']],
    [
      'an iss of another server',
      { iss: 'https://x.example', sub: 'https://x.example' },
      ['iss-in-san', 'iss-equals-base'],
    ],
    ['another sub', { sub: 'https://x.example' }, ['sub']],
    ['no iat', { iat: undefined }, ['iat']],
    ['an iat of tomorrow', { iat: now + day }, ['iat']],
    ['an iat in milliseconds', { iat: now * 1000 }, ['iat']],
    ['an exp in the past', { exp: now - 1 }, ['exp']],
    ['an exp that is now', { exp: now }, ['exp']],
    ['an exp that is a string', { exp: String(now + day) }, ['exp']],
    ['two years', { exp: now + 730 * day }, ['lifetime']],
    ['no jti', { jti: undefined }, ['jti']],
    ['no token_endpoint', { token_endpoint: undefined }, ['endpoints']],
    [
      'a relative endpoint',
      { registration_endpoint: '/register' },
      ['endpoints', 'endpoints-agree'],
    ],
  ])('refuses %s', async (_title, change, ids) => {
    const result = await validate({ claims: change });
    const failed = odd(result.checks).map((entry) => entry.split(' ')[0]);
    expect(failed).toEqual(ids.map((id) => `udap.signed-metadata.${id}`));
    expect(result.endpoints).toBeNull();
  });

  it('lets a slash pass with a warning that shows it', async () => {
    const slashed = `${baseUrl}/`;
    const result = await validate({ claims: { iss: slashed, sub: slashed } });
    expect(odd(result.checks)).toEqual([
      'udap.signed-metadata.iss-in-san warn',
      'udap.signed-metadata.iss-equals-base warn',
    ]);
    expect(find(result.checks, 'udap.signed-metadata.iss-equals-base')?.seen).toContain(
      'They part at character 31: "/" here, nothing there.',
    );
    expect(result.endpoints).toEqual(endpoints);
  });

  it('warns of a clock that is a little ahead', async () => {
    const ahead = await validate({ claims: { iat: now + 60 } });
    expect(odd(ahead.checks)).toEqual(['udap.signed-metadata.iat warn']);
    expect(odd((await validate({ claims: { iat: now + 4 } })).checks)).toEqual([]);
  });

  it.each<[RuleSet, string]>([
    ['stu2', 'warn'],
    ['stu1', 'fail'],
  ])(
    'under %s a difference of endpoints is a %s, and the signed one wins',
    async (ruleSet, verdict) => {
      const result = await validate({
        plain: { token_endpoint: 'https://evil.example/token' },
        options: { ruleSet },
      });
      expect(find(result.checks, 'udap.signed-metadata.endpoints-agree')).toMatchObject({
        verdict,
        ruleSet,
      });
      expect(result.endpoints).toEqual(verdict === 'warn' ? endpoints : null);
    },
  );

  it('wants authorization_endpoint signed when the plain metadata has it', async () => {
    const authorization_endpoint = 'https://holder.example/authorize';
    const plain = { authorization_endpoint };
    expect(odd((await validate({ plain })).checks)).toEqual([
      'udap.signed-metadata.endpoints fail',
    ]);
    const signed = await validate({ plain, claims: { authorization_endpoint } });
    expect(signed.endpoints).toEqual({ ...endpoints, authorization_endpoint });
  });
});
