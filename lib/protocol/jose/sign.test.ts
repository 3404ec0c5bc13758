import { exportPKCS8 } from 'jose';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../bytes';
import { issue, makeCa, makeKeys } from '../testing/pki';
import { signingAlgorithms } from './algorithms';
import { decodeJwt } from './decode-jwt';
import { signerFromPrivateKey, signJws } from './sign';
import { verifyJws } from './verify-jws';

const claims = { iss: 'https://app.example', n: 1 };

describe.each(signingAlgorithms)('signing with %s', (alg) => {
  it('verifies with the certificate, and only unaltered', async () => {
    const ca = await makeCa(null, { name: 'Root' });
    const party = await issue(ca, { name: 'App', alg });
    const signer = await signerFromPrivateKey(await exportPKCS8(party.keys.privateKey), alg, [
      party.certificate,
      ca.certificate,
    ]);
    const header = { alg: signer.alg, x5c: signer.x5c };
    const jws = await signJws(header, claims, signer);

    expect(decodeJwt(jws)).toMatchObject({ header, claims });
    expect(signer.x5c).toHaveLength(2);
    expect(await verifyJws(jws, party.certificate, [alg])).toEqual({ ok: true });
    expect(await verifyJws(jws, ca.certificate, [alg])).toMatchObject({ ok: false });

    const [head, , signature] = jws.split('.');
    const body = toBase64Url(new TextEncoder().encode(JSON.stringify({ ...claims, n: 2 })));
    expect(await verifyJws(`${head}.${body}.${signature}`, party.certificate, [alg])).toMatchObject(
      { ok: false, code: 'bad-signature' },
    );
  });
});

describe('signerFromPrivateKey', () => {
  it('refuses a key that the certificate does not certify', async () => {
    const party = await makeCa(null, { name: 'App' });
    const other = await exportPKCS8((await makeKeys()).privateKey);
    await expect(signerFromPrivateKey(other, 'ES256', [party.certificate])).rejects.toThrow(
      'do not belong together',
    );
    await expect(signerFromPrivateKey(other, 'ES256', [])).rejects.toThrow('needs the certificate');
  });

  it('does not sign under another algorithm than its own', async () => {
    const party = await makeCa(null, { name: 'App' });
    const pkcs8 = await exportPKCS8(party.keys.privateKey);
    const signer = await signerFromPrivateKey(pkcs8, 'ES256', [party.certificate]);
    await expect(signJws({ alg: 'RS256', x5c: signer.x5c }, claims, signer)).rejects.toThrow(
      'signs with ES256',
    );
  });
});

describe('verifyJws', () => {
  it('takes the allowed algorithms from the caller and never from the header', async () => {
    const party = await makeCa(null, { name: 'App' });
    const signer = await signerFromPrivateKey(await exportPKCS8(party.keys.privateKey), 'ES256', [
      party.certificate,
    ]);
    const jws = await signJws({ alg: 'ES256', x5c: signer.x5c }, claims, signer);
    expect(await verifyJws(jws, party.certificate, ['RS256'])).toMatchObject({
      code: 'alg-not-allowed',
    });
    const [, body, signature] = jws.split('.');
    for (const alg of ['none', 'HS256', 'RS256']) {
      const head = toBase64Url(new TextEncoder().encode(JSON.stringify({ alg })));
      for (const end of [signature, '']) {
        const result = await verifyJws(`${head}.${body}.${end}`, party.certificate, [
          'RS256',
          'ES256',
        ]);
        expect(result).toMatchObject({ ok: false });
      }
    }
  });

  it('says when the key is of the wrong kind or too short', async () => {
    const head = toBase64Url(new TextEncoder().encode('{"alg":"RS256"}'));
    const ec = await makeCa(null, { name: 'EC' });
    expect(await verifyJws(`${head}.e30.AAAA`, ec.certificate, ['RS256'])).toMatchObject({
      code: 'key-does-not-fit',
      problem: 'RS256 needs an RSA key, the certificate has EC P-256.',
    });
    const short = await issue(ec, { name: 'Short', alg: 'RS1024' });
    expect(await verifyJws(`${head}.e30.AAAA`, short.certificate, ['RS256'])).toMatchObject({
      problem: 'RS256 needs an RSA key of at least 2048 bits, the certificate has RSA 1024.',
    });
    const es384 = toBase64Url(new TextEncoder().encode('{"alg":"ES384"}'));
    expect(await verifyJws(`${es384}.e30.AAAA`, ec.certificate, ['ES384'])).toMatchObject({
      problem: 'ES384 needs an EC key on P-384, the certificate has EC P-256.',
    });
  });

  it('refuses a critical header that nobody knows, and what is no JWS', async () => {
    const party = await makeCa(null, { name: 'App' });
    const head = toBase64Url(
      new TextEncoder().encode(JSON.stringify({ alg: 'ES256', crit: ['b64x'], b64x: 1 })),
    );
    expect(await verifyJws(`${head}.e30.AAAA`, party.certificate, ['ES256'])).toMatchObject({
      code: 'unsupported',
    });
    expect(await verifyJws('hello', party.certificate, ['ES256'])).toMatchObject({
      code: 'not-a-jws',
    });
  });
});
