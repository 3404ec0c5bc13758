import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { Extension, ExtendedKeyUsageExtension, type X509Certificate } from '@peculiar/x509';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { beforeAll, describe, expect, it } from 'vitest';
import { daysFromNow, issue, makeCa, testNow, type Party } from '../testing/pki';
import type { Transport } from '../transport';
import { askOcsp } from './ocsp';
import { examineRevocation, checkRevocation } from './revocation';

const url = 'http://ocsp.example/';
let ca: Party;
let stranger: Party;
let leaf: Party;

beforeAll(async () => {
  ca = await makeCa(null, { name: 'CA' });
  stranger = await makeCa(null, { name: 'Stranger' });
  leaf = await issue(ca, { name: 'Leaf', more: [ocspAia()] });
});

/** authorityInfoAccess with an OCSP address. */
function ocspAia(): Extension {
  const access = new asn1js.Sequence({
    value: [
      new asn1js.Sequence({
        value: [
          new asn1js.ObjectIdentifier({ value: '1.3.6.1.5.5.7.48.1' }),
          new asn1js.Primitive({
            idBlock: { tagClass: 3, tagNumber: 6 },
            valueHex: new TextEncoder().encode(url).buffer,
          }),
        ],
      }),
    ],
  });
  return new Extension('1.3.6.1.5.5.7.1.1', false, access.toBER());
}

interface Wishes {
  status?: 'good' | 'revoked' | 'unknown';
  signer?: Party;
  /** Who the answer says has signed it; the signer unless told otherwise. */
  responder?: X509Certificate;
  along?: X509Certificate[];
  about?: X509Certificate;
  thisUpdate?: Date;
  nextUpdate?: Date | null;
  tamper?: boolean;
}

const tag = (tagNumber: number) => ({ idBlock: { tagClass: 3, tagNumber } });

async function answerOf(wishes: Wishes): Promise<Uint8Array> {
  const { signer = ca, status = 'good', about = leaf.certificate } = wishes;
  const certID = new pkijs.CertID();
  await certID.createForCertificate(pkijs.Certificate.fromBER(about.rawData), {
    hashAlgorithm: 'SHA-1',
    issuerCertificate: pkijs.Certificate.fromBER(ca.certificate.rawData),
  });
  const blocks = {
    good: new asn1js.Primitive(tag(0)),
    unknown: new asn1js.Primitive(tag(2)),
    revoked: new asn1js.Constructed({
      ...tag(1),
      value: [
        new asn1js.GeneralizedTime({ valueDate: daysFromNow(-3) }),
        new asn1js.Constructed({ ...tag(0), value: [new asn1js.Enumerated({ value: 1 })] }),
      ],
    }),
  };
  const named = pkijs.Certificate.fromBER((wishes.responder ?? signer.certificate).rawData);
  const key = named.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const nextUpdate = wishes.nextUpdate === undefined ? daysFromNow(1) : wishes.nextUpdate;
  const data = new pkijs.ResponseData({
    responderID: new asn1js.OctetString({
      valueHex: new Uint8Array(createHash('sha1').update(key).digest()),
    }),
    producedAt: testNow,
    responses: [
      new pkijs.SingleResponse({
        certID,
        certStatus: blocks[status],
        thisUpdate: wishes.thisUpdate ?? daysFromNow(-1),
        ...(nextUpdate ? { nextUpdate } : {}),
      }),
    ],
  });
  const basic = new pkijs.BasicOCSPResponse({
    tbsResponseData: data,
    ...(wishes.along
      ? { certs: wishes.along.map(({ rawData }) => pkijs.Certificate.fromBER(rawData)) }
      : {}),
  });
  await basic.sign(signer.keys.privateKey, 'SHA-256');
  const der = new Uint8Array(basic.toSchema().toBER());
  if (wishes.tamper) der[60] = (der[60] ?? 0) ^ 1;
  return new Uint8Array(
    new pkijs.OCSPResponse({
      responseStatus: new asn1js.Enumerated({ value: 0 }),
      responseBytes: new pkijs.ResponseBytes({
        responseType: '1.3.6.1.5.5.7.48.1.1',
        response: new asn1js.OctetString({ valueHex: der }),
      }),
    })
      .toSchema()
      .toBER(),
  );
}

function responderThat(body: Uint8Array, status = 200): Transport {
  return (request) => {
    // What we send is a request that another implementation reads.
    const asked = pkijs.OCSPRequest.fromBER(new Uint8Array(request.body as Uint8Array));
    expect(asked.tbsRequest.requestList).toHaveLength(1);
    return Promise.resolve({
      exchangeId: 'exc_1',
      response: {
        status,
        statusText: '',
        headers: {},
        url: request.url,
        body,
        receivedAt: testNow,
      },
      failure: null,
    });
  };
}

async function ask(wishes: Wishes, at = testNow) {
  const transport = responderThat(await answerOf(wishes));
  return askOcsp({ certificate: leaf.certificate, issuer: ca.certificate, url, at, transport });
}

