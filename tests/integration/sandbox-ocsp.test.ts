import 'reflect-metadata';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes, verify } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { X509Certificate } from '@peculiar/x509';
import * as asn1js from 'asn1js';
import { generateKeyPair } from 'jose';
import * as pkijs from 'pkijs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/sandbox/pki/ocsp/[issuer]/[...request]/route';
import { POST } from '@/app/sandbox/pki/ocsp/[issuer]/route';
import { toHex } from '@/lib/protocol/bytes';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { ocspUrl } from '@/lib/sandbox/addresses';
import { authority } from '@/lib/sandbox/pki/authority';
import type { CertificationAuthorityId } from '@/lib/sandbox/pki/authority-plans';
import { issueClientCertificate } from '@/lib/sandbox/pki/issue-client-certificate';
import { ownPkiTransport } from '@/lib/sandbox/pki/own-transport';
import {
  revocationReasons,
  revokeSandboxCertificate,
  type RevocationReason,
} from '@/lib/sandbox/pki/revoke-certificate';

type Hash = 'SHA-1' | 'SHA-256';
const nonceOid = '1.3.6.1.5.5.7.48.1.2';
const pki = (certificate: X509Certificate) => pkijs.Certificate.fromBER(certificate.rawData);
const issuerOf = async (id: CertificationAuthorityId) => (await authority(id)).certificate;

async function newLeaf(communityId = 'sandbox-harbor'): Promise<X509Certificate> {
  const { publicKey } = await generateKeyPair('ES256');
  const { chainPem } = await issueClientCertificate({
    communityId,
    publicKey,
    subject: { commonName: 'Test client' },
    sanUris: ['https://app.example.org/one'],
  });
  return parseCertificates(chainPem[0]!)[0]!;
}

/** A request about certificates of one issuer, or of the issuer in the same place of a list. */
async function requestFor(
  leaves: X509Certificate[],
  issuer: X509Certificate | X509Certificate[],
  { hash = 'SHA-1', nonce }: { hash?: Hash; nonce?: Uint8Array } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const request = new pkijs.OCSPRequest();
  for (const [index, leaf] of leaves.entries()) {
    const named = Array.isArray(issuer) ? issuer[index]! : issuer;
    await request.createForCertificate(pki(leaf), {
      hashAlgorithm: hash,
      issuerCertificate: pki(named),
    });
  }
  if (nonce) {
    const extnValue = new asn1js.OctetString({ valueHex: new Uint8Array(nonce) }).toBER();
    request.tbsRequest.requestExtensions = [new pkijs.Extension({ extnID: nonceOid, extnValue })];
  }
  return new Uint8Array(request.toSchema(true).toBER());
}

const params = (issuer: string) => ({ params: Promise.resolve({ issuer, request: [] }) });

async function post(
  issuer: string,
  body: Uint8Array<ArrayBuffer>,
  type = 'application/ocsp-request',
): Promise<Response> {
  const headers = { 'content-type': type };
  return POST(new Request(ocspUrl(issuer), { method: 'POST', headers, body }), params(issuer));
}

async function get(issuer: string, encoded: string): Promise<Response> {
  return GET(new Request(`${ocspUrl(issuer)}/${encoded}`), params(issuer));
}

interface Answer {
  /** OCSPResponseStatus: 0 successful, 1 malformedRequest, 6 unauthorized. */
  status: number;
  basic: pkijs.BasicOCSPResponse | null;
}

async function answerOf(response: Response): Promise<Answer> {
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/ocsp-response');
  const parsed = pkijs.OCSPResponse.fromBER(await response.arrayBuffer());
  const bytes = parsed.responseBytes?.response.valueBlock.valueHexView;
  return {
    status: parsed.responseStatus.valueBlock.valueDec,
    basic: bytes ? pkijs.BasicOCSPResponse.fromBER(new Uint8Array(bytes)) : null,
  };
}

