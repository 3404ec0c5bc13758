import { X509Certificate as NodeCertificate } from 'node:crypto';
import { exportPKCS8 } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { followRun } from '@/lib/domain/runs/follow-run';
import { startRun } from '@/lib/domain/runs/start-run';
import { writePkcs12 } from '@/lib/protocol/credentials/pkcs12/write';
import { readCredentials } from '@/lib/protocol/credentials/read-credentials';
import { issue, makeCa, type Party } from '@/lib/protocol/testing/pki';
import { authority } from '@/lib/sandbox/pki/authority';
import type {
  CertificateDetail,
  CertificateSummary,
  UploadInspection,
} from '@/lib/schemas/certificate';
import type { Community } from '@/lib/schemas/community';
import { RunRequestSchema } from '@/lib/schemas/run';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace } from './api';

type Team = Awaited<ReturnType<typeof makeWorkspace<'owner' | 'admin' | 'developer' | 'viewer'>>>;
let portal: Awaited<ReturnType<typeof startPortalServer>>;
let team: Team;
const root = '/workspaces/certificates';
const now = Date.now();
const dates = { notBefore: new Date(now - 86_400_000), notAfter: new Date(now + 86_400_000 * 90) };
let ca: Party;
let intermediate: Party;
let leaf: Party;
let leafKey = '';

beforeAll(async () => {
  portal = await startPortalServer();
  team = await makeWorkspace('certificates', ['owner', 'admin', 'developer', 'viewer']);
  ca = await makeCa(null, { name: 'Some CA', ...dates });
  intermediate = await makeCa(ca, { name: 'Some intermediate', pathLength: 0, ...dates });
  leaf = await issue(intermediate, {
    name: 'Our app',
    sanUris: ['https://app.example.org/one'],
    ...dates,
  });
  leafKey = await exportPKCS8(leaf.keys.privateKey);
}, 120_000);

afterAll(async () => {
  await portal.close();
});

const pem = (...parties: Party[]) =>
  parties.map(({ certificate }) => certificate.toString('pem')).join('\n');
const file = (content: string | Uint8Array, name = 'bundle.pem') => ({
  name,
  content: Buffer.from(content as Uint8Array).toString('base64'),
});

async function inspect(files: object[], password?: string) {
  const answer = await api<UploadInspection>('POST', `${root}/certificates/inspect`, {
    as: team.members.developer,
    body: { files, ...(password === undefined ? {} : { password }) },
  });
  expect(answer.status).toBe(200);
  return answer.data;
}

const codes = (inspection: UploadInspection) => inspection.problems.map(({ code }) => code);

describe('what an upload holds', () => {
  it('is told without storing anything: chain in order, key, and what was left out', async () => {
    const stranger = await makeCa(null, { name: 'Nobody here', ...dates });
    const found = await inspect([file(`${pem(ca, stranger, leaf, intermediate)}\n${leafKey}`)]);
    expect(found).toMatchObject({ isAcceptable: true, problems: [], duplicateOf: null });
    expect(found.chain.map(({ subject }) => subject)).toEqual([
      'CN=Our app',
      'CN=Some intermediate',
      'CN=Some CA',
    ]);
    expect(found.key).toMatchObject({ kind: 'EC P-256', where: 'file' });
    expect(found.notes.join(' ')).toContain('Nobody here');
    expect(JSON.stringify(found)).not.toContain(leafKey.split('\n')[1]);
    expect(await (await db()).certificate.count({ where: { workspaceId: team.id } })).toBe(0);
  });

  it.each([
    ['a certificate without its key', () => pem(leaf), ['missing-key']],
    ['a key of another certificate', () => `${pem(leaf)}\n${otherKey}`, ['key-mismatch']],
    ['a CA certificate with its key', () => `${pem(ca)}\n${caKey}`, ['ca-instead-of-leaf']],
    ['a key alone', () => leafKey, ['no-certificate']],
    ['something else', () => 'dear team, here is it', ['not-recognized']],
  ])('%s has its own message', async (_, content, expected) => {
    const found = await inspect([file(content())]);
    expect(codes(found)).toEqual(expect.arrayContaining(expected));
    expect(found.isAcceptable).toBe(false);
    expect(found.problems.every(({ text }) => text.length > 30)).toBe(true);
  });

  it('a PKCS #12 file asks for its password, and tells a wrong one from a cut-off file', async () => {
    const chainPem = [leaf, intermediate].map(({ certificate }) => certificate.toString('pem'));
    const p12 = writePkcs12({
      pkcs8Pem: leafKey,
      chainPem,
      password: 'geheim',
      friendlyName: 'app',
      encryption: 'modern',
    });
    const asked = await inspect([file(p12, 'app.p12')]);
    expect(asked).toMatchObject({ needsPassword: true, isAcceptable: false });
    expect(codes(await inspect([file(p12, 'app.p12')], 'falsch'))).toContain('wrong-password');
    expect(codes(await inspect([file(p12.subarray(0, 900), 'app.p12')], 'geheim'))).toContain(
      'truncated',
    );
    expect(await inspect([file(p12, 'app.p12')], 'geheim')).toMatchObject({ isAcceptable: true });
  });
});

