import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import { addresses, errorOf, nowSeconds, postToken, type Answer } from './sandbox-oauth.fixtures';
import { basicOf, codeForm, fhir, getCode, newUserApp, redeem } from './sandbox-people.fixtures';
import { makeHolder } from './sandbox-registration.fixtures';

interface Key {
  privateKey: CryptoKey;
  jwk: JWK;
}

async function newKey(): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { privateKey, jwk: await exportJWK(publicKey) };
}

async function proofOf(
  key: Key,
  target: { htm: string; htu: string; accessToken?: string },
  spoil: { claims?: Record<string, unknown>; header?: Record<string, unknown> } = {},
): Promise<string> {
  const { htm, htu, accessToken } = target;
  const ath =
    accessToken === undefined
      ? {}
      : { ath: createHash('sha256').update(accessToken).digest('base64url') };
  return new SignJWT({ htm, htu, iat: nowSeconds(), jti: randomUUID(), ...ath, ...spoil.claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: key.jwk, ...spoil.header })
    .sign(key.privateKey);
}

const atToken = (holder = 'harbor') => ({ htm: 'POST', htu: addresses(holder).tokenEndpoint });
const atPatient = (accessToken: string) => ({
  htm: 'GET',
  htu: `${addresses().baseUrl}/Patient/harbor-ada`,
  accessToken,
});
const read = (token: string, proof: string | null, scheme = 'DPoP'): Promise<Answer> =>
  fhir('Patient/harbor-ada', token, {
    headers: { authorization: `${scheme} ${token}`, ...(proof !== null && { dpop: proof }) },
  });

let key: Key;

beforeAll(async () => {
  await sandboxCommunity();
  key = await newKey();
}, 240_000);

describe('DPoP', () => {
  it('binds tokens to a key, and the FHIR side takes them with a proof of it only', async () => {
    const app = await newUserApp();
    const answer = await redeem(app, await getCode(app), { dpop: await proofOf(key, atToken()) });
    expect(answer.body.token_type).toBe('DPoP');
    const token = answer.body.access_token as string;
    expect((await read(token, await proofOf(key, atPatient(token)))).status).toBe(200);
    const proof = await proofOf(key, atPatient(token));
    expect((await read(token, proof)).status).toBe(200);
    const refused = [
      await read(token, proof),
      await read(token, null),
      await read(token, null, 'Bearer'),
      await read(token, await proofOf(await newKey(), atPatient(token))),
      await read(token, await proofOf(key, { ...atPatient(token), htm: 'POST' })),
      await read(token, await proofOf(key, { ...atPatient(token), htu: addresses().baseUrl })),
      await read(token, await proofOf(key, atPatient('another token'))),
    ];
    for (const { status, headers } of refused) {
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toMatch(/^DPoP realm="harbor", algs="RS256 /);
    }
  });

  it('refuses proofs that are none', async () => {
    const app = await newUserApp();
    const { code, verifier } = await getCode(app);
    const spoiled: Parameters<typeof proofOf>[2][] = [
      { header: { typ: 'JWT' } },
      { header: { jwk: { ...key.jwk, d: 'x' } } },
      { header: { jwk: (await newKey()).jwk } },
      { claims: { iat: nowSeconds() - 300 } },
      { claims: { iat: nowSeconds() + 60 } },
      { claims: { jti: '' } },
    ];
    for (const spoil of spoiled) {
      const dpop = await proofOf(key, atToken(), spoil);
      const answer = await redeem(app, { code, verifier }, { dpop });
      expect(errorOf(answer)).toBe('invalid_dpop_proof');
    }
    expect((await redeem(app, { code, verifier })).body.token_type).toBe('Bearer');
  });

  it('binds the code to a key when the app says so, and the refresh token of a public app', async () => {
    const app = await newUserApp({ token_endpoint_auth_method: 'none' });
    const { code, verifier } = await getCode(app);
    const form = { ...codeForm(code, verifier), client_id: app.id };
    const answer = await postToken(form, { dpop: await proofOf(key, atToken()) });
    const renewal = {
      grant_type: 'refresh_token',
      refresh_token: answer.body.refresh_token as string,
      client_id: app.id,
    };
    expect(errorOf(await postToken(renewal))).toBe('invalid_grant');
    const stranger = await proofOf(await newKey(), atToken());
    expect(errorOf(await postToken(renewal, { dpop: stranger }))).toBe('invalid_grant');
    const renewed = await postToken(renewal, { dpop: await proofOf(key, atToken()) });
    expect(renewed.body.token_type).toBe('DPoP');
  });

  it('is demanded by holders that are set up so, with their nonce where they want it', async () => {
    const strict = await makeHolder({ dpop: 'required' });
    const app = await newUserApp({}, strict);
    const { code, verifier } = await getCode(app);
    expect(errorOf(await redeem(app, { code, verifier }))).toBe('invalid_dpop_proof');
    const withNonce = await makeHolder({ dpop: 'required-with-nonce' });
    const other = await newUserApp({}, withNonce);
    const form = codeForm('x', verifier);
    const first = await postToken(
      form,
      { ...basicOf(other), dpop: await proofOf(key, atToken(withNonce)) },
      withNonce,
    );
    expect(errorOf(first)).toBe('use_dpop_nonce');
    const nonce = first.headers.get('dpop-nonce');
    const dpop = await proofOf(key, atToken(withNonce), { claims: { nonce } });
    const second = await postToken(form, { ...basicOf(other), dpop }, withNonce);
    expect(errorOf(second)).toBe('invalid_grant');
  });
});