/** Tag number of each status: 0 good, 1 revoked, 2 unknown. */
function statuses({ basic }: Answer): number[] {
  return basic!.tbsResponseData.responses.map(
    ({ certStatus }) => (certStatus as asn1js.BaseBlock).idBlock.tagNumber,
  );
}

/** What stands in the revoked status of the first certificate: time, then perhaps the reason. */
function revokedInfo({ basic }: Answer): asn1js.BaseBlock[] {
  const status = basic!.tbsResponseData.responses[0]!.certStatus as asn1js.Constructed;
  return status.valueBlock.value;
}

function reasonOf(answer: Answer): number | undefined {
  const reason = revokedInfo(answer)[1] as asn1js.Constructed | undefined;
  return (reason?.valueBlock.value[0] as asn1js.Enumerated | undefined)?.valueBlock.valueDec;
}

function isSignedBy({ basic }: Answer, issuer: X509Certificate): boolean {
  const { tbsResponseData, signature } = basic!;
  const ec = (issuer.publicKey.algorithm as { namedCurve?: string }).namedCurve;
  return verify(
    ec === 'P-384' ? 'sha384' : 'sha256',
    tbsResponseData.tbsView,
    issuer.publicKey.toString('pem'),
    signature.valueBlock.valueHexView,
  );
}

describe('an authority answers', () => {
  it.each([
    ['intermediate', 'sandbox-harbor'],
    ['ec-intermediate', 'sandbox-harbor-ec'],
  ])('as %s: good, then revoked', async (name, communityId) => {
    const issuer = await issuerOf(name.replace('-', ':') as CertificationAuthorityId);
    const leaf = await newLeaf(communityId);
    const good = await answerOf(await post(name, await requestFor([leaf], issuer)));
    expect(good.status).toBe(0);
    expect(statuses(good)).toEqual([0]);
    expect(isSignedBy(good, issuer)).toBe(true);
    const { responses, producedAt } = good.basic!.tbsResponseData;
    const responder = good.basic!.tbsResponseData.responderID as asn1js.OctetString;
    const { thisUpdate, nextUpdate } = responses[0]!;
    expect(thisUpdate.getTime()).toBeLessThan(producedAt.getTime());
    expect(nextUpdate!.getTime()).toBeGreaterThan(Date.now());
    const keyId = createHash('sha1')
      .update(pki(issuer).subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView)
      .digest('hex');
    expect(toHex(responder.valueBlock.valueHexView)).toBe(keyId);

    const { revokedAt } = await revokeSandboxCertificate(leaf.serialNumber, 'superseded');
    const revoked = await answerOf(await post(name, await requestFor([leaf], issuer)));
    expect(statuses(revoked)).toEqual([1]);
    expect(reasonOf(revoked)).toBe(revocationReasons.superseded);
    const time = revokedInfo(revoked)[0] as asn1js.GeneralizedTime;
    expect(time.toDate().getTime()).toBe(Math.floor(revokedAt.getTime() / 1000) * 1000);
  });

  it.each(Object.entries(revocationReasons))('with the reason %s', async (reason, code) => {
    const leaf = await newLeaf();
    await revokeSandboxCertificate(leaf.serialNumber, reason as RevocationReason);
    const request = await requestFor([leaf], await issuerOf('intermediate'));
    expect(reasonOf(await answerOf(await post('intermediate', request)))).toBe(code || undefined);
  });

  it.each(['anchor', 'ec-anchor'] as const)('as %s, about its intermediate', async (name) => {
    const [anchorId, id] =
      name === 'anchor'
        ? (['anchor', 'intermediate'] as const)
        : (['ec:anchor', 'ec:intermediate'] as const);
    const anchor = await issuerOf(anchorId);
    const request = await requestFor([await issuerOf(id)], anchor);
    const answer = await answerOf(await post(name, request));
    expect(statuses(answer)).toEqual([0]);
    expect(isSignedBy(answer, anchor)).toBe(true);
  });

  it.each(['SHA-1', 'SHA-256'] as const)('hashes of %s, about several', async (hash) => {
    const issuer = await issuerOf('intermediate');
    const [good, revoked] = [await newLeaf(), await newLeaf()];
    await revokeSandboxCertificate(revoked.serialNumber, 'unspecified');
    const foreign = await newLeaf('sandbox-harbor-ec');
    // Named as if the RSA intermediate had issued it, which it did not.
    const request = await requestFor([good, revoked, foreign], issuer, { hash });
    const answer = await answerOf(await post('intermediate', request));
    expect(statuses(answer)).toEqual([0, 1, 2]);
    const serials = answer.basic!.tbsResponseData.responses.map(({ certID }) =>
      toHex(certID.serialNumber.valueBlock.valueHexView),
    );
    expect(serials).toEqual([good, revoked, foreign].map(({ serialNumber }) => serialNumber));
  });

  it('a GET with the request in the path, escaped or not', async () => {
    const issuer = await issuerOf('intermediate');
    const leaf = await newLeaf();
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const request = await requestFor([leaf], issuer, { nonce: randomBytes(20) });
      const base64 = Buffer.from(request).toString('base64');
      if (!base64.includes('/') || !base64.includes('+') || base64.includes('//')) continue;
      for (const encoded of [encodeURIComponent(base64), base64]) {
        const response = await get('intermediate', encoded);
        expect(response.headers.get('cache-control')).toBe('no-store');
        expect(statuses(await answerOf(response))).toEqual([0]);
      }
      return;
    }
    throw new Error('no request with a slash and a plus came up');
  });
});

