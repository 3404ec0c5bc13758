import { randomUUID } from 'node:crypto';
import type { X509Certificate } from '@peculiar/x509';
import { exportSPKI, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { authority } from '@/lib/sandbox/pki/authority';
import { authorityOverview } from '@/lib/sandbox/pki/authority-overview';
import {
  issueClientCertificate,
  type ClientCertificateRequest,
} from '@/lib/sandbox/pki/issue-client-certificate';
import { findIssued, listIssued } from '@/lib/sandbox/pki/issued';
import { renewClientCertificate } from '@/lib/sandbox/pki/renew-client-certificate';
import { revocationList } from '@/lib/sandbox/pki/revocation-list';
import { revokeSandboxCertificate } from '@/lib/sandbox/pki/revoke-certificate';

let publicKey: CryptoKey;

beforeAll(async () => {
  ({ publicKey } = await generateKeyPair('ES384'));
});

async function issue(request: Partial<ClientCertificateRequest> = {}) {
  const { chainPem, serialNumber } = await issueClientCertificate({
    publicKey,
    subject: { commonName: 'Test client' },
    sanUris: [`https://app.example.org/${randomUUID()}`],
    ...request,
  });
  return { serialNumber, chain: chainPem.flatMap((pem) => parseCertificates(pem)) };
}

const days = ({ notBefore, notAfter }: X509Certificate) =>
  Math.round((notAfter.getTime() - notBefore.getTime()) / 86_400_000);

const notIssuable = { code: 'certificate.not_issuable' };

describe('issuing', () => {
  it.each([
    ['sandbox-harbor', 'intermediate', 'RSASSA-PKCS1-v1_5 SHA-256'],
    ['sandbox-harbor-ec', 'ec-intermediate', 'ECDSA SHA-256'],
  ])('in %s names what belongs to its intermediate', async (communityId, name, algorithm) => {
    const { chain } = await issue({ communityId });
    const [leaf, intermediate] = chain;
    expect(describeCertificate(leaf!)).toMatchObject({
      issuer: intermediate!.subject,
      signatureAlgorithm: algorithm,
      authorityKeyId: describeCertificate(intermediate!).subjectKeyId,
      caIssuers: [`http://localhost:3000/sandbox/pki/${name}.cer`],
      crlUrls: [`http://localhost:3000/sandbox/pki/${name}.crl`],
      ocspUrls: [`http://localhost:3000/sandbox/pki/ocsp/${name}`],
    });
  });

  it('takes a key as it stands in a certificate request, an organization and days', async () => {
    const spki = Buffer.from(
      (await exportSPKI(publicKey)).replace(/-----[A-Z ]+-----|\s/g, ''),
      'base64',
    );
    const { chain, serialNumber } = await issue({
      publicKey: spki,
      subject: { commonName: 'Scheduler', organization: 'Example Health' },
      days: 30,
    });
    const leaf = chain[0]!;
    expect(leaf.serialNumber).toBe(serialNumber);
    expect(leaf.subject).toBe('O=Example Health, OU=Sandbox\\, for tests only, CN=Scheduler');
    expect(days(leaf)).toBe(30);
    expect(Buffer.from(leaf.publicKey.rawData).equals(spki)).toBe(true);
  });

  it('never outlives the intermediate', async () => {
    const { notAfter } = (await authority('intermediate')).certificate;
    const { chain } = await issue({ days: 730 });
    expect(days(chain[0]!)).toBe(730);
    expect(chain[0]!.notAfter.getTime()).toBeLessThan(notAfter.getTime());
  });

  it.each([
    ['another community', { communityId: 'sandbox-other' }],
    ['no day', { days: 0 }],
    ['too many days', { days: 731 }],
    ['days that are no number', { days: Number.NaN }],
    ['what is no key', { publicKey: new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x01]) }],
  ])('is refused for %s', async (_what, request) => {
    await expect(issue(request)).rejects.toMatchObject(notIssuable);
  });
});

describe('renewing', () => {
  it.each(['sandbox-harbor', 'sandbox-harbor-ec'])(
    'keeps subject, SAN and key (%s)',
    async (communityId) => {
      const old = await issue({
        communityId,
        subject: { commonName: 'Scheduler', organization: 'Example, “Health”' },
        sanUris: ['https://app.example.org/a', 'urn:oid:2.999.1'],
      });
      const renewed = await renewClientCertificate(old.serialNumber.toUpperCase());
      const [leaf, intermediate] = renewed.chainPem.flatMap((pem) => parseCertificates(pem));
      const before = describeCertificate(old.chain[0]!);
      expect(leaf!.serialNumber).not.toBe(old.serialNumber);
      expect(Buffer.from(leaf!.subjectName.toArrayBuffer())).toEqual(
        Buffer.from(old.chain[0]!.subjectName.toArrayBuffer()),
      );
      expect(describeCertificate(leaf!)).toMatchObject({
        sanUris: before.sanUris,
        subjectKeyId: before.subjectKeyId,
        issuer: before.issuer,
      });
      expect(intermediate!.equal(old.chain[1]!)).toBe(true);
      expect((await findIssued(renewed.serialNumber))?.sanUris).toEqual(before.sanUris);
    },
  );

  it('takes a new key', async () => {
    const old = await issue();
    const other = await generateKeyPair('RS256');
    const { chainPem } = await renewClientCertificate(old.serialNumber, {
      publicKey: other.publicKey,
      days: 90,
    });
    const leaf = parseCertificates(chainPem[0]!)[0]!;
    expect(describeCertificate(leaf)).toMatchObject({
      publicKey: 'RSA 2048',
      subject: old.chain[0]!.subject,
    });
    expect(days(leaf)).toBe(90);
  });

  it('is refused for what was revoked, what is no client, and what nobody issued', async () => {
    const revoked = await issue();
    await revokeSandboxCertificate(revoked.serialNumber, 'privilegeWithdrawn');
    await expect(renewClientCertificate(revoked.serialNumber)).rejects.toMatchObject(notIssuable);
    for (const id of ['holder:harbor', 'intermediate'] as const) {
      const { serialNumber } = (await authority(id)).certificate;
      await expect(renewClientCertificate(serialNumber)).rejects.toMatchObject(notIssuable);
    }
    await expect(renewClientCertificate('00ff')).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });
});

