import 'reflect-metadata';
import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { resetEnv } from '@/lib/env';
import { buildCsr, parseCsr } from '@/lib/protocol/credentials/csr';
import { derOf, issue, makeCa, makeCrl, makeKeys, type Party } from '@/lib/protocol/testing/pki';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { validatePath } from '@/lib/protocol/x509/validate-path';
import { sandboxCommunities } from '@/lib/sandbox/pki/community';
import { ownPkiTransport } from '@/lib/sandbox/pki/own-transport';
import type { CertificateDetail } from '@/lib/schemas/certificate';
import type { RequestDetail, RequestSummary } from '@/lib/schemas/certificate-request';
import type { Community } from '@/lib/schemas/community';
import type { KeySummary } from '@/lib/schemas/key';
import { startHostileHolder } from '../fakes/hostile-holder';
import { api, makePerson, makeWorkspace, signIn, type Sender } from './api';

type Team = Awaited<ReturnType<typeof makeWorkspace<'admin' | 'developer' | 'viewer'>>>;
let team: Team;
let strangers: Team;
let operator: Sender;
const root = '/workspaces/applicants/certificate-requests';
const queue = '/admin/certificate-requests';

beforeAll(async () => {
  team = await makeWorkspace('applicants', ['admin', 'developer', 'viewer']);
  strangers = await makeWorkspace('others', ['admin', 'developer', 'viewer']);
  const person = await makePerson('operator@example.org', { name: 'Olga Operator' });
  await (await db()).user.update({ where: { id: person.id }, data: { isOperator: true } });
  operator = await signIn(person.id);
}, 120_000);

const form = {
  organization: 'Harbour Clinic',
  appName: 'Tide Charts',
  contacts: ['dev@tides.example.org'],
  sanUris: ['https://tides.example.org/app'],
};

function request(changes: object = {}, as: Sender = team.members.developer) {
  return api<RequestDetail>('POST', root, {
    as,
    body: {
      communityId: 'sandbox-harbor',
      form,
      csr: { from: 'vault', kind: 'p-256' },
      acceptsAgreement: true,
      ...changes,
    },
  });
}

const act = (id: string, verb: string, body: object | undefined, as: Sender) =>
  api<RequestDetail>('POST', `${as === operator ? queue : root}/${id}/${verb}`, {
    as,
    ...(body ? { body } : {}),
  });

async function csrFor(sanUris: string[], given?: CryptoKeyPair) {
  const pair = given ?? (await generateKeyPair('ES256', { extractable: true }));
  const pem = await buildCsr({
    publicKey: pair.publicKey,
    sign: pair.privateKey,
    subject: { commonName: form.appName, organization: form.organization },
    sanUris,
  });
  return { pair, pem };
}