let otherKey = '';
let caKey = '';
beforeAll(async () => {
  otherKey = await exportPKCS8((await issue(ca, { name: 'Other' })).keys.privateKey);
  caKey = await exportPKCS8(ca.keys.privateKey);
});

describe('an uploaded certificate', () => {
  it('belongs to the community that it leads to, once that is known here', async () => {
    const created = await api<Community>('POST', `${root}/communities`, {
      as: team.members.admin,
      body: { name: 'Some community', uri: 'urn:some', anchorsPem: pem(ca) },
    });
    expect(created.status).toBe(201);
    const found = await inspect([file(`${pem(leaf, intermediate)}\n${leafKey}`)]);
    expect(found.communities).toEqual([
      { id: created.data.id, name: 'Some community', uri: 'urn:some' },
    ]);
  });

  it('is kept with its key in the vault, and can sign', async () => {
    const uploaded = await api<CertificateSummary>('POST', `${root}/certificates/upload`, {
      as: team.members.developer,
      body: { files: [file(`${pem(intermediate, leaf)}\n${leafKey}`)], name: 'From the CA' },
    });
    expect(uploaded.status).toBe(201);
    expect(uploaded.data).toMatchObject({
      community: 'urn:some',
      custody: 'vault',
      source: 'uploaded',
      keyName: 'From the CA',
      sanUris: ['https://app.example.org/one'],
    });
    const again = await api('POST', `${root}/certificates/upload`, {
      as: team.members.developer,
      body: { files: [file(`${pem(leaf)}\n${leafKey}`)] },
    });
    expect(again.problem.code).toBe('certificate.duplicate');
    const exported = await api('POST', `${root}/certificates/${uploaded.data.id}/pkcs12`, {
      as: team.members.owner,
      body: { password: 'long enough', encryption: 'legacy' },
    });
    const read = readCredentials([{ name: 'x.p12', bytes: exported.bytes }], 'long enough');
    expect(read.keys).toHaveLength(1);
    expect(read.certificates).toHaveLength(2);
  });

  it('is refused field by field when it cannot be taken', async () => {
    const { problem, status } = await api('POST', `${root}/certificates/upload`, {
      as: team.members.developer,
      body: { files: [file(pem(await issue(ca, { name: 'Keyless', ...dates })))] },
    });
    expect(status).toBe(422);
    expect(problem.errors).toMatchObject([{ path: 'files', code: 'missing_key' }]);
  });
});

describe('a certificate of the sandbox', () => {
  it.each(['sandbox-harbor', 'sandbox-harbor-ec'])(
    'of %s registers at harbor, is renewed with the same URI, and the registration survives',
    async (communityId) => {
      const as = team.members.developer;
      const issued = await api<CertificateSummary>('POST', `${root}/certificates`, {
        as,
        body: { communityId, kind: 'p-256', name: `Key of ${communityId}` },
      });
      const run = async (certificateId: string) => {
        const started = await startRun(
          team.id,
          null,
          RunRequestSchema.parse({
            community: issued.data.community,
            auth: { method: 'udap', certificateId },
            request: { path: 'Patient?_count=1' },
          }),
        );
        const frames = [];
        for await (const frame of followRun(started.id, AbortSignal.timeout(60_000)))
          frames.push(frame);
        return frames;
      };
      const first = await run(issued.data.id);
      expect(first.at(-1)).toMatchObject({ verdict: 'pass' });
      const renewed = await api<CertificateSummary>(
        'POST',
        `${root}/certificates/${issued.data.id}/renew`,
        { as, body: { withNewKey: true } },
      );
      expect(renewed.status).toBe(201);
      expect(renewed.data.sanUris).toEqual(issued.data.sanUris);
      expect(renewed.data.keyId).not.toBe(issued.data.keyId);
      const second = await run(renewed.data.id);
      expect(second.at(-1)).toMatchObject({ verdict: 'pass' });
      const sent = second.flatMap((f) => (f.type === 'exchange' ? [f.exchange.purpose] : []));
      expect(sent).not.toContain('registration');

      const revoked = await api<CertificateDetail>(
        'POST',
        `${root}/certificates/${renewed.data.id}/revoke`,
        { as, body: { reason: 'keyCompromise' } },
      );
      expect(revoked.data).toMatchObject({ revokedFor: 'keyCompromise', isSandboxIssued: true });
      const third = await run(renewed.data.id);
      expect(third.at(-1)).toMatchObject({ verdict: 'fail' });
      const old = await api<CertificateDetail>('GET', `${root}/certificates/${issued.data.id}`, {
        as: team.members.viewer,
      });
      expect(old.data.renewedBy).toBe(renewed.data.id);
      expect(old.data.history.map(({ action }) => action)).toContain('certificate.issue');
      expect(old.data.registrations).toHaveLength(1);
      const refused = await api('DELETE', `${root}/certificates/${issued.data.id}`, { as });
      expect(refused.problem.code).toBe('certificate.in_use');
    },
    120_000,
  );
});

