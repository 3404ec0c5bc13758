import { describe, expect, it } from 'vitest';
import { answer, noAnswer } from '../testing/http';
import { buildJwksRequest, processIssuerConfiguration, processJwks } from './issuer';

const issuer = 'https://as.example/fhir';
const expected = { issuer, tokenEndpoint: 'https://as.example/token', isFromToken: false };
const good = {
  issuer,
  jwks_uri: 'https://as.example/jwks',
  token_endpoint: 'https://as.example/token',
};
const bad = (checks: readonly { id: string; verdict: string }[]) =>
  checks.filter(({ verdict }) => verdict !== 'pass').map(({ id, verdict }) => `${id} ${verdict}`);

describe('the configuration of an issuer', () => {
  it('is taken when it is of the issuer that was asked', () => {
    const { configuration, checks } = processIssuerConfiguration(answer({ body: good }), expected);
    expect(bad(checks)).toEqual([]);
    expect(configuration).toMatchObject(good);
  });

  it.each<[string, object, boolean, string[], boolean]>([
    [
      'another issuer',
      { ...good, issuer: `${issuer}/` },
      false,
      ['oidc.configuration.issuer fail'],
      false,
    ],
    ['no issuer', { ...good, issuer: 7 }, false, ['oidc.configuration.issuer fail'], false],
    ['no keys', { ...good, jwks_uri: undefined }, false, ['oidc.configuration.keys fail'], false],
    [
      'another token endpoint than SMART names',
      { ...good, token_endpoint: 'https://x.example' },
      false,
      ['oidc.configuration.token-endpoint warn'],
      true,
    ],
    [
      'another token endpoint, and only the token names the issuer',
      { ...good, token_endpoint: 'https://x.example' },
      true,
      ['oidc.configuration.token-endpoint fail'],
      false,
    ],
  ])('%s', (_title, body, isFromToken, told, isTaken) => {
    const { configuration, checks } = processIssuerConfiguration(answer({ body }), {
      ...expected,
      isFromToken,
    });
    expect(bad(checks)).toEqual(told);
    expect(configuration !== null).toBe(isTaken);
  });

  it.each([answer({ status: 404, body: {} }), answer({ body: '<html>' }), noAnswer()])(
    'is not there',
    (result) => {
      const { configuration, checks } = processIssuerConfiguration(result, expected);
      expect(configuration).toBeNull();
      expect(checks.map(({ verdict }) => verdict)).toEqual(['fail']);
    },
  );
});

describe('the keys of an issuer', () => {
  it('are read as they are', () => {
    expect(buildJwksRequest(good.jwks_uri)).toMatchObject({
      method: 'GET',
      purpose: 'issuer-keys',
    });
    const { keys, checks } = processJwks(answer({ body: { keys: [{ kty: 'RSA' }] } }));
    expect(keys).toEqual([{ kty: 'RSA' }]);
    expect(bad(checks)).toEqual([]);
  });

  it.each([
    answer({ body: { keys: {} } }),
    answer({ body: { keys: ['x'] } }),
    answer({ status: 500, body: { keys: [] } }),
    answer({ body: 'no' }),
    noAnswer(),
  ])('are not there', (result) => {
    const { keys, checks } = processJwks(result);
    expect(keys).toBeNull();
    expect(checks.map(({ verdict }) => verdict)).toEqual(['fail']);
  });
});
