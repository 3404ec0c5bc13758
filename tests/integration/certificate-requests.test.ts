import 'reflect-metadata';
import { generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { buildCsr, parseCsr } from '@/lib/protocol/credentials/csr';
import { issue, makeCa, type Party } from '@/lib/protocol/testing/pki';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { validatePath } from '@/lib/protocol/x509/validate-path';
import { sandboxCommunities } from '@/lib/sandbox/pki/community';
import { ownPkiTransport } from '@/lib/sandbox/pki/own-transport';
import type { CertificateDetail } from '@/lib/schemas/certificate';
import type { RequestDetail, RequestSummary } from '@/lib/schemas/certificate-request';
import type { Community } from '@/lib/schemas/community';
import type { KeySummary } from '@/lib/schemas/key';
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

async function csrFor(sanUris: string[]) {
  const pair = await generateKeyPair('ES256', { extractable: true });
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
    expect(mismatch.problem.errors[0]?.detail).toContain('https://tides.example.org/app/,');
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

  it('is for its workspace and the operator only', async () => {
    const { id } = (await request()).data;
    const foreign = await api('GET', `/workspaces/others/certificate-requests/${id}`, {
      as: strangers.members.admin,
    });
    expect(foreign.status).toBe(404);
    const notOperator = await api('GET', `${queue}/${id}`, { as: team.members.admin });
    expect(notOperator.problem.code).toBe('auth.operator_only');
    expect((await request({}, team.members.viewer)).problem.code).toBe('auth.forbidden');
  });
});

describe('a certificate request to an outside CA', () => {
  let ca: Party;
  const now = Date.now();
  const dates = { notBefore: new Date(now - 3_600_000), notAfter: new Date(now + 86_400_000 * 30) };
  let communityId = '';

  beforeAll(async () => {
    ca = await makeCa(null, { name: 'Outside CA', ...dates });
    const community = await api<Community>('POST', '/workspaces/applicants/communities', {
      as: team.members.admin,
      body: {
        name: 'Outside',
        uri: 'urn:outside',
        anchorsPem: ca.certificate.toString('pem'),
        issuance: 'outside',
        caName: 'Outside CA',
        caInstructions: 'Mail it.',
      },
    });
    communityId = community.data.id;
  });

  it('hands out the CSR, is tracked, and takes back only what was asked for', async () => {
    const made = await request({ communityId });
    expect(made.data).toMatchObject({
      state: 'to_send',
      issuance: 'outside',
      ca: { name: 'Outside CA', instructions: 'Mail it.' },
    });
    const { id, csrPem } = made.data;
    const csr = await parseCsr(csrPem);
    expect(csr).toMatchObject({ isSignatureGood: true, sanUris: form.sanUris });
    const sent = await act(id, 'sent', undefined, team.members.developer);
    expect(sent.data.state).toBe('with_ca');

    const publicKey = await crypto.subtle.importKey(
      'spki',
      new Uint8Array(csr.publicKeySpki),
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      ['verify'],
    );
    const certify = async (sanUris: string[], by: Party = ca, key: CryptoKey = publicKey) => {
      const keys = { publicKey: key, privateKey: by.keys.privateKey };
      const { certificate } = await issue(by, { name: form.appName, sanUris, keys, ...dates });
      const pem = certificate.toString('pem');
      return { files: [{ name: 'issued.pem', content: Buffer.from(pem).toString('base64') }] };
    };
    const give = async (body: object) => act(id, 'issued', body, team.members.developer);
    const other = await generateKeyPair('ES256', { extractable: true });
    const wrongKey = await give(await certify(form.sanUris, ca, other.publicKey));
    expect(wrongKey.problem.errors[0]?.code).toBe('key_mismatch');
    const wrongUri = await give(await certify(['https://tides.example.org']));
    expect(wrongUri.problem.errors[0]?.code).toBe('issued.same_uris');
    const stranger = await makeCa(null, { name: 'Stranger', ...dates });
    const wrongCa = await give(await certify(form.sanUris, stranger));
    expect(wrongCa.problem.errors[0]?.code).toBe('other_community');

    const received = await give(await certify(form.sanUris));
    expect(received.data, JSON.stringify(received.problem)).toMatchObject({ state: 'issued' });
    const { data } = await api<{ requests: RequestSummary[] }>('GET', queue, { as: operator });
    expect(data.requests.map((one) => one.id)).not.toContain(id);
  });
});