describe('communities', () => {
  const create = (body: object, as = team.members.admin) =>
    api<Community>('POST', `${root}/communities`, { as, body });

  it('of the sandbox come first and cannot be changed', async () => {
    const { data } = await api<{ communities: Community[] }>('GET', `${root}/communities`, {
      as: team.members.viewer,
    });
    expect(data.communities.map(({ managedBy }) => managedBy)).toEqual([
      'sandbox',
      'sandbox',
      'workspace',
    ]);
    const { problem } = await api('PATCH', `${root}/communities/sandbox-harbor`, {
      as: team.members.owner,
      body: { revocation: 'soft' },
    });
    expect(problem).toMatchObject({ code: 'auth.forbidden' });
  });

  it('keep what a change does not name', async () => {
    const made = await create({
      name: 'Soft',
      uri: 'urn:soft',
      anchorsPem: pem(ca),
      intermediatesPem: pem(intermediate),
      revocation: 'soft',
      algorithms: ['RS256'],
      sanSchemes: ['https'],
    });
    const { id } = made.data;
    const changed = await api<Community>('PATCH', `${root}/communities/${id}`, {
      as: team.members.admin,
      body: { name: 'Softer' },
    });
    expect(changed.data).toEqual({ ...made.data, name: 'Softer' });
    const gone = await api('DELETE', `${root}/communities/${id}`, { as: team.members.admin });
    expect(gone.status).toBe(204);
  });

  it('need anchors that are authorities, and a URI of their own', async () => {
    const notCa = await create({ name: 'x', uri: 'urn:x', anchorsPem: pem(leaf) });
    expect(notCa.problem.errors).toMatchObject([
      {
        path: 'anchorsPem',
        detail: expect.stringContaining('not a certification authority') as string,
      },
    ]);
    const garbage = await create({ name: 'x', uri: 'urn:x', anchorsPem: 'hello' });
    expect(garbage.problem.errors).toMatchObject([{ path: 'anchorsPem' }]);
    const taken = await create({ name: 'x', uri: 'urn:some', anchorsPem: pem(ca) });
    expect(taken.problem.errors).toMatchObject([{ path: 'uri', code: 'taken' }]);
  });

  it('of the operator are trusted in every workspace, and theirs alone to change', async () => {
    const client = await db();
    await client.user.update({ where: { id: team.members.owner.id }, data: { isOperator: true } });
    const { certificate } = (await authority('anchor')) as {
      certificate: { toString: (f: string) => string };
    };
    const refused = await api('POST', '/admin/communities', {
      as: team.members.admin,
      body: { name: 'All', uri: 'urn:all', anchorsPem: certificate.toString('pem') },
    });
    expect(refused.problem.code).toBe('auth.operator_only');
    const made = await api<Community>('POST', '/admin/communities', {
      as: team.members.owner,
      body: { name: 'All', uri: 'urn:all', anchorsPem: certificate.toString('pem') },
    });
    expect(made.data.managedBy).toBe('operator');
    const seen = await api<Community>('GET', `${root}/communities/${made.data.id}`, {
      as: team.members.viewer,
    });
    expect(new NodeCertificate(seen.data.anchors[0]?.pem ?? '').ca).toBe(true);
    const own = await api('DELETE', `${root}/communities/${made.data.id}`, {
      as: team.members.owner,
    });
    expect(own.problem.code).toBe('auth.forbidden');
    const gone = await api('DELETE', `/admin/communities/${made.data.id}`, {
      as: team.members.owner,
    });
    expect(gone.status).toBe(204);
  });
});
