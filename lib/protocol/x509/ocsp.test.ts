import 'reflect-metadata';
import { ExtendedKeyUsageExtension, KeyUsageFlags, type X509Certificate } from '@peculiar/x509';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { beforeAll, describe, expect, it } from 'vitest';
import { noAnswer, transportOf } from '../testing/http';
import {
  daysFromNow,
  issue,
  makeCa,
  makeCrl,
  makeOcspAnswer,
  testNow,
  type CertificateWishes,
  type OcspWishes,
  type Party,
} from '../testing/pki';
import type { HttpResult, Transport } from '../transport';
import { askOcsp } from './ocsp';
import { examineRevocation, checkRevocation } from './revocation';
import { validatePath } from './validate-path';

const url = 'http://ocsp.example/';
let ca: Party;
let stranger: Party;
let leaf: Party;

beforeAll(async () => {
  ca = await makeCa(null, { name: 'CA' });
  stranger = await makeCa(null, { name: 'Stranger' });
  leaf = await issue(ca, { name: 'Leaf', ocspUrls: [url] });
});

type Wishes = OcspWishes & { about?: X509Certificate };

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

const answerOf = ({ about = leaf.certificate, ...wishes }: Wishes) =>
  makeOcspAnswer(ca, about, wishes);

/** With one byte of its signed part changed. */
async function tamperedAnswer(): Promise<Uint8Array> {
  const der = (await answerOf({})).slice();
  der[100] = (der[100] ?? 0) ^ 1;
  return der;
}

async function ask(wishes: Wishes, at = testNow) {
  return askWith(await answerOf(wishes), at);
}

function askWith(answer: Uint8Array, at = testNow) {
  const transport = responderThat(answer);
  return askOcsp({ certificate: leaf.certificate, issuer: ca.certificate, url, at, transport });
}

/** A responder that the CA appointed, or that looks like one. */
function responder(by: Party, usages: string[] | null, wishes: CertificateWishes = {}) {
  const more = usages ? [new ExtendedKeyUsageExtension(usages)] : [];
  return issue(by, { name: 'Responder', more, ...wishes });
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
    [
      'a responder whose certificate is signed with SHA-1',
      () => responder(ca, ocspSigning, { hash: 'SHA-1' }),
      /not sound: CN=Responder is signed with SHA-1/,
    ],
    [
      'a responder with a weak key',
      () => responder(ca, ocspSigning, { alg: 'RS1024' }),
      /not sound: CN=Responder has RSA 1024/,
    ],
    [
      'a responder whose key may only encrypt',
      () => responder(ca, ocspSigning, { usages: KeyUsageFlags.keyEncipherment }),
      /may not sign data/,
    ],
  ])('of %s does not count', async (_, make, message) => {
    const signer = await make();
    const finding = await ask({ signer, along: [signer.certificate] });
    expect(finding).toMatchObject({ status: 'unusable' });
    expect(finding.seen).toMatch(message);
  });

  it('counts when its responder is named by subject and sends an older certificate too', async () => {
    const older = await responder(ca, ocspSigning);
    const signer = await responder(ca, ocspSigning);
    const along = [older.certificate, signer.certificate];
    const finding = await ask({ signer, along, isNamedBySubject: true });
    expect(finding).toMatchObject({ status: 'good' });
  });

  it.each(['answer', 'single'] as const)(
    'with an unknown critical extension of the %s does not count',
    async (hasCriticalExtension) => {
      const finding = await ask({ hasCriticalExtension });
      expect(finding).toMatchObject({ status: 'unusable' });
      expect(finding.seen).toContain('critical extension');
    },
  );

  it('does not count when somebody else signed in the name of the issuer', async () => {
    const forged = await ask({ signer: stranger, responder: ca.certificate });
    expect(forged.seen).toMatch(/does not verify/);
    expect(await ask({ signer: stranger })).toMatchObject({
      status: 'unusable',
      seen: expect.stringContaining('nobody who is known') as string,
    });
  });

  it('does not count when it was changed', async () => {
    expect((await askWith(await tamperedAnswer())).status).toBe('unusable');
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

  const crlUrl = 'http://pki.example/ca.crl';

  /** Answers at the address of the list and of the responder, which it asks as often as it is asked. */
  const bothOf = (list: Uint8Array | HttpResult, ocsp: Uint8Array) =>
    transportOf({ [crlUrl]: list, [url]: ocsp });

  async function verdictsOf(list: Uint8Array | HttpResult, wishes: OcspWishes) {
    const both = await issue(ca, { name: 'Both', crlUrls: [crlUrl], ocspUrls: [url] });
    const ocsp = await makeOcspAnswer(ca, both.certificate, wishes);
    const options = { at: testNow, policy: 'hard' as const };
    const transport = bothOf(list, ocsp);
    const path = [both.certificate, ca.certificate];
    const [inRun] = await checkRevocation({ ...options, path, transport });
    const asked = transport.requests.map(({ purpose }) => purpose);
    const examined = await examineRevocation(both.certificate, ca.certificate, {
      ...options,
      transport,
    });
    return {
      inRun,
      asked,
      examined: examined.map(({ id, verdict }) => [id, verdict]),
      last: examined.at(-1),
    };
  }

  it('is not asked for where the list decides', async () => {
    const { inRun, asked, examined, last } = await verdictsOf(await makeCrl(ca), {
      status: 'revoked',
    });
    expect(asked).toEqual(['crl']);
    expect(inRun).toMatchObject({ verdict: 'pass' });
    expect(inRun?.seen).toContain(crlUrl);
    // The doctor asks both, and says that they disagree.
    expect(examined).toEqual([
      ['x509.crl', 'pass'],
      ['x509.ocsp', 'fail'],
      ['x509.revocation', 'fail'],
    ]);
    expect(last?.seen).toMatch(/says the OCSP responder .* Another source does not say so: .*list/);
  });

  it('decides where the list cannot be had, and says what became of the list', async () => {
    const { inRun, asked, examined } = await verdictsOf(noAnswer(), {});
    expect(asked).toEqual(['crl', 'ocsp']);
    expect(inRun).toMatchObject({ verdict: 'pass' });
    expect(inRun?.seen).toMatch(/is good, says the OCSP responder .* Before that: The list at/);
    expect(examined).toEqual([
      ['x509.crl', 'warn'],
      ['x509.ocsp', 'pass'],
      ['x509.revocation', 'pass'],
    ]);
  });

  it('asks one responder about each certificate of a path', async () => {
    const authority = await makeCa(ca, { name: 'Authority', ocspUrls: [url] });
    const signer = await issue(authority, { name: 'Signer', ocspUrls: [url] });
    const answers = await Promise.all([
      makeOcspAnswer(authority, signer.certificate),
      makeOcspAnswer(ca, authority.certificate),
    ]);
    const bodies: unknown[] = [];
    const transport: Transport = (request) => {
      bodies.push(request.body);
      return responderThat(answers[bodies.length - 1] ?? new Uint8Array())(request);
    };
    const { ok, checks } = await validatePath({
      leaf: signer.certificate,
      others: [authority.certificate],
      anchors: [ca.certificate],
      at: testNow,
      revocation: 'hard',
      transport,
    });
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(ok).toBe(true);
    expect(bodies).toHaveLength(2);
  });
});
