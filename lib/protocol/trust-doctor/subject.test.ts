import { describe, expect, it } from 'vitest';
import { signerFromKey, signJws } from '../jose/sign';
import { issue, makeCa } from '../testing/pki';
import { baseUrlOf } from './base-url';
import { looksLikeJwt, subjectOfJwt } from './subject';

async function signedBy(alg: 'ES256' | 'RS256' = 'ES256') {
  const ca = await makeCa(null, { name: 'CA' });
  const leaf = await issue(ca, { name: 'Signer', alg });
  const signer = await signerFromKey(leaf.keys.privateKey, alg, [leaf.certificate, ca.certificate]);
  return { leaf, ca, jws: await signJws({ alg, x5c: signer.x5c }, { iss: 'x' }, signer) };
}

describe('the signer of a JWT', () => {
  it('is the first certificate of x5c, whose key verifies', async () => {
    const { jws, leaf, ca } = await signedBy();
    const subject = await subjectOfJwt(`\n${jws}\n`, 'jwt_1', 'signed_metadata');
    expect(subject.leaf.equal(leaf.certificate)).toBe(true);
    expect(subject.others[0]?.equal(ca.certificate)).toBe(true);
    expect(subject.checks.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['doctor.readable', 'pass'],
      ['doctor.jwt-signature', 'pass'],
    ]);
    expect(subject.jwt).toMatchObject({ signature: 'verified' });
  });

  it('is doubted when the signature is of somebody else', async () => {
    const [one, other] = [await signedBy(), await signedBy()];
    const parts = one.jws.split('.');
    const forged = [parts[0], parts[1], other.jws.split('.')[2]].join('.');
    const subject = await subjectOfJwt(forged, 'jwt_1', 'signed_metadata');
    expect(subject.checks.find(({ id }) => id === 'doctor.jwt-signature')).toMatchObject({
      verdict: 'fail',
      seen: expect.stringContaining('does not verify') as string,
    });
  });

  it('is nobody without x5c: the message says so', async () => {
    const header = Buffer.from('{"alg":"ES256"}').toString('base64url');
    const jws = `${header}.${Buffer.from('{}').toString('base64url')}.AAAA`;
    await expect(subjectOfJwt(jws, 'jwt_1', 'signed_metadata')).rejects.toThrow('no x5c');
  });
});

describe('a pasted text', () => {
  it.each([
    ['eyJhbGciOiJSUzI1NiJ9.e30.AAAA', true],
    [' eyJhbGciOiJSUzI1NiJ9.e30.AAAA\n', true],
    ['-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', false],
    ['MIIBkTCB+wIJ', false],
  ])('%s is a JWT: %s', (text, expected) => {
    expect(looksLikeJwt(text)).toBe(expected);
  });
});

describe('the address of a holder', () => {
  it.each([
    ['https://h.example/r4', 'https://h.example/r4', null],
    ['harbor', 'harbor', null],
    ['https://h.example/r4/.well-known/udap', 'https://h.example/r4', null],
    ['https://h.example/r4/.well-known/udap?community=urn%3Ax', 'https://h.example/r4', 'urn:x'],
    [' https://h.example/r4/.well-known/udap/ ', 'https://h.example/r4', null],
  ])('%s is %s, community %s', (address, baseUrl, community) => {
    expect(baseUrlOf(address)).toEqual({ baseUrl, community });
  });
});
