import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seal, sealedUnder, unseal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { followRun } from '@/lib/domain/runs/follow-run';
import { startRun } from '@/lib/domain/runs/start-run';
import { runCommand } from '@/lib/domain/setup/run-command';
import { resetEnv } from '@/lib/env';
import type { RunFrame } from '@/lib/run/frames';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import type { KeySummary } from '@/lib/schemas/key';
import { RunRequestSchema } from '@/lib/schemas/run';
import type { SignatureRequest } from '@/lib/schemas/signature';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace } from './api';

type Team = Awaited<ReturnType<typeof makeWorkspace<'owner' | 'admin' | 'developer' | 'viewer'>>>;
let portal: Awaited<ReturnType<typeof startPortalServer>>;
let team: Team;
let strangers: Team;
const root = '/workspaces/key-team';

beforeAll(async () => {
  portal = await startPortalServer();
  const roles = ['owner', 'admin', 'developer', 'viewer'] as const;
  team = await makeWorkspace('key-team', roles);
  strangers = await makeWorkspace('strangers', roles);
}, 120_000);

afterAll(async () => {
  await portal.close();
});

/** A key pair as a browser makes it, and what it tells the portal. */
async function browserKey(alg: 'ES256' | 'RS256' = 'ES256') {
  const pair = await generateKeyPair(alg, { extractable: true });
  const { kty, n, e, crv, x, y } = await exportJWK(pair.publicKey);
  const publicJwk: JWK =
    kty === 'RSA'
      ? { kty, n: n ?? '', e: e ?? '' }
      : { kty: 'EC', crv: crv ?? '', x: x ?? '', y: y ?? '' };
  const thumbprint = await calculateJwkThumbprint(publicJwk);
  const proof = await new CompactSign(Buffer.from(JSON.stringify({ thumbprint })))
    .setProtectedHeader({ alg })
    .sign(pair.privateKey);
  return {
    pair,
    thumbprint,
    body: { custody: 'browser', name: 'My browser', algorithm: alg, publicJwk, proof },
  };
}

describe('keys of the vault', () => {
  it.each(['rsa-2048', 'rsa-3072', 'rsa-4096', 'p-256', 'p-384'])(
    'are made as %s, sealed, and never answered with their private half',
    async (kind) => {
      const made = await api<KeySummary>('POST', `${root}/keys`, {
        as: team.members.developer,
        body: { custody: 'vault', name: `A ${kind} key`, kind },
      });
      expect(made.status).toBe(201);
      expect(made.data.kind.toLowerCase().replace(/^ec |^rsa /, '')).toBe(kind.replace('rsa-', ''));
      const row = await (
        await db()
      ).key.findUniqueOrThrow({
        where: { id: made.data.id },
        select: { sealedPrivate: true },
      });
      expect(row.sealedPrivate).toMatch(/^v1\./);
      const answers = JSON.stringify([
        made.data,
        (await api('GET', `${root}/keys`, { as: team.members.viewer })).data,
      ]);
      expect(answers).not.toContain('sealed');
      expect(answers).not.toMatch(/"d":/);
    },
    60_000,
  );

  it('refuse an algorithm that does not suit the kind, and say which do', async () => {
    const { status, problem } = await api('POST', `${root}/keys`, {
      as: team.members.developer,
      body: { custody: 'vault', name: 'Odd', kind: 'p-256', algorithm: 'RS256' },
    });
    expect(status).toBe(422);
    expect(problem.errors).toMatchObject([
      { path: 'algorithm', detail: expect.stringContaining('ES256') as string },
    ]);
  });

  it('are exported to admins only, encrypted, and the audit log says so', async () => {
    const made = await api<KeySummary>('POST', `${root}/keys`, {
      as: team.members.developer,
      body: { custody: 'vault', name: 'To export', kind: 'p-256' },
    });
    const target = `${root}/keys/${made.data.id}/export`;
    const body = { password: 'correct horse' };
    const refused = await api('POST', target, { as: team.members.developer, body });
    expect(refused.problem.code).toBe('auth.forbidden');
    const foreign = await api('POST', target, { as: strangers.members.owner, body });
    expect(foreign.status).toBe(404);
    const file = await api('POST', target, { as: team.members.admin, body });
    const pem = Buffer.from(file.bytes).toString();
    expect(pem).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    const key = createPrivateKey({ key: pem, passphrase: body.password });
    const { x } = createPublicKey(key).export({ format: 'jwk' });
    expect(x).toBe(made.data.publicJwk['x']);
    const entry = await (await db()).auditEntry.findFirst({ where: { action: 'key.export' } });
    expect(entry).toMatchObject({ targetId: made.data.id, actorId: team.members.admin.id });
  });

  it('are imported from an encrypted file, once, and sign', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const pem = privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'geheim',
    });
    const files = [{ name: 'app.key', content: Buffer.from(pem).toString('base64') }];
    const as = team.members.developer;
    const send = (body: object) => api<KeySummary>('POST', `${root}/keys/import`, { as, body });
    const wrong = await send({ name: 'Imported', files, password: 'falsch' });
    expect(wrong.problem.errors).toMatchObject([{ path: 'password', code: 'wrong_password' }]);
    const imported = await send({ name: 'Imported', files, password: 'geheim' });
    expect(imported.data).toMatchObject({ origin: 'imported', kind: 'EC P-384', custody: 'vault' });
    const again = await send({ name: 'Again', files, password: 'geheim' });
    expect(again.problem.code).toBe('key.duplicate');
    const none = await send({
      name: 'None',
      files: [{ name: 'x', content: Buffer.from('hello').toString('base64') }],
    });
    expect(none.problem.errors).toMatchObject([{ path: 'files' }]);
    const issued = await api<CertificateSummary>('POST', `${root}/certificates`, {
      as,
      body: { keyId: imported.data.id },
    });
    expect(issued.data.algorithm).toBe('ES384');
  });

  it('cannot be removed while a certificate rests on them', async () => {
    const issued = await api<CertificateSummary>('POST', `${root}/certificates`, {
      as: team.members.developer,
      body: { kind: 'p-256' },
    });
    expect(issued.status).toBe(201);
    const target = `${root}/keys/${issued.data.keyId}`;
    const refused = await api('DELETE', target, { as: team.members.developer });
    expect(refused.problem.code).toBe('key.in_use');
    await api('DELETE', `${root}/certificates/${issued.data.id}`, { as: team.members.developer });
    expect((await api('DELETE', target, { as: team.members.developer })).status).toBe(204);
    expect((await api('GET', target, { as: team.members.developer })).status).toBe(404);
  });
});

