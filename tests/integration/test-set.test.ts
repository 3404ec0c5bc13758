import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { followRun } from '@/lib/domain/runs/follow-run';
import { startRun } from '@/lib/domain/runs/start-run';
import { readCredentials } from '@/lib/protocol/credentials/read-credentials';
import type { CertificationAuthority } from '@/lib/schemas/authority';
import type { CertificateDetail, CertificateSummary } from '@/lib/schemas/certificate';
import { RunRequestSchema } from '@/lib/schemas/run';
import type {
  MadeTestCertificate,
  TestCertificateDescription,
} from '@/lib/schemas/test-certificate';
import { startPortalServer } from '../fakes/portal-server';
import { api, makePerson, makeWorkspace, signIn, type Sender } from './api';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let team: Awaited<ReturnType<typeof makeWorkspace<'developer' | 'viewer'>>>;
let operator: Sender;
const root = '/workspaces/test-set';

beforeAll(async () => {
  portal = await startPortalServer();
  team = await makeWorkspace('test-set', ['developer', 'viewer']);
  const person = await makePerson('operator@example.org');
  await (await db()).user.update({ where: { id: person.id }, data: { isOperator: true } });
  operator = await signIn(person.id);
}, 120_000);

afterAll(async () => {
  await portal.close();
});

const make = (body: object) =>
  api<MadeTestCertificate>('POST', `${root}/test-certificates`, {
    as: team.members.developer,
    body,
  });

describe('the test set', () => {
  it('makes every kind, as PEM and as PKCS #12 that opens with its password', async () => {
    const { data } = await api<{ kinds: TestCertificateDescription[] }>(
      'GET',
      `${root}/test-certificates`,
      { as: team.members.viewer },
    );
    expect(data.kinds).toHaveLength(12);
    for (const { kind } of data.kinds) {
      const made = await make({ kind, keyKind: 'p-256' });
      expect(made.status, kind).toBe(201);
      const bytes = new Uint8Array(Buffer.from(made.data.pkcs12, 'base64'));
      const read = readCredentials([{ name: 'x.p12', bytes }], made.data.password);
      expect(read.certificates, kind).toHaveLength(made.data.chainPem.length);
    }
  }, 60_000);

  it('keeps one in the workspace, which a run presents to harbor and sees refused', async () => {
    const made = await make({ kind: 'expired', keep: true });
    const run = await startRun(
      team.id,
      null,
      RunRequestSchema.parse({
        auth: { method: 'udap', certificateId: made.data.certificateId, register: 'always' },
      }),
    );
    const bodies: string[] = [];
    for await (const frame of followRun(run.id, AbortSignal.timeout(30_000))) {
      if (frame.type === 'exchange' && frame.exchange.purpose === 'registration') {
        bodies.push(frame.exchange.response?.body.text ?? '');
      }
    }
    expect(bodies.join()).toContain('unapproved_software_statement');
    expect(bodies.join()).toContain('expired');
    // The portal never takes a bad one by itself.
    const plain = await startRun(team.id, null, RunRequestSchema.parse({}));
    for await (const frame of followRun(plain.id, AbortSignal.timeout(30_000))) {
      if (frame.type === 'run.finished') expect(frame.verdict).toBe('pass');
    }
    const { id: otherId } = await makeWorkspace('test-set-others', ['developer']);
    const other = await ensureApp(otherId);
    const stolen = await make({ kind: 'good', sanUri: other.issuer });
    expect(stolen.problem.errors).toMatchObject([{ path: 'sanUri', code: 'taken' }]);
    const own = await make({ kind: 'good', sanUri: 'https://ours.example.org', keyKind: 'p-256' });
    expect(own.status).toBe(201);
    const weak = await make({ kind: 'weak-key', keep: true });
    expect(weak.problem.errors).toMatchObject([{ path: 'keep' }]);
  }, 60_000);
});

describe('the test CA', () => {
  it('shows its authorities and what they issued, and revokes for every workspace', async () => {
    const issued = await api<CertificateSummary>('POST', `${root}/certificates`, {
      as: team.members.developer,
      body: { kind: 'p-256' },
    });
    const found = await api<CertificationAuthority>(
      'GET',
      `/admin/ca?query=${issued.data.serialNumber}`,
      { as: operator },
    );
    expect(found.data.issued).toHaveLength(1);
    expect(found.data.authorities.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['anchor', 'intermediate', 'ec:anchor', 'ec:intermediate']),
    );
    const revoked = await api('POST', `/admin/ca/certificates/${issued.data.serialNumber}/revoke`, {
      as: operator,
      body: { reason: 'cessationOfOperation' },
    });
    expect(revoked.status).toBe(200);
    const seen = await api<CertificateDetail>('GET', `${root}/certificates/${issued.data.id}`, {
      as: team.members.viewer,
    });
    expect(seen.data.revokedFor).toBe('cessationOfOperation');
    const refused = await api('GET', '/admin/ca', { as: team.members.developer });
    expect(refused.problem.code).toBe('auth.operator_only');
  });
});
