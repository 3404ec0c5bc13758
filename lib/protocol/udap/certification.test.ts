import { beforeAll, describe, expect, it } from 'vitest';
import { signerFromKey, signJws, x5cOf } from '../jose/sign';
import { toNumericDate } from '../jose/numeric-date';
import { issue, makeCa, testNow, type Party } from '../testing/pki';
import { buildCertification, checkCertification } from './certification';

const subject = 'https://app.example';
const certifier = 'https://certifier.example';
const endpoint = 'https://holder.example/register';
let party: Party;

beforeAll(async () => {
  const ca = await makeCa(null, { name: 'Root' });
  party = await issue(ca, { name: 'Certifier', sanUris: [certifier] });
});

const good = () =>
  buildCertification({
    issuer: certifier,
    subject,
    name: 'Basic',
    uris: ['https://certifier.example/basic'],
    certifier: 'A certifier',
    grantTypes: ['client_credentials'],
    now: testNow,
    expiresAt: new Date(testNow.getTime() + 86_400_000),
    jti: 'j',
  });

async function signed(changes: object = {}): Promise<string> {
  const signer = await signerFromKey(party.keys.privateKey, 'ES256', [party.certificate]);
  const claims = Object.fromEntries(
    Object.entries({ ...good(), ...changes }).filter(([, value]) => value !== undefined),
  );
  return signJws({ alg: 'ES256', x5c: x5cOf([party.certificate]) }, claims, signer);
}

async function failed(
  changes: object = {},
  statement?: Record<string, unknown>,
): Promise<string[]> {
  const checks = checkCertification(await signed(changes), {
    issuer: subject,
    registrationEndpoint: endpoint,
    now: testNow,
    ...(statement ? { statement } : {}),
  });
  return checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ id }) => id.replace('udap.certification.', ''));
}

describe('a certification', () => {
  it('passes as it is built, and ends with its certificate at the latest', async () => {
    expect(await failed()).toEqual([]);
    expect(good().exp - good().iat).toBe(86_400);
    const long = buildCertification({
      ...{ issuer: certifier, subject, name: 'B', uris: ['u:x'], now: testNow, jti: 'j' },
      expiresAt: new Date('2100-01-01'),
    });
    expect(long.exp - long.iat).toBe(365 * 86_400);
    expect(long).not.toHaveProperty('certification_issuer');
  });

  it.each<[string, object, string[]]>([
    ['another certifier', { iss: 'https://other.example' }, ['certifier']],
    ['another app', { sub: 'https://other.example' }, ['subject']],
    ['another holder', { aud: 'https://other.example/register' }, ['audience']],
    ['this holder', { aud: [endpoint, 'https://other.example/register'] }, []],
    ['one that is over', { exp: toNumericDate(testNow) - 1 }, ['times']],
    ['one that is too long', { exp: toNumericDate(testNow) + 4 * 366 * 86_400 }, ['times']],
    ['one from the future', { iat: toNumericDate(testNow) + 60 }, ['times']],
    ['times as text', { iat: '1', exp: '2' }, ['times']],
    ['no name', { certification_name: '' }, ['name']],
    ['no URIs', { certification_uris: [] }, ['name']],
    ['no jti', { jti: undefined }, ['jti']],
  ])('is told about %s', async (_, changes, ids) => {
    expect(await failed(changes)).toEqual(ids);
  });

  it('covers the statement, or says what it does not', async () => {
    expect(await failed({}, { grant_types: ['client_credentials'], scope: 'x' })).toEqual([]);
    expect(await failed({}, { grant_types: ['authorization_code'] })).toEqual(['restrictions']);
    expect(await failed({ scope: 'system/Patient.rs' }, { scope: 'system/*.rs' })).toEqual([
      'restrictions',
    ]);
  });

  it.each(['', 'x', 'a.b.c', '{}', 'a.b.c.d.e'])('is no JWT: %s', (text) => {
    const rules = { issuer: subject, registrationEndpoint: endpoint, now: testNow };
    expect(checkCertification(text, rules)).toMatchObject([
      { id: 'udap.certification.readable', verdict: 'fail' },
    ]);
  });
});