/** A responder that the CA appointed, or that looks like one. */
function responder(by: Party, usages: string[] | null, dates: { notAfter?: Date } = {}) {
  const more = usages ? [new ExtendedKeyUsageExtension(usages)] : [];
  return issue(by, { name: 'Responder', more, ...dates });
}
const ocspSigning = ['1.3.6.1.5.5.7.3.9'];

describe('an OCSP answer', () => {
  it('signed by the issuer counts: good, revoked with date and reason, unknown', async () => {
    expect(await ask({})).toMatchObject({ status: 'good' });
    const revoked = await ask({ status: 'revoked' });
    expect(revoked.status).toBe('revoked');
    expect(revoked.seen).toContain(daysFromNow(-3).toISOString());
    expect(revoked.seen).toContain('keyCompromise');
    expect(await ask({ status: 'unknown' })).toMatchObject({ status: 'unknown' });
  });

  it('of a responder whom the issuer appointed counts', async () => {
    const signer = await responder(ca, ocspSigning);
    expect(await ask({ signer, along: [signer.certificate] })).toMatchObject({ status: 'good' });
  });

  it.each([
    ['a responder without the extended key usage', () => responder(ca, null), /not certified for/],
    ['a responder for TLS', () => responder(ca, ['1.3.6.1.5.5.7.3.1']), /not certified for/],
    ['a responder of another CA', () => responder(stranger, ocspSigning), /did not appoint/],
    [
      'a responder whose certificate has ended',
      () => responder(ca, ocspSigning, { notAfter: daysFromNow(-1) }),
      /not within its dates/,
    ],
  ])('of %s does not count', async (_, make, message) => {
    const signer = await make();
    const finding = await ask({ signer, along: [signer.certificate] });
    expect(finding).toMatchObject({ status: 'unusable' });
    expect(finding.seen).toMatch(message);
  });

  it('does not count when somebody else signed in the name of the issuer', async () => {
    const forged = await ask({ signer: stranger, responder: ca.certificate });
    expect(forged.seen).toMatch(/does not verify/);
    expect(await ask({ signer: stranger })).toMatchObject({
      status: 'unusable',
      seen: expect.stringContaining('nobody who is known') as string,
    });
  });

  it('does not count when it was changed', async () => {
    expect((await ask({ tamper: true })).status).toBe('unusable');
  });

  it('about another certificate says nothing about this one', async () => {
    const other = await issue(ca, { name: 'Other' });
    expect((await ask({ about: other.certificate })).seen).toContain('another certificate');
  });

  it.each([
    ['stale', { nextUpdate: daysFromNow(-1), thisUpdate: daysFromNow(-2) }, /stale/],
    ['of the future', { thisUpdate: daysFromNow(1), nextUpdate: daysFromNow(2) }, /only from/],
    ['old and without end', { nextUpdate: null, thisUpdate: daysFromNow(-2) }, /has no end/],
  ])('that is %s does not count', async (_, wishes, message) => {
    expect((await ask(wishes)).seen).toMatch(message);
  });

  it('that is stale and says revoked still counts', async () => {
    const wishes = { status: 'revoked', nextUpdate: daysFromNow(-1) } as const;
    expect((await ask(wishes)).status).toBe('revoked');
  });

  it('that is none, a refusal or a status is told', async () => {
    const question = { certificate: leaf.certificate, issuer: ca.certificate, url, at: testNow };
    const refusal = new pkijs.OCSPResponse({
      responseStatus: new asn1js.Enumerated({ value: 6 }),
    });
    const tell = async (body: Uint8Array, status?: number) =>
      (await askOcsp({ ...question, transport: responderThat(body, status) })).seen;
    expect(await tell(new TextEncoder().encode('<html>'))).toContain('not an OCSP answer');
    expect(await tell(new Uint8Array(refusal.toSchema().toBER()))).toContain('unauthorized');
    expect(await tell(new Uint8Array(), 503)).toContain('status 503');
  });
});

describe('revocation by OCSP', () => {
  it('decides where a certificate names no list', async () => {
    const options = { at: testNow, policy: 'hard' as const };
    const path = [leaf.certificate, ca.certificate];
    const good = responderThat(await answerOf({}));
    const [passed] = await checkRevocation({ ...options, path, transport: good });
    expect(passed).toMatchObject({ id: 'x509.revocation', verdict: 'pass' });
    const bad = responderThat(await answerOf({ status: 'revoked' }));
    const checks = await examineRevocation(leaf.certificate, ca.certificate, {
      ...options,
      transport: bad,
    });
    expect(checks.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['x509.ocsp', 'fail'],
      ['x509.revocation', 'fail'],
    ]);
    const unknown = responderThat(await answerOf({ status: 'unknown' }));
    const verdict = async (policy: 'hard' | 'soft') =>
      (await checkRevocation({ at: testNow, policy, path, transport: unknown }))[0]?.verdict;
    expect([await verdict('hard'), await verdict('soft')]).toEqual(['fail', 'warn']);
  });
});
