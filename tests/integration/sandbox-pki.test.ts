import 'reflect-metadata';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { X509Crl, type X509Certificate } from '@peculiar/x509';
import { compactVerify, generateKeyPair, importX509 } from 'jose';
import { afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { GET } from '@/app/sandbox/pki/[file]/route';
import { db } from '@/lib/db/client';
import { resetEnv } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { validatePath } from '@/lib/protocol/x509/validate-path';
import { communityUri, holderAddresses, pkiAddresses } from '@/lib/sandbox/addresses';
import { authority } from '@/lib/sandbox/pki/authority';
import { addressesBelow } from '@/lib/sandbox/pki/authority-plans';
import { certifyIntermediate } from '@/lib/sandbox/pki/certificate-profile';
import { sandboxCommunities, sandboxCommunity } from '@/lib/sandbox/pki/community';
import { issueClientCertificate } from '@/lib/sandbox/pki/issue-client-certificate';
import { ownPkiTransport } from '@/lib/sandbox/pki/own-transport';
import { revokeSandboxCertificate } from '@/lib/sandbox/pki/revoke-certificate';
import { builtInHolder } from '@/lib/sandbox/holders/built-in';
import { udapMetadata } from '@/lib/sandbox/udap/metadata';

const day = 86_400_000;
const store = globalThis as typeof globalThis & {
  onrampAuthorities?: unknown;
  onrampRevocationLists?: unknown;
};

async function get(file: string, headers: Record<string, string> = {}): Promise<Response> {
  return GET(new Request(`http://localhost:3000/sandbox/pki/${file}`, { headers }), {
    params: Promise.resolve({ file }),
  });
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const response = await get(file);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function crlOf(id: 'anchor' | 'intermediate' | 'ec-intermediate'): Promise<X509Crl> {
  return new X509Crl((await bytesOf(`${id}.crl`)) as Uint8Array<ArrayBuffer>);
}

function crlNumber(crl: X509Crl): number {
  const value = Buffer.from(crl.extensions.find((found) => found.type === '2.5.29.20')!.value);
  return value.readUIntBE(2, value[1]!);
}

async function newLeaf(uri = 'https://app.example.org/one'): Promise<X509Certificate[]> {
  const { publicKey } = await generateKeyPair('ES256');
  const { chainPem } = await issueClientCertificate({
    publicKey,
    subject: { commonName: 'Client “one”, a=b' },
    sanUris: [uri],
  });
  return chainPem.flatMap((pem) => parseCertificates(pem));
}

async function judge(leaf: X509Certificate) {
  const community = await sandboxCommunity();
  return validatePath({
    leaf,
    others: community.intermediates,
    anchors: community.anchors,
    at: new Date(),
    revocation: 'hard',
    transport: ownPkiTransport(),
  });
}

beforeAll(async () => {
  await sandboxCommunity();
  // Makes the keys of the authorities, which takes long on a busy machine.
}, 240_000);

afterEach(() => {
  vi.useRealTimers();
  process.env.APP_URL = 'http://localhost:3000';
  resetEnv();
});

describe('authorities', () => {
  it('are made once, however many ask at first use', async () => {
    const client = await db();
    await client.sandboxAuthority.deleteMany();
    delete store.onrampAuthorities;
    const first = Promise.all([sandboxCommunity(), sandboxCommunity()]);
    // A second process has no part in the promises of the first.
    await new Promise((resolve) => setTimeout(resolve, 20));
    delete store.onrampAuthorities;
    const second = sandboxCommunity();
    const found = [...(await first), await second];
    const stored = await client.sandboxAuthority.findUnique({ where: { id: 'anchor' } });
    for (const community of found) {
      expect(`${community.anchors[0]!.toString('pem')}`).toBe(stored?.certificatePem);
      expect(community.intermediates[0]!.toString('pem')).toBe(
        found[0]!.intermediates[0]!.toString('pem'),
      );
    }
    expect(await client.sandboxAuthority.count()).toBe(2);
  }, 240_000);

  it.skipIf(inject('template').kind !== 'postgres')(
    'are the same for two processes on one PostgreSQL that start together',
    async () => {
      const client = await db();
      await client.sandboxAuthority.deleteMany();
      const script = `
        import { sandboxCommunity } from '@/lib/sandbox/pki/community';
        import { closeDb } from '@/lib/db/client';
        const { anchors, intermediates } = await sandboxCommunity();
        console.log(anchors[0].toString('pem') + intermediates[0].toString('pem'));
        await closeDb();`;
      const start = () =>
        promisify(execFile)(process.execPath, [
          '--conditions=react-server',
          '--import',
          'tsx',
          '--input-type=module',
          '--eval',
          script,
        ]);
      const [one, two] = await Promise.all([start(), start()]);
      expect(one.stdout).toContain('BEGIN CERTIFICATE');
      expect(one.stdout).toBe(two.stdout);
      delete store.onrampAuthorities;
    },
    240_000,
  );

  it('keep their private keys sealed', async () => {
    const client = await db();
    for (const row of await client.sandboxAuthority.findMany()) {
      expect(row.sealedPrivate).toMatch(/^v1\./);
      expect(row.sealedPrivate).not.toContain('PRIVATE KEY');
    }
  });

  it('have the profile of RFC 5280 authorities', async () => {
    const { anchors, intermediates } = await sandboxCommunity();
    const anchor = describeCertificate(anchors[0]!);
    const intermediate = describeCertificate(intermediates[0]!);
    expect(anchor).toMatchObject({
      publicKey: 'RSA 4096',
      isCa: true,
      keyUsages: ['keyCertSign', 'cRLSign'],
      crlUrls: [],
      caIssuers: [],
    });
    expect(intermediate).toMatchObject({
      issuer: anchor.subject,
      publicKey: 'RSA 3072',
      isCa: true,
      authorityKeyId: anchor.subjectKeyId,
      caIssuers: [pkiAddresses().anchorCertificate],
      crlUrls: [pkiAddresses().anchorCrl],
      ocspUrls: ['http://localhost:3000/sandbox/pki/ocsp/anchor'],
    });
    const years = (view: typeof anchor) =>
      (Date.parse(view.notAfter) - Date.parse(view.notBefore)) / (365.25 * day);
    expect(years(anchor)).toBeCloseTo(10, 1);
    expect(years(intermediate)).toBeCloseTo(5, 1);
  });
});

describe('holder certificate', () => {
  it('names exactly the base URL and leads to the anchor', async () => {
    const { certificate } = await authority('holder:harbor');
    const intermediate = describeCertificate((await sandboxCommunity()).intermediates[0]!);
    expect(describeCertificate(certificate)).toMatchObject({
      sanUris: ['http://localhost:3000/sandbox/harbor/fhir/r4'],
      publicKey: 'RSA 2048',
      isCa: false,
      keyUsages: ['digitalSignature'],
      authorityKeyId: intermediate.subjectKeyId,
      caIssuers: [pkiAddresses().intermediateCertificate],
      crlUrls: [pkiAddresses().intermediateCrl],
      ocspUrls: ['http://localhost:3000/sandbox/pki/ocsp/intermediate'],
    });
    const result = await judge(certificate);
    expect(result.checks.filter((check) => check.verdict !== 'pass')).toEqual([]);
    expect(result.path).toHaveLength(3);
  });

  it('is issued again with the same key when it nears its end', async () => {
    const before = (await authority('holder:harbor')).certificate;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 340 * day });
    const after = (await authority('holder:harbor')).certificate;
    expect(after.serialNumber).not.toBe(before.serialNumber);
    expect(describeCertificate(after).subjectKeyId).toBe(describeCertificate(before).subjectKeyId);
    expect(after.notAfter.getTime()).toBeGreaterThan(before.notAfter.getTime());
    expect((await judge(after)).ok).toBe(true);
    vi.useRealTimers();
    delete store.onrampAuthorities;
    await (await db()).sandboxAuthority.deleteMany({ where: { id: 'holder:harbor' } });
  });

  it('follows the public address of the portal, under the same anchor', async () => {
    const before = await sandboxCommunity();
    const oldLeaf = (await authority('holder:harbor')).certificate;
    process.env.APP_URL = 'https://portal.example.org/onramp';
    resetEnv();
    const after = await sandboxCommunity();
    const leaf = (await authority('holder:harbor')).certificate;
    expect(after.anchors[0]!.equal(before.anchors[0]!)).toBe(true);
    expect(after.uri).toBe('https://portal.example.org/onramp/sandbox/communities/harbor');
    expect(describeCertificate(after.intermediates[0]!)).toMatchObject({
      subjectKeyId: describeCertificate(before.intermediates[0]!).subjectKeyId,
      crlUrls: ['https://portal.example.org/onramp/sandbox/pki/anchor.crl'],
    });
    expect(describeCertificate(leaf)).toMatchObject({
      subjectKeyId: describeCertificate(oldLeaf).subjectKeyId,
      sanUris: ['https://portal.example.org/onramp/sandbox/harbor/fhir/r4'],
      crlUrls: ['https://portal.example.org/onramp/sandbox/pki/intermediate.crl'],
    });
    expect((await judge(leaf)).ok).toBe(true);
  });
});