describe('keys of a browser', () => {
  it('are taken with a proof of possession only, and once', async () => {
    const { body } = await browserKey();
    const other = await browserKey();
    const as = team.members.developer;
    const stolen = await api('POST', `${root}/keys`, {
      as,
      body: { ...body, proof: other.body.proof },
    });
    expect(stolen.problem.code).toBe('key.signature_invalid');
    const withPrivate = await api('POST', `${root}/keys`, {
      as,
      body: { ...body, publicJwk: { ...body.publicJwk, d: 'AAAA' } },
    });
    expect(withPrivate.status).toBe(422);
    expect((await api('POST', `${root}/keys`, { as, body })).status).toBe(201);
    const again = await api('POST', `${root}/keys`, { as, body });
    expect(again.problem.code).toBe('key.duplicate');
  });

  it('cannot be exported: they are not here', async () => {
    const { body } = await browserKey('RS256');
    const made = await api<KeySummary>('POST', `${root}/keys`, { as: team.members.admin, body });
    const { problem } = await api('POST', `${root}/keys/${made.data.id}/export`, {
      as: team.members.admin,
      body: { password: 'correct horse' },
    });
    expect(problem).toMatchObject({
      code: 'key.not_here',
      detail: expect.stringContaining('browser') as string,
    });
  });

  it('sign for a run: registration and token with a key that the portal never had', async () => {
    const as = team.members.developer;
    const key = await browserKey();
    const made = await api<KeySummary>('POST', `${root}/keys`, { as, body: key.body });
    const issued = await api<CertificateSummary>('POST', `${root}/certificates`, {
      as,
      body: { keyId: made.data.id },
    });
    expect(issued.data).toMatchObject({ custody: 'browser', algorithm: 'ES256' });
    const frames: RunFrame[] = [];
    const run = await startRun(
      team.id,
      null,
      RunRequestSchema.parse({
        auth: { method: 'udap', certificateId: issued.data.id, register: 'always' },
        request: { path: 'Patient?_count=1' },
      }),
    );
    for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) {
      frames.push(frame);
      if (frame.type !== 'signature.requested') continue;
      const target = `${root}/signatures/${frame.signatureId}`;
      const asked = await api<SignatureRequest>('GET', target, { as });
      const input = Buffer.from(asked.data.input);
      const wrong = await api('POST', target, {
        as,
        body: { signature: randomBytes(64).toString('base64url') },
      });
      expect(wrong.problem.code).toBe('key.signature_invalid');
      const stranger = await api('GET', target.replace('key-team', 'strangers'), {
        as: strangers.members.owner,
      });
      expect(stranger.status).toBe(404);
      const privateKey = createPrivateKey({
        key: (await exportJWK(key.pair.privateKey)) as never,
        format: 'jwk',
      });
      const signature = sign('sha256', input, { key: privateKey, dsaEncoding: 'ieee-p1363' });
      const answered = await api<SignatureRequest>('POST', target, {
        as,
        body: { signature: signature.toString('base64url') },
      });
      expect(answered.data.state).toBe('signed');
      const late = await api('POST', target, { as, body: { refused: true } });
      expect(late.problem.code).toBe('signature.too_late');
    }
    expect(frames.at(-1)).toMatchObject({ type: 'run.finished', verdict: 'pass' });
    const asked = frames.flatMap((f) => (f.type === 'signature.requested' ? [f.purpose] : []));
    expect(asked).toEqual(['software_statement', 'client_assertion']);
    const row = await (
      await db()
    ).key.findUniqueOrThrow({
      where: { id: made.data.id },
      select: { sealedPrivate: true },
    });
    expect(row.sealedPrivate).toBeNull();
  }, 60_000);

  it('end a run with the reason when the person refuses', async () => {
    const as = team.members.developer;
    const [known] = (
      await api<{ certificates: CertificateSummary[] }>('GET', `${root}/certificates`, { as })
    ).data.certificates.filter(({ custody }) => custody === 'browser');
    const run = await startRun(
      team.id,
      null,
      RunRequestSchema.parse({
        auth: { method: 'udap', certificateId: known?.id, register: 'always' },
      }),
    );
    const texts: string[] = [];
    for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) {
      if (frame.type === 'signature.requested') {
        const target = `${root}/signatures/${frame.signatureId}`;
        expect((await api('POST', target, { as, body: { refused: true } })).status).toBe(200);
      }
      if (frame.type === 'note') texts.push(frame.text);
      if (frame.type === 'run.finished') expect(frame.verdict).toBe('fail');
    }
    expect(texts.join(' ')).toContain('did not want to sign');
  }, 60_000);
});