describe('the nonce', () => {
  it.each([1, 32, 128])('of %i bytes comes back', async (length) => {
    const nonce = randomBytes(length);
    const issuer = await issuerOf('intermediate');
    const request = await requestFor([await newLeaf()], issuer, { nonce });
    const { basic } = await answerOf(await post('intermediate', request));
    const [extension] = basic!.tbsResponseData.responseExtensions!;
    expect(extension!.extnID).toBe(nonceOid);
    const value = asn1js.fromBER(extension!.extnValue.valueBlock.valueHexView).result;
    expect(toHex((value as asn1js.OctetString).valueBlock.valueHexView)).toBe(toHex(nonce));
  });

  it('is absent where none was sent', async () => {
    const request = await requestFor([await newLeaf()], await issuerOf('intermediate'));
    const { basic } = await answerOf(await post('intermediate', request));
    expect(basic!.tbsResponseData.responseExtensions).toBeUndefined();
  });

  it.each([0, 129])('of %i bytes is refused', async (length) => {
    const issuer = await issuerOf('intermediate');
    const nonce = randomBytes(length);
    const request = await requestFor([await newLeaf()], issuer, { nonce });
    expect((await answerOf(await post('intermediate', request))).status).toBe(1);
  });
});

describe('refused is', () => {
  it('what is no request', async () => {
    const bad = [
      new Uint8Array(0),
      new Uint8Array([0x30, 0x80]),
      new Uint8Array(randomBytes(99)),
      // Nested as deep as it goes.
      new Uint8Array(Buffer.alloc(8000, '3080', 'hex')),
    ];
    for (const body of bad) {
      expect(await answerOf(await post('intermediate', body))).toEqual({ status: 1, basic: null });
    }
    for (const encoded of ['not-base64!', '%E0%A4%A', 'AAAA']) {
      expect((await answerOf(await get('intermediate', encoded))).status).toBe(1);
    }
  });

  it('a request about nothing, or about too much', async () => {
    const issuer = await issuerOf('intermediate');
    const leaf = await newLeaf();
    const nothing = await requestFor([], issuer);
    expect((await answerOf(await post('intermediate', nothing))).status).toBe(1);
    const tooMany = await requestFor(
      Array.from({ length: 33 }, () => leaf),
      issuer,
    );
    expect((await answerOf(await post('intermediate', tooMany))).status).toBe(1);
    const most = await requestFor(
      Array.from({ length: 32 }, () => leaf),
      issuer,
    );
    expect(statuses(await answerOf(await post('intermediate', most)))).toHaveLength(32);
  });

  it('a request that is about another issuer', async () => {
    const leaf = await newLeaf('sandbox-harbor-ec');
    const request = await requestFor([leaf], await issuerOf('ec:intermediate'));
    expect((await answerOf(await post('intermediate', request))).status).toBe(6);
  });

  it('nothing when one of several is of another issuer: that one is unknown', async () => {
    const issuers = [await issuerOf('intermediate'), await issuerOf('ec:intermediate')];
    const leaves = [await newLeaf(), await newLeaf('sandbox-harbor-ec')];
    const request = await requestFor(leaves, issuers);
    expect(statuses(await answerOf(await post('intermediate', request)))).toEqual([0, 2]);
  });

  it('another media type, a large body, and a name that is no responder', async () => {
    const request = await requestFor([await newLeaf()], await issuerOf('intermediate'));
    expect((await post('intermediate', request, 'application/json')).status).toBe(415);
    expect((await post('intermediate', new Uint8Array(9000))).status).toBe(413);
    expect((await get('intermediate', 'A'.repeat(20_000))).status).toBe(414);
    for (const name of ['nobody', 'constructor', 'hidden-intermediate', 'stale-intermediate']) {
      expect((await post(name, request)).status).toBe(404);
      expect((await get(name, 'AAAA')).status).toBe(404);
    }
  });
});