describe('certificates from before OCSP', () => {
  it('are renewed with the same key, and so name the responder', async () => {
    const before = (await authority('intermediate')).certificate;
    const client = await db();
    const anchor = await authority('anchor');
    const old = await certifyIntermediate(
      { publicKey: before.publicKey, title: 'Onramp Sandbox Intermediate' },
      anchor,
      { ...addressesBelow('anchor'), ocsp: null },
    );
    await client.sandboxAuthority.update({
      where: { id: 'intermediate' },
      data: { certificatePem: old.toString('pem') },
    });
    delete store.onrampAuthorities;
    const after = (await authority('intermediate')).certificate;
    expect(describeCertificate(after)).toMatchObject({
      subject: before.subject,
      subjectKeyId: describeCertificate(before).subjectKeyId,
      ocspUrls: ['http://localhost:3000/sandbox/pki/ocsp/anchor'],
    });
    const row = await client.sandboxCertificate.findUnique({
      where: { serialNumber: after.serialNumber },
    });
    expect(row?.issuerId).toBe('anchor');
  });
});

describe('client certificates', () => {
  it('say what was asked for and are recorded', async () => {
    const [leaf, intermediate] = await newLeaf('urn:uuid:4f2f1d52-0000-4000-8000-000000000001');
    expect(describeCertificate(leaf!)).toMatchObject({
      subject: expect.stringContaining('Client “one”') as string,
      sanUris: ['urn:uuid:4f2f1d52-0000-4000-8000-000000000001'],
      issuer: intermediate!.subject,
      isCa: false,
      keyUsages: ['digitalSignature'],
    });
    expect((await judge(leaf!)).ok).toBe(true);
    const row = await (
      await db()
    ).sandboxCertificate.findUnique({ where: { serialNumber: leaf!.serialNumber } });
    expect(row?.certificatePem).toBe(leaf!.toString('pem'));
  });

  it.each([
    ['no URI', []],
    ['a relative URI', ['apps/one']],
    ['a URI with a space', ['https://app.example.org/a b']],
    ['a holder of the sandbox', ['http://localhost:3000/sandbox/harbor/fhir/r4']],
    ['a holder in other letters', ['HTTP://LOCALHOST:3000/SANDBOX/harbor/fhir/r4']],
  ])('are refused for %s', async (_what, sanUris) => {
    const { publicKey } = await generateKeyPair('ES256');
    const request = issueClientCertificate({ publicKey, subject: { commonName: 'x' }, sanUris });
    await expect(request).rejects.toMatchObject({ code: 'certificate.not_issuable' });
  });
});