describe('the rotation of the master key', () => {
  it('seals everything again under a new key, and what was sealed stays readable', async () => {
    const folder = process.env.DATA_DIR ?? '';
    const before = process.env.MASTER_KEY ?? '';
    const client = await db();
    const kept = await client.key.findFirstOrThrow({
      where: { sealedPrivate: { not: null } },
      select: { id: true, sealedPrivate: true },
    });
    const plain = await unseal(kept.sealedPrivate ?? '', `key:${kept.id}`);

    // The operator has put a new key into the environment, and the old one beside it.
    process.env.MASTER_KEY = randomBytes(32).toString('base64');
    process.env.MASTER_KEY_PREVIOUS = before;
    resetEnv();
    expect(await runCommand({ command: 'vault.rotate' })).toMatch(/^[1-9]\d* secrets sealed again/);
    delete process.env.MASTER_KEY_PREVIOUS;
    resetEnv();
    const after = await client.key.findUniqueOrThrow({
      where: { id: kept.id },
      select: { sealedPrivate: true },
    });
    expect(sealedUnder(after.sealedPrivate ?? '')).not.toBe(sealedUnder(kept.sealedPrivate ?? ''));
    expect(await unseal(after.sealedPrivate ?? '', `key:${kept.id}`)).toEqual(plain);
    await expect(unseal(kept.sealedPrivate ?? '', `key:${kept.id}`)).rejects.toThrow('master key');

    // Without MASTER_KEY the key is a file that the rotation replaces by itself.
    process.env.MASTER_KEY_PREVIOUS = process.env.MASTER_KEY;
    delete process.env.MASTER_KEY;
    resetEnv();
    await seal('made with the file', 'test');
    const file = path.join(folder, 'master.key');
    const first = fs.readFileSync(file, 'utf8');
    await runCommand({ command: 'vault.rotate' });
    expect(fs.readFileSync(file, 'utf8')).not.toBe(first);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.existsSync(`${file}.previous`)).toBe(false);
    const last = await client.key.findUniqueOrThrow({
      where: { id: kept.id },
      select: { sealedPrivate: true },
    });
    expect(await unseal(last.sealedPrivate ?? '', `key:${kept.id}`)).toEqual(plain);
    expect(await runCommand({ command: 'vault.rotate' })).not.toMatch(/^0 /);
    process.env.MASTER_KEY = before;
    delete process.env.MASTER_KEY_PREVIOUS;
    resetEnv();
  }, 60_000);

  it('knows every sealed column of the schema', async () => {
    const schema = fs
      .readdirSync('prisma/schema')
      .map((file) => fs.readFileSync(path.join('prisma/schema', file), 'utf8'))
      .join('\n');
    const declared = schema.match(/^\s+sealed\w+\s/gm) ?? [];
    const { sealedColumns } = await import('@/lib/domain/vault/sealed-columns');
    expect(sealedColumns(await db())).toHaveLength(declared.length);
  });
});
