import { exportPKCS8 } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { followRun } from '@/lib/domain/runs/follow-run';
import { writePkcs12 } from '@/lib/protocol/credentials/pkcs12/write';
import { issue, makeCa } from '@/lib/protocol/testing/pki';
import type { TrustReport } from '@/lib/protocol/x509/trust-report';
import type { RunFrame } from '@/lib/run/frames';
import { testCertificateKinds, issueTestCertificate } from '@/lib/sandbox/pki/test-certificates';
import { findHolder } from '@/lib/sandbox/holders/find-holder';
import { udapMetadata } from '@/lib/sandbox/udap/metadata';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import type { Run } from '@/lib/schemas/run';
import type { ExamineInput } from '@/lib/schemas/trust-doctor';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace } from './api';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let team: Awaited<ReturnType<typeof makeWorkspace<'developer' | 'viewer'>>>;
const root = '/workspaces/doctor';

beforeAll(async () => {
  portal = await startPortalServer();
  team = await makeWorkspace('doctor', ['developer', 'viewer']);
}, 120_000);

afterAll(async () => {
  await portal.close();
});

async function examine(body: ExamineInput) {
  const started = await api<Run>('POST', `${root}/trust-doctor`, {
    as: team.members.developer,
    body,
  });
  expect(started.status, JSON.stringify(started.problem)).toBe(201);
  const frames: RunFrame[] = [];
  for await (const frame of followRun(started.data.id, AbortSignal.timeout(60_000))) {
    frames.push(frame);
  }
  const report = frames.flatMap((frame) => (frame.type === 'trust' ? [frame.report] : []))[0];
  return { frames, report: report as TrustReport, end: frames.at(-1) };
}

const failedIds = (report: TrustReport) =>
  report.paths[0]?.checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id) ?? [];

describe('the trust doctor', () => {
  it('examines a holder by its address, over the network, with lists and OCSP', async () => {
    const { report, frames, end } = await examine({
      subject: {
        kind: 'address',
        address: `${portal.url}/sandbox/harbor/fhir/r4/.well-known/udap`,
      },
    });
    expect(end).toMatchObject({ status: 'finished', verdict: 'pass' });
    expect(report).toMatchObject({ verdict: 'pass' });
    expect(report.summary).toContain('Trusted in');
    const purposes = new Set(
      frames.flatMap((frame) => (frame.type === 'exchange' ? [frame.exchange.purpose] : [])),
    );
    expect([...purposes].sort()).toEqual(['crl', 'ocsp', 'udap-metadata']);
    expect(frames.some((frame) => frame.type === 'jwt')).toBe(true);
  });

  it('examines a JWT and a certificate of the workspace', async () => {
    const answer = await udapMetadata((await findHolder('harbor'))!, null);
    const jwt = answer.status === 200 ? String(answer.body.signed_metadata) : '';
    expect((await examine({ subject: { kind: 'text', text: jwt } })).report.verdict).toBe('pass');
    const issued = await api<CertificateSummary>('POST', `${root}/certificates`, {
      as: team.members.developer,
      body: { kind: 'p-256', communityId: 'sandbox-harbor-ec' },
    });
    const { report } = await examine({
      subject: { kind: 'certificate', certificateId: issued.data.id },
    });
    expect(report.verdict).toBe('pass');
    expect(report.paths[0]?.anchor?.communityId).toBe('sandbox-harbor-ec');
    const elsewhere = await examine({
      subject: { kind: 'certificate', certificateId: issued.data.id },
      communityId: 'sandbox-harbor',
    });
    expect(elsewhere.report.verdict).toBe('fail');
  });

  it('opens a PKCS #12 file, and keeps neither the key nor the password', async () => {
    const ca = await makeCa(null, { name: 'Nobody' });
    const leaf = await issue(ca, { name: 'Packed' });
    const pkcs8Pem = await exportPKCS8(leaf.keys.privateKey);
    const file = writePkcs12({
      pkcs8Pem,
      chainPem: [leaf.certificate.toString('pem')],
      password: 'a-telltale-password',
      friendlyName: 'x',
      encryption: 'modern',
    });
    const content = Buffer.from(file).toString('base64');
    const files = [{ name: 'packed.p12', content }];
    const wrong = await api('POST', `${root}/trust-doctor`, {
      as: team.members.developer,
      body: { subject: { kind: 'files', files, password: 'wrong' } },
    });
    expect(wrong.problem.errors).toMatchObject([{ path: 'subject.password' }]);
    const { report, frames } = await examine({
      subject: { kind: 'files', files, password: 'a-telltale-password' },
    });
    expect(report.verdict).toBe('fail');
    expect(JSON.stringify(frames)).toContain('doctor.private-key');
    const client = await db();
    const kept = JSON.stringify([
      await client.run.findMany(),
      await client.runFrame.findMany(),
      await client.auditEntry.findMany(),
    ]);
    expect(kept).not.toContain('a-telltale-password');
    expect(kept).not.toContain(content.slice(100, 160));
    expect(kept).not.toContain(pkcs8Pem.split('\n')[1]);
  });

  const expected: Record<string, string[]> = {
    good: [],
    expired: ['x509.path.dates'],
    'not-yet-valid': ['x509.path.dates'],
    revoked: ['x509.crl', 'x509.ocsp', 'x509.revocation'],
    'untrusted-root': ['x509.path.reaches-anchor'],
    'no-san': [],
    'missing-intermediate': ['x509.path.reaches-anchor'],
    'dead-crl': ['x509.revocation'],
    'stale-crl': ['x509.revocation'],
    'wrong-key-usage': ['x509.leaf.key-usage'],
    'ca-as-leaf': ['x509.leaf.key-usage'],
  };

  it.each(Object.entries(expected))('tells what is wrong with %s', async (kind, ids) => {
    expect(testCertificateKinds.map((one) => one.kind)).toContain(kind);
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    const { chainPem } = await issueTestCertificate(kind as 'good', {
      publicKey: keys.publicKey,
      sanUris: ['https://bad.example.org'],
      commonName: `Bad ${kind}`,
    });
    const { report } = await examine({ subject: { kind: 'text', text: chainPem.join('\n') } });
    const failed = failedIds(report);
    if (ids.length === 0) expect(failed).toEqual([]);
    else expect(failed).toEqual(expect.arrayContaining(ids));
  });

  it.each([
    ['nothing of the kind', { kind: 'text', text: 'hello' }, 'subject.text'],
    [
      'a JWT without certificates',
      { kind: 'text', text: 'eyJhbGciOiJub25lIn0.e30.' },
      'subject.text',
    ],
    ['no address', { kind: 'address', address: 'ftp://x' }, 'subject.address'],
  ] as const)('refuses %s at the field', async (_, subject, path) => {
    const { problem, status } = await api('POST', `${root}/trust-doctor`, {
      as: team.members.developer,
      body: { subject },
    });
    expect(status).toBe(422);
    expect(problem.errors).toMatchObject([{ path }]);
  });
});