describe('the transport of the holder', () => {
  const transport = ownPkiTransport();
  const rest = { method: 'GET', headers: {}, redirect: 'follow' } as const;

  it('answers for the responder, by POST and by GET', async () => {
    const body = await requestFor([await newLeaf()], await issuerOf('intermediate'));
    const url = ocspUrl('intermediate');
    const asked = await transport({
      ...rest,
      purpose: 'crl',
      method: 'POST',
      url,
      headers: { 'content-type': 'application/ocsp-request' },
      body,
    });
    expect(
      pkijs.OCSPResponse.fromBER(new Uint8Array(asked.response!.body)).responseBytes,
    ).toBeDefined();
    const encoded = encodeURIComponent(Buffer.from(body).toString('base64'));
    const got = await transport({ ...rest, purpose: 'crl', url: `${url}/${encoded}` });
    expect(
      pkijs.OCSPResponse.fromBER(new Uint8Array(got.response!.body)).responseBytes,
    ).toBeDefined();
  });

  it('answers for the lists, and says 404 for what is not there', async () => {
    const ask = (file: string) =>
      transport({ ...rest, purpose: 'crl', url: `http://localhost:3000/sandbox/pki/${file}` });
    for (const file of ['intermediate.crl', 'ec-anchor.crl', 'stale-intermediate.crl']) {
      expect((await ask(file)).response?.status).toBe(200);
    }
    for (const file of ['gone.crl', '../../api/v1/health', 'ocsp/nobody/AAAA', '']) {
      expect((await ask(file)).response?.status).toBe(404);
    }
  });

  it.each([
    'http://other.example.org/sandbox/pki/anchor.crl',
    'http://localhost:3000/sandbox/harbor/fhir/r4',
    'http://localhost:3000.example.org/sandbox/pki/anchor.crl',
    'http://169.254.169.254/',
  ])('refuses %s', async (url) => {
    const { failure } = await transport({ ...rest, purpose: 'crl', url });
    expect(failure?.code).toBe('policy.not-own-pki');
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)('openssl agrees (skipped when there is no openssl)', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onramp-ocsp-'));
  const file = (name: string) => path.join(folder, name);
  let server: http.Server;
  let origin: string;

  beforeAll(async () => {
    server = http.createServer((incoming, outgoing) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        const name = /ocsp\/([^/]+)/.exec(incoming.url!)![1]!;
        const type = incoming.headers['content-type'];
        const response = await post(name, new Uint8Array(Buffer.concat(chunks)), type);
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        outgoing.end(Buffer.from(await response.arrayBuffer()));
      })();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.close();
    fs.rmSync(folder, { recursive: true });
  });

  function write(name: string, certificate: X509Certificate): string {
    fs.writeFileSync(file(name), certificate.toString('pem'));
    return file(name);
  }

  it.each([
    ['anchor', 'intermediate', 'sandbox-harbor'],
    ['ec:anchor', 'ec:intermediate', 'sandbox-harbor-ec'],
  ] as const)('below %s, asking over HTTP', async (anchorId, intermediateId, communityId) => {
    const anchor = write('anchor.pem', await issuerOf(anchorId));
    const intermediate = write('intermediate.pem', await issuerOf(intermediateId));
    const leaf = await newLeaf(communityId);
    const ask = async (issuerId: string, issuer: string, subject: string[], digest = '-sha1') => {
      const url = `${origin}/sandbox/pki/ocsp/${issuerId.replace(':', '-')}`;
      const { stdout, stderr } = await promisify(execFile)('openssl', [
        ...['ocsp', digest, '-issuer', issuer, ...subject, '-url', url, '-CAfile', anchor],
      ]);
      expect(stderr).toContain('Response verify OK');
      expect(stderr).not.toContain('no nonce in response');
      return stdout;
    };
    const leafFile = write('leaf.pem', leaf);
    const good = await ask(intermediateId, intermediate, ['-cert', leafFile]);
    expect(good).toContain('leaf.pem: good');
    const above = await ask(anchorId, anchor, ['-cert', intermediate]);
    expect(above).toContain('intermediate.pem: good');
    await revokeSandboxCertificate(leaf.serialNumber, 'keyCompromise');
    const revoked = await ask(intermediateId, intermediate, ['-cert', leafFile], '-sha256');
    expect(revoked).toContain('leaf.pem: revoked');
    expect(revoked).toContain('Reason: keyCompromise');
    const unknown = await ask(intermediateId, intermediate, ['-serial', '0x7f01']);
    expect(unknown).toContain('0x7f01: unknown');
    // openssl takes the name of the issuer from the certificate: somebody else's.
    const stranger = write('stranger.pem', await issuerOf('untrusted:intermediate'));
    await expect(ask(intermediateId, intermediate, ['-cert', stranger])).rejects.toMatchObject({
      stdout: expect.stringContaining('unauthorized (6)') as string,
    });
  });

  it('on an answer in a file', async () => {
    const anchor = write('anchor.pem', await issuerOf('anchor'));
    const issuer = write('intermediate.pem', await issuerOf('intermediate'));
    const leaf = write('leaf.pem', await newLeaf());
    const args = ['ocsp', '-no_nonce', '-issuer', issuer, '-cert', leaf];
    execFileSync('openssl', [...args, '-reqout', file('request.der')]);
    const response = await post(
      'intermediate',
      new Uint8Array(fs.readFileSync(file('request.der'))),
    );
    const answer = Buffer.from(await response.arrayBuffer());
    fs.writeFileSync(file('response.der'), answer);
    const read = [...args, '-respin', file('response.der'), '-CAfile', anchor];
    const good = spawnSync('openssl', read, { encoding: 'utf8' });
    expect(good.stdout).toContain('leaf.pem: good');
    expect(good.stderr).toContain('Response verify OK');

    answer[answer.length - 40]! ^= 1;
    fs.writeFileSync(file('response.der'), answer);
    const tampered = spawnSync('openssl', read, { encoding: 'utf8' });
    expect(tampered.stderr).toContain('Response Verify Failure');
  });
});