describe('revocation', () => {
  it('shows in the list from the next request on, with date and reason', async () => {
    const [leaf] = await newLeaf();
    const before = await crlOf('intermediate');
    expect((await judge(leaf!)).ok).toBe(true);
    await revokeSandboxCertificate(leaf!.serialNumber.toUpperCase(), 'keyCompromise');
    const after = await crlOf('intermediate');
    expect(crlNumber(after)).toBeGreaterThan(crlNumber(before));
    expect(after.findRevoked(leaf!)?.reason).toBe(1);
    // Another authority did not issue it, so its list does not name it.
    expect((await crlOf('anchor')).entries).toEqual([]);
    expect((await crlOf('ec-intermediate')).entries).toEqual([]);
    const result = await judge(leaf!);
    expect(result.ok).toBe(false);
    expect(result.checks.find((check) => check.verdict === 'fail')?.id).toBe('x509.revocation');
  });

  it('keeps the first date and reason, and knows its certificates only', async () => {
    const [leaf] = await newLeaf();
    const first = await revokeSandboxCertificate(leaf!.serialNumber, 'unspecified');
    expect(await revokeSandboxCertificate(leaf!.serialNumber, 'superseded')).toEqual(first);
    expect((await crlOf('intermediate')).findRevoked(leaf!)?.reason).toBeUndefined();
    await expect(revokeSandboxCertificate('00ff', 'superseded')).rejects.toThrow(AppError);
  });

  it.each(['intermediate', 'holder:harbor'] as const)('does not reach %s itself', async (id) => {
    const { serialNumber } = (await authority(id)).certificate;
    await expect(revokeSandboxCertificate(serialNumber, 'superseded')).rejects.toMatchObject({
      code: 'certificate.in_use',
    });
  });

  it('signs a list once for many requests, and again after half of its life', async () => {
    const first = await bytesOf('anchor.crl');
    expect(await bytesOf('anchor.crl')).toEqual(first);
    const old = await crlOf('anchor');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + day / 2 + 1000 });
    const [one, two] = await Promise.all([crlOf('anchor'), crlOf('anchor')]);
    expect(crlNumber(one)).toBe(crlNumber(old) + 1);
    expect(crlNumber(two)).toBe(crlNumber(one));
    expect(one.nextUpdate!.getTime()).toBeGreaterThan(old.nextUpdate!.getTime());
  });

  it('goes on counting after a restart', async () => {
    const before = await crlOf('intermediate');
    delete store.onrampRevocationLists;
    expect(crlNumber(await crlOf('intermediate'))).toBe(crlNumber(before) + 1);
  });
});