describe('what was issued', () => {
  it('is found by its serial number, however it is written', async () => {
    const { serialNumber } = await issue();
    const pairs = (hex: string) => hex.toUpperCase().match(/../g)!.join(':');
    for (const text of [serialNumber, pairs(serialNumber)]) {
      expect((await findIssued(text))?.serialNumber).toBe(serialNumber);
    }
    for (const text of ['', 'ff', '0'.repeat(64), 'not hex', "' OR 1=1"]) {
      expect(await findIssued(text)).toBeNull();
    }
  });

  it('is listed, the latest first, by authority and by a part of it', async () => {
    const uri = `https://listed.example.org/${randomUUID()}`;
    const rsa = await issue({ sanUris: [uri], subject: { commonName: 'Listed one' } });
    const ec = await issue({
      sanUris: [uri],
      communityId: 'sandbox-harbor-ec',
      subject: { commonName: 'Listed two' },
    });
    await revokeSandboxCertificate(ec.serialNumber, 'cessationOfOperation');
    const serials = async (options: Omit<Parameters<typeof listIssued>[0], 'limit'>) =>
      (await listIssued({ limit: 10, ...options })).map((entry) => entry.serialNumber);
    expect(await serials({ query: uri })).toEqual([ec.serialNumber, rsa.serialNumber]);
    expect(await serials({ query: 'LISTED ONE' })).toEqual([rsa.serialNumber]);
    expect(await serials({ query: rsa.serialNumber.slice(3, 20).toUpperCase() })).toEqual([
      rsa.serialNumber,
    ]);
    expect(await serials({ query: uri, issuerId: 'ec:intermediate' })).toEqual([ec.serialNumber]);
    expect(await serials({ query: 'nobody has this' })).toEqual([]);
    const [entry] = await listIssued({ limit: 1 });
    expect(entry).toMatchObject({
      serialNumber: ec.serialNumber,
      issuerId: 'ec:intermediate',
      sanUris: [uri],
      reason: 'cessationOfOperation',
    });
    expect(entry?.revokedAt).toBeInstanceOf(Date);
  });
});

describe('the overview', () => {
  it('shows the authorities of the communities, and others once they are made', async () => {
    const overview = await authorityOverview();
    expect(overview.map(({ id, communityId }) => [id, communityId])).toEqual([
      ['anchor', 'sandbox-harbor'],
      ['intermediate', 'sandbox-harbor'],
      ['ec:anchor', 'sandbox-harbor-ec'],
      ['ec:intermediate', 'sandbox-harbor-ec'],
    ]);
    await authority('hidden:intermediate');
    const hidden = (await authorityOverview()).find(({ id }) => id === 'hidden:intermediate');
    expect(hidden).toMatchObject({
      communityId: null,
      list: null,
      addresses: { certificate: null, pem: null, crl: null, ocsp: null },
    });
  });

  it('counts, and says what the list says', async () => {
    const of = async () => (await authorityOverview()).find(({ id }) => id === 'ec:intermediate')!;
    const before = await of();
    const { serialNumber } = await issue({ communityId: 'sandbox-harbor-ec' });
    await issue({ communityId: 'sandbox-harbor' });
    await revokeSandboxCertificate(serialNumber, 'superseded');
    const after = await of();
    expect(after.issued).toBe(before.issued + 1);
    expect(after.revoked).toBe(before.revoked + 1);
    expect(after.list!.crlNumber).toBeGreaterThan(before.list!.crlNumber);
    expect(after.list!.nextUpdate).toEqual((await revocationList('ec:intermediate')).nextUpdate);
    expect(after.certificate.isCa).toBe(true);
    expect(after.addresses).toEqual({
      certificate: 'http://localhost:3000/sandbox/pki/ec-intermediate.cer',
      pem: null,
      crl: 'http://localhost:3000/sandbox/pki/ec-intermediate.crl',
      ocsp: 'http://localhost:3000/sandbox/pki/ocsp/ec-intermediate',
    });
  });
});