describe('a certificate request to the CA of the portal', () => {
  it('goes from the form over a question to the certificate, with two people', async () => {
    const made = await request();
    expect(made.status, JSON.stringify(made.problem)).toBe(201);
    const { id } = made.data;
    expect(made.data).toMatchObject({ state: 'submitted', issuance: 'portal', custody: 'vault' });
    expect(made.data.checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(made.data.agreement).toContain('for tests only');

    const { data } = await api<{ requests: RequestSummary[] }>('GET', `${queue}?state=submitted`, {
      as: operator,
    });
    expect(data.requests.map((one) => one.id)).toContain(id);
    const asked = await act(id, 'questions', { text: 'Who runs the server?' }, operator);
    expect(asked.data.state).toBe('question');
    const answered = await act(id, 'messages', { text: 'We do.' }, team.members.developer);
    expect(answered.data.state).toBe('submitted');
    const approved = await act(id, 'approve', { days: 90 }, operator);
    expect(approved.data).toMatchObject({ state: 'issued', decidedBy: 'Olga Operator' });
    expect(approved.data.messages.map(({ side, kind }) => `${side} ${kind}`)).toEqual([
      'applicant event',
      'operator message',
      'applicant message',
      'operator event',
    ]);

    const certificate = await api<CertificateDetail>(
      'GET',
      `/workspaces/applicants/certificates/${approved.data.certificateId}`,
      { as: team.members.viewer },
    );
    expect(certificate.data).toMatchObject({
      source: 'requested',
      sanUris: form.sanUris,
      requestId: id,
      custody: 'vault',
    });
    expect(certificate.data.subject).toContain('Tide Charts');
    expect(certificate.data.subject).toContain('Harbour Clinic');
    expect(certificate.data.history.map(({ action }) => action)).toContain(
      'certificate_request.approve',
    );
    const [community] = await sandboxCommunities();
    const [leaf, ...others] = certificate.data.chain.flatMap(({ pem }) => parseCertificates(pem));
    const result = await validatePath({
      leaf: leaf!,
      others,
      anchors: community!.anchors,
      at: new Date(),
      revocation: 'hard',
      transport: ownPkiTransport(),
    });
    expect(result.ok).toBe(true);
    const again = await act(id, 'reject', { reason: 'too late' }, operator);
    expect(again.problem).toMatchObject({
      code: 'certificate_request.wrong_state',
      detail: expect.stringContaining('has its certificate') as string,
    });
  });

  it('is rejected with a reason, or withdrawn', async () => {
    const one = (await request()).data.id;
    const rejected = await act(one, 'reject', { reason: 'We do not know you.' }, operator);
    expect(rejected.data).toMatchObject({
      state: 'rejected',
      decisionReason: 'We do not know you.',
    });
    const two = (await request()).data.id;
    const withdrawn = await act(two, 'withdraw', undefined, team.members.admin);
    expect(withdrawn.data.state).toBe('withdrawn');
    expect((await act(two, 'approve', {}, operator)).problem.code).toBe(
      'certificate_request.wrong_state',
    );
  });

  it('issues once when two operators approve at once', async () => {
    const { id } = (await request()).data;
    const client = await db();
    const before = await client.sandboxCertificate.count({ where: { revokedAt: null } });
    const answers = await Promise.all([
      act(id, 'approve', {}, operator),
      act(id, 'approve', {}, operator),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const after = await client.sandboxCertificate.count({ where: { revokedAt: null } });
    expect(after - before).toBe(1);
  });

  it('needs the agreement, a URI of its own, and a CSR that says what the form says', async () => {
    const unaccepted = await request({ acceptsAgreement: false });
    expect(unaccepted.problem.errors).toMatchObject([{ path: 'acceptsAgreement' }]);
    const sandboxUri = await request({
      form: { ...form, sanUris: ['http://localhost:3000/sandbox/harbor/fhir/r4'] },
    });
    expect(sandboxUri.problem.errors).toMatchObject([{ path: 'form.sanUris.0' }]);
    const { pem } = await csrFor(['https://tides.example.org/app/']);
    const mismatch = await request({ csr: { from: 'upload', csrPem: pem } });
    expect(mismatch.problem.errors).toMatchObject([{ path: 'csr.csrPem' }]);
    expect(mismatch.problem.errors[0]?.detail).toContain(
      'asks for https://tides.example.org/app/,',
    );
    expect(mismatch.problem.errors[0]?.detail).toContain(`form says ${form.sanUris[0]}.`);
    const twice = await request({ form: { ...form, sanUris: ['urn:a', 'urn:b', 'urn:a'] } });
    expect(twice.problem.errors).toMatchObject([{ path: 'form.sanUris.2', code: 'twice' }]);
    const weak = await csrFor(form.sanUris, await makeKeys('RS1024'));
    const unsupported = await request({ csr: { from: 'upload', csrPem: weak.pem } });
    expect(unsupported.problem.errors[0]?.detail).toContain('RSA 1024');
    const garbage = await request({ csr: { from: 'upload', csrPem: 'hello' } });
    expect(garbage.problem.errors).toMatchObject([{ path: 'csr.csrPem' }]);
  });

  it('takes a CSR whose key stays elsewhere, and one that a browser signed', async () => {
    const upload = await csrFor(form.sanUris);
    const made = await request({ csr: { from: 'upload', csrPem: upload.pem } });
    expect(made.data.custody).toBe('outside');
    const approved = await act(made.data.id, 'approve', {}, operator);
    expect(approved.data.state).toBe('issued');
    const keys = await api<{ keys: KeySummary[] }>('GET', '/workspaces/applicants/keys', {
      as: team.members.viewer,
    });
    const outside = keys.data.keys.find(({ custody }) => custody === 'outside');
    expect(outside?.certificates).toHaveLength(1);
    const foreign = await csrFor(form.sanUris);
    const wrongKey = await request({
      csr: { from: 'browser', keyId: outside?.id, csrPem: foreign.pem },
    });
    expect(wrongKey.problem.errors[0]?.detail).toContain('another key');

    const { pair, pem } = await csrFor(form.sanUris);
    const publicJwk = await exportJWK(pair.publicKey);
    const thumbprint = await calculateJwkThumbprint(publicJwk);
    const proof = await new CompactSign(Buffer.from(JSON.stringify({ thumbprint })))
      .setProtectedHeader({ alg: 'ES256' })
      .sign(pair.privateKey);
    const key = await api<KeySummary>('POST', '/workspaces/applicants/keys', {
      as: team.members.developer,
      body: { custody: 'browser', name: 'Of a browser', algorithm: 'ES256', publicJwk, proof },
    });
    expect(key.status, JSON.stringify(key.problem)).toBe(201);
    const browser = await request({ csr: { from: 'browser', keyId: key.data.id, csrPem: pem } });
    expect(browser.data).toMatchObject({ state: 'submitted', custody: 'browser' });
    expect((await act(browser.data.id, 'approve', {}, operator)).data.state).toBe('issued');
  });

  it('takes a key that the vault has, and says when it is certified already', async () => {
    const key = await api<KeySummary>('POST', '/workspaces/applicants/keys', {
      as: team.members.developer,
      body: { custody: 'vault', name: 'Kept', kind: 'p-256' },
    });
    const csr = { from: 'vault', keyId: key.data.id };
    const made = await request({ csr });
    const fresh = (one: RequestDetail) => one.checks.find(({ id }) => id === 'csr.key-fresh');
    expect(fresh(made.data)?.verdict).toBe('pass');
    const parsed = await parseCsr(made.data.csrPem);
    expect(parsed.thumbprint).toBe(key.data.thumbprint);
    await act(made.data.id, 'approve', {}, operator);
    expect(fresh((await request({ csr })).data)?.verdict).toBe('fail');
    const unknown = await request({ csr: { from: 'vault', keyId: 'key_unknown' } });
    expect(unknown.problem.code).toBe('resource.not_found');
  });

  it('shows the reviewer what is odd', async () => {
    const odd = await request({
      form: { ...form, appName: 'test', contacts: ['someone@mail.example.net'] },
    });
    const verdict = (id: string) => odd.data.checks.find((check) => check.id === id)?.verdict;
    expect(verdict('request.contact-domain')).toBe('warn');
    expect(verdict('request.names-meaningful')).toBe('warn');
    const copied = await api<RequestDetail>('POST', '/workspaces/others/certificate-requests', {
      as: strangers.members.developer,
      body: {
        communityId: 'sandbox-harbor',
        form,
        csr: { from: 'vault', kind: 'p-256' },
        acceptsAgreement: true,
      },
    });
    expect(copied.data.checks.find(({ id }) => id === 'request.uris-free')?.verdict).toBe('fail');
    const stopped = await act(copied.data.id, 'approve', {}, operator);
    expect(stopped.problem.code).toBe('certificate.not_issuable');
    const meant = await act(copied.data.id, 'approve', { despiteChecks: true }, operator);
    expect(meant.data.state).toBe('issued');
  });

  it('finds a URI of somebody else among very many requests', async () => {
    const client = await db();
    const one = await client.certificateRequest.findFirstOrThrow({
      where: { workspaceId: strangers.id },
    });
    await client.certificateRequest.createMany({
      data: Array.from({ length: 1200 }, (_, index) => ({
        ...one,
        id: `req_many_${index}`,
        certificateId: null,
        state: 'submitted',
        form: { ...form, sanUris: ['urn:first', `urn:many:${index}`] },
      })),
    });
    try {
      for (const taken of ['urn:many:0', 'urn:many:600', 'urn:many:1199']) {
        const made = await request({ form: { ...form, sanUris: ['urn:free', taken] } });
        const found = made.data.checks.find(({ id }) => id === 'request.uris-free');
        expect(found?.seen).toBe(`Another workspace has ${taken}.`);
      }
      const { data } = await api<{ requests: RequestSummary[] }>('GET', `${queue}?limit=3`, {
        as: operator,
      });
      expect(data.requests).toHaveLength(3);
    } finally {
      await client.certificateRequest.deleteMany({ where: { id: { startsWith: 'req_many_' } } });
    }
  });

  it('knows only what the state allows', async () => {
    const { id } = (await request()).data;
    for (const [verb, body] of [
      ['sent', undefined],
      ['issued', { files: [{ name: 'x.pem', content: 'AAAA' }] }],
    ] as const) {
      const answer = await act(id, verb, body, team.members.developer);
      expect(answer.problem, verb).toMatchObject({
        status: 409,
        code: 'certificate_request.wrong_state',
        detail: expect.stringContaining('waits for the review') as string,
      });
    }
    const answers = await Promise.all([
      act(id, 'reject', { reason: 'No.' }, operator),
      act(id, 'withdraw', undefined, team.members.developer),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    for (const [verb, body] of [
      ['questions', { text: 'Why?' }],
      ['approve', {}],
      ['reject', { reason: 'Again.' }],
    ] as const) {
      const answer = await act(id, verb, body, operator);
      expect(answer.problem.detail, verb).toContain('Possible: nothing more.');
    }
  });

  it('is for its workspace and the operator only', async () => {
    const { id } = (await request()).data;
    const foreign = await api('GET', `/workspaces/others/certificate-requests/${id}`, {
      as: strangers.members.admin,
    });
    expect(foreign.status).toBe(404);
    const foreignAct = await api('POST', `/workspaces/others/certificate-requests/${id}/withdraw`, {
      as: strangers.members.admin,
    });
    expect(foreignAct.status).toBe(404);
    const notOperator = await api('GET', `${queue}/${id}`, { as: team.members.admin });
    expect(notOperator.problem.code).toBe('auth.operator_only');
    const noApproval = await api('POST', `${queue}/${id}/approve`, {
      as: team.members.admin,
      body: {},
    });
    expect(noApproval.status).toBe(403);
    const still = await api<RequestDetail>('GET', `${root}/${id}`, { as: team.members.viewer });
    expect(still.data.state).toBe('submitted');
    expect((await request({}, team.members.viewer)).problem.code).toBe('auth.forbidden');
  });
});

describe('a certificate request to an outside CA', () => {
  let ca: Party;
  let lists: Awaited<ReturnType<typeof startHostileHolder>>;
  const published: Record<string, Uint8Array> = {};
  const now = Date.now();
  const dates = { notBefore: new Date(now - 3_600_000), notAfter: new Date(now + 86_400_000 * 30) };
  let communityId = '';

  const outside = (changes: object) =>
    api<Community>('POST', '/workspaces/applicants/communities', {
      as: team.members.admin,
      body: {
        name: 'Outside',
        uri: 'urn:outside',
        anchorsPem: ca.certificate.toString('pem'),
        issuance: 'outside',
        caName: 'Outside CA',
        caInstructions: 'Mail it.',
        ...changes,
      },
    });

  beforeAll(async () => {
    ca = await makeCa(null, { name: 'Outside CA', ...dates });
    lists = await startHostileHolder({
      pki: (path) => {
        const body = published[path];
        return body ? { status: 200, body: Buffer.from(body) } : { status: 404 };
      },
    });
    process.env.OUTBOUND_ALLOW = lists.host;
    resetEnv();
    communityId = (await outside({})).data.id;
  });

  afterAll(() => lists.close());

  /** A request that is with the CA, and what the CA can do with its key. */
  async function sent(id = communityId) {
    const made = await request({ communityId: id });
    const csr = await parseCsr(made.data.csrPem);
    await act(made.data.id, 'sent', undefined, team.members.developer);
    const publicKey = await crypto.subtle.importKey(
      'spki',
      new Uint8Array(csr.publicKeySpki),
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      ['verify'],
    );
    const certify = (by: Party, changes: Parameters<typeof issue>[1] = {}) =>
      issue(by, {
        name: form.appName,
        sanUris: form.sanUris,
        keys: { publicKey, privateKey: by.keys.privateKey },
        ...dates,
        ...changes,
      });
    const give = (...parties: Party[]) =>
      act(made.data.id, 'issued', { files: parties.map(fileOf) }, team.members.developer);
    return { made, csr, certify, give };
  }

  function fileOf({ certificate }: Party) {
    const content = Buffer.from(certificate.toString('pem')).toString('base64');
    return { name: 'issued.pem', content };
  }

  it('hands out the CSR, is tracked, and takes back only what was asked for', async () => {
    const { made, csr, certify, give } = await sent();
    expect(made.data).toMatchObject({
      state: 'to_send',
      issuance: 'outside',
      ca: { name: 'Outside CA', instructions: 'Mail it.' },
    });
    expect(csr).toMatchObject({ isSignatureGood: true, sanUris: form.sanUris });
    const { id } = made.data;
    const tracked = await api<RequestDetail>('GET', `${root}/${id}`, { as: team.members.viewer });
    expect(tracked.data.state).toBe('with_ca');

    const other = await makeKeys();
    const wrongKey = await give(await certify(ca, { keys: other }));
    expect(wrongKey.problem.errors[0]?.code).toBe('key_mismatch');
    const wrongUri = await give(await certify(ca, { sanUris: ['https://tides.example.org'] }));
    expect(wrongUri.problem.errors[0]?.code).toBe('issued.same_uris');
    const stranger = await makeCa(null, { name: 'Stranger', ...dates });
    const wrongCa = await give(await certify(stranger));
    expect(wrongCa.problem.errors[0]?.code).toBe('other_community');
    const approval = await act(id, 'approve', {}, operator);
    expect(approval.problem.code).toBe('certificate_request.wrong_state');

    const received = await give(await certify(ca), ca);
    expect(received.data, JSON.stringify(received.problem)).toMatchObject({ state: 'issued' });
    const certificate = await api<CertificateDetail>(
      'GET',
      `/workspaces/applicants/certificates/${received.data.certificateId}`,
      { as: team.members.viewer },
    );
    expect(certificate.data).toMatchObject({ source: 'requested', requestId: id });
    const { data } = await api<{ requests: RequestSummary[] }>('GET', queue, { as: operator });
    expect(data.requests.map((one) => one.id)).not.toContain(id);
    const again = await give(await certify(ca));
    expect(again.problem.code).toBe('certificate_request.wrong_state');
  });

  it('does not take a certificate that a certificate without authority signed', async () => {
    const { certify, give } = await sent();
    const customer = await issue(ca, { name: 'Another customer', ...dates });
    const forged = await give(await certify(customer), customer);
    expect(forged.problem?.errors[0]).toMatchObject({ path: 'files' });
    expect(forged.problem.errors[0]?.code).toContain('x509');
  });

  it('asks for revocation and for a missing intermediate over the network', async () => {
    const { certify, give } = await sent();
    const middle = await makeCa(ca, { name: 'Middle', ...dates });
    published['/pki/middle.crt'] = derOf(middle);
    const week = { thisUpdate: dates.notBefore, nextUpdate: dates.notAfter };
    const fetched = {
      caIssuers: [`${lists.url}/pki/middle.crt`],
      crlUrls: [`${lists.url}/pki/middle.crl`],
    };
    const revoked = await certify(middle, { ...fetched, serialNumber: '0a' });
    const revocation = { serialNumber: '0a', revocationDate: dates.notBefore };
    published['/pki/middle.crl'] = await makeCrl(middle, { ...week, revoked: [revocation] });
    const refused = await give(revoked);
    expect(refused.problem?.errors.map(({ detail }) => detail).join(' ')).toContain('revoked');
    const taken = await give(await certify(middle, fetched));
    expect(taken.data, JSON.stringify(taken.problem)).toMatchObject({ state: 'issued' });
    const certificate = await api<CertificateDetail>(
      'GET',
      `/workspaces/applicants/certificates/${taken.data.certificateId}`,
      { as: team.members.viewer },
    );
    // What holders need to find the way to the anchor comes along from now on.
    expect(certificate.data.chain.map(({ subject }) => subject)).toEqual([
      'CN=Tide Charts',
      'CN=Middle',
    ]);
  });

  it('keeps the agreement that was read, word for word, and no other', async () => {
    const id = (await outside({ uri: 'urn:agreed', agreement: 'Be kind.' })).data.id;
    const made = await request({ communityId: id, agreementRead: 'Be kind.' });
    expect(made.data).toMatchObject({ agreement: 'Be kind.', state: 'to_send' });
    expect(made.data.acceptedAt).not.toBeNull();
    const changed = await request({ communityId: id, agreementRead: 'Be unkind.' });
    expect(changed.problem.errors).toMatchObject([
      { path: 'acceptsAgreement', code: 'agreement_changed' },
    ]);
    expect((await request({ communityId })).data).toMatchObject({
      agreement: '',
      acceptedAt: null,
    });
    const none = await outside({ uri: 'urn:none', issuance: 'none' });
    const refused = await request({ communityId: none.data.id });
    expect(refused.problem.errors).toMatchObject([{ path: 'communityId', code: 'no_issuance' }]);
  });
});