describe('routes', () => {
  it.each([
    ['anchor.pem', 'application/x-pem-file'],
    ['anchor.cer', 'application/pkix-cert'],
    ['intermediate.cer', 'application/pkix-cert'],
    ['anchor.crl', 'application/pkix-crl'],
    ['intermediate.crl', 'application/pkix-crl'],
    ['ec-anchor.pem', 'application/x-pem-file'],
    ['ec-anchor.cer', 'application/pkix-cert'],
    ['ec-intermediate.cer', 'application/pkix-cert'],
    ['ec-anchor.crl', 'application/pkix-crl'],
    ['ec-intermediate.crl', 'application/pkix-crl'],
    ['untrusted-anchor.cer', 'application/pkix-cert'],
    ['stale-intermediate.crl', 'application/pkix-crl'],
  ])('%s is served as %s and can be revalidated', async (file, type) => {
    const response = await get(file);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=\d+, must-revalidate$/);
    const again = await get(file, { 'if-none-match': response.headers.get('etag')! });
    expect(again.status).toBe(304);
  });

  it.each([
    'anchor.key',
    'constructor',
    'intermediate.pem',
    'hidden-intermediate.cer',
    'hidden-intermediate.crl',
    'ec:anchor.cer',
    'gone.crl',
    '',
  ])('%j is not found', async (file) => {
    expect((await get(file)).status).toBe(404);
  });

  it('serves every address that certificates name', async () => {
    for (const community of await sandboxCommunities()) {
      for (const certificate of community.intermediates) {
        const { caIssuers, crlUrls } = describeCertificate(certificate);
        for (const url of [...caIssuers, ...crlUrls]) {
          expect(url).toMatch(/^http:\/\/localhost:3000\/sandbox\/pki\/[^/]+$/);
          expect((await get(url.slice(url.lastIndexOf('/') + 1))).status).toBe(200);
        }
      }
    }
  });
});

describe('UDAP metadata', () => {
  async function document(): Promise<Record<string, unknown>> {
    const answer = await udapMetadata(builtInHolder('harbor'), null);
    if (answer.status !== 200) throw new Error('no metadata');
    return answer.body;
  }

  it('is signed for the base URL with the endpoints in it', async () => {
    const body = await document();
    const jws = body.signed_metadata as string;
    const header = JSON.parse(Buffer.from(jws.split('.')[0]!, 'base64url').toString()) as {
      alg: string;
      x5c: string[];
    };
    expect(header.alg).toBe('RS256');
    expect(header.x5c).toHaveLength(2);
    const leaf = parseCertificates(header.x5c[0]!)[0]!;
    expect((await judge(leaf)).ok).toBe(true);
    const verified = await compactVerify(jws, await importX509(leaf.toString('pem'), 'RS256'));
    const claims = JSON.parse(new TextDecoder().decode(verified.payload)) as Record<
      string,
      unknown
    >;
    const { baseUrl, tokenEndpoint, registrationEndpoint } = holderAddresses('harbor');
    expect(claims).toMatchObject({
      iss: baseUrl,
      sub: baseUrl,
      token_endpoint: tokenEndpoint,
      registration_endpoint: registrationEndpoint,
    });
    expect((claims.exp as number) - (claims.iat as number)).toBe(86_400);
    expect(body).toMatchObject({
      token_endpoint: tokenEndpoint,
      registration_endpoint: registrationEndpoint,
      udap_versions_supported: ['1'],
      udap_profiles_supported: ['udap_dcr', 'udap_authn', 'udap_authz', 'udap_to'],
      grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
      authorization_endpoint: holderAddresses('harbor').authorizationEndpoint,
      udap_certifications_supported: ['http://localhost:3000/sandbox/certifications/basic-app'],
      udap_certifications_required: [],
    });
    expect(body.scopes_supported).toContain('system/*.rs');
    expect(body.scopes_supported).toContain('system/Patient.read');
  });

  it('is signed once for many requests, and again after half of its life', async () => {
    const first = (await document()).signed_metadata;
    expect((await document()).signed_metadata).toBe(first);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + day / 2 + 1000 });
    expect((await document()).signed_metadata).not.toBe(first);
  });

  it('knows its community and no other', async () => {
    expect((await udapMetadata(builtInHolder('harbor'), communityUri())).status).toBe(200);
    expect(await udapMetadata(builtInHolder('harbor'), 'https://other.example.org/')).toEqual({
      status: 204,
    });
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)('openssl agrees (skipped when there is no openssl)', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onramp-openssl-'));
  const file = (name: string) => path.join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8' });

  async function write(): Promise<void> {
    fs.writeFileSync(file('anchor.pem'), await bytesOf('anchor.pem'));
    for (const id of ['anchor', 'intermediate']) {
      fs.writeFileSync(file(`${id}.crl`), await bytesOf(`${id}.crl`));
      openssl('crl', '-inform', 'DER', '-in', file(`${id}.crl`), '-out', file(`${id}.crl.pem`));
    }
    fs.writeFileSync(file('intermediate.cer'), await bytesOf('intermediate.cer'));
    openssl('x509', '-inform', 'DER', '-in', file('intermediate.cer'), '-out', file('int.pem'));
    const { certificate } = await authority('holder:harbor');
    fs.writeFileSync(file('leaf.pem'), certificate.toString('pem'));
  }

  const verify = (leaf: string) => [
    'verify',
    '-x509_strict',
    '-crl_check_all',
    ...['-CAfile', file('anchor.pem'), '-untrusted', file('int.pem')],
    ...['-CRLfile', file('anchor.crl.pem'), '-CRLfile', file('intermediate.crl.pem')],
    file(leaf),
  ];

  it('on the chain, the lists and a revoked client', async () => {
    const [good] = await newLeaf();
    const [revoked] = await newLeaf();
    const [silent] = await newLeaf();
    await revokeSandboxCertificate(revoked!.serialNumber, 'cessationOfOperation');
    await revokeSandboxCertificate(silent!.serialNumber, 'unspecified');
    await write();
    fs.writeFileSync(file('good.pem'), good!.toString('pem'));
    fs.writeFileSync(file('revoked.pem'), revoked!.toString('pem'));
    expect(openssl(...verify('leaf.pem'))).toContain('leaf.pem: OK');
    expect(openssl(...verify('good.pem'))).toContain('good.pem: OK');
    const refused = spawnSync('openssl', verify('revoked.pem'), { encoding: 'utf8' });
    expect(refused.stderr).toContain('certificate revoked');

    const text = openssl('crl', '-in', file('intermediate.crl.pem'), '-noout', '-text');
    expect(text).toContain('X509v3 CRL Number');
    expect(text).toContain('X509v3 Authority Key Identifier');
    expect(text).toContain('Cessation Of Operation');
    const leaf = openssl('x509', '-in', file('leaf.pem'), '-noout', '-text');
    expect(leaf).toContain('URI:http://localhost:3000/sandbox/harbor/fhir/r4');
    expect(leaf).toMatch(/Key Usage: critical\s+Digital Signature/);
    expect(leaf).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    fs.rmSync(folder, { recursive: true });
  });
});
