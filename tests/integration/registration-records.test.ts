import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { listRadar } from '@/lib/domain/radar/list-radar';
import type { App } from '@/lib/schemas/app';
import type { RegistrationDetail } from '@/lib/schemas/registration';
import type { RequestLetter } from '@/lib/schemas/registration-file';
import { api, makeWorkspace } from './api';

let team: Awaited<ReturnType<typeof makeWorkspace<'owner' | 'developer' | 'viewer'>>>;
let appId: string;
const root = '/workspaces/byhand';
const secret = 'canary-secret-51c7e0';
const as = () => ({ as: team.members.developer });

beforeAll(async () => {
  team = await makeWorkspace('byhand', ['owner', 'developer', 'viewer']);
  const made = await api<App>('POST', `${root}/apps`, {
    ...as(),
    body: {
      name: 'Ledger',
      metadata: {
        client_name: 'Ledger',
        contacts: ['mailto:dev@ledger.example'],
        redirect_uris: ['https://ledger.example/callback'],
      },
    },
  });
  expect(made.status, JSON.stringify(made.problem)).toBe(201);
  appId = made.data.id;
}, 60_000);

const manual = (more: object = {}) => ({
  appId,
  grantType: 'client_credentials',
  holder: 'https://fhir.hospital.example/r4',
  clientId: 'ledger-1',
  authMethod: 'client_secret_basic',
  clientSecret: secret,
  clientSecretExpiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  scope: 'system/*.rs',
  ...more,
});

async function record(more: object = {}) {
  return api<RegistrationDetail>('POST', `${root}/registrations/manual`, {
    ...as(),
    body: manual(more),
  });
}

/** Every row of every table, as text. */
async function wholeDatabase(): Promise<string> {
  const client = await db();
  const tables = await client.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await client.$queryRawUnsafe(`SELECT t::text AS row FROM "${name}" t`);
    texts.push(JSON.stringify(rows));
  }
  return texts.join('\n');
}

describe('a client that a holder made by hand', () => {
  let id: string;

  it('is kept, and its secret is sealed', async () => {
    const made = await record();
    expect(made.status, JSON.stringify(made.problem)).toBe(201);
    ({ id } = made.data);
    expect(made.data).toMatchObject({
      method: 'manual',
      status: 'active',
      clientId: 'ledger-1',
      hasClientSecret: true,
      holderBaseUrl: 'https://fhir.hospital.example/r4',
    });
    expect(made.data.sent).toMatchObject({ client_name: 'Ledger', scope: 'system/*.rs' });
    expect(made.data.revisions).toMatchObject([{ kind: 'recorded' }]);
    expect(JSON.stringify(made.data)).not.toContain(secret);
    expect(await wholeDatabase()).not.toContain(secret);
  });

  it('shows the secret to those who may see it, each time in the audit log', async () => {
    const path = `${root}/registrations/${id}/secret`;
    for (const role of ['developer', 'viewer'] as const) {
      expect((await api('POST', path, { as: team.members[role] })).status, role).toBe(403);
    }
    const client = await db();
    const count = () =>
      client.auditEntry.count({
        where: { workspaceId: team.id, action: 'registration.reveal', targetId: id },
      });
    expect(await count()).toBe(0);
    for (const times of [1, 2]) {
      const revealed = await api<{ clientSecret: string }>('POST', path, {
        as: team.members.owner,
      });
      expect(revealed.status).toBe(200);
      expect(revealed.data.clientSecret).toBe(secret);
      expect(revealed.headers.get('cache-control')).toBe('no-store');
      expect(await count()).toBe(times);
    }
    expect(await wholeDatabase()).not.toContain(secret);
  });

  it.each([
    ['a secret that is not there', { clientSecret: undefined }, 'clientSecret', 'required'],
    ['a secret for a key', { authMethod: 'private_key_jwt' }, 'clientSecret', 'not_used'],
    ['a holder that is none', { holder: 'ftp://x' }, 'holder', 'invalid_holder'],
    ['no client_id', { clientId: '  ' }, 'clientId', undefined],
  ])('is refused for %s', async (_, more, path, code) => {
    const { status, problem } = await record(more);
    expect(status).toBe(422);
    expect(problem.errors).toMatchObject([code === undefined ? { path } : { path, code }]);
  });

  it('is edited, with a revision for each change', async () => {
    const edited = await api<RegistrationDetail>('PATCH', `${root}/registrations/${id}`, {
      ...as(),
      body: { note: 'Ticket 7', clientSecret: 'another-one', clientId: 'ledger-2' },
    });
    expect(edited.status, JSON.stringify(edited.problem)).toBe(200);
    expect(edited.data).toMatchObject({ note: 'Ticket 7', clientId: 'ledger-2' });
    expect(edited.data.revisions[0]).toMatchObject({
      kind: 'secret-changed',
      byName: 'developer@byhand.example',
      changes: [{ member: 'client_id', before: 'ledger-1', after: 'ledger-2' }],
    });
    const half = await api('PATCH', `${root}/registrations/${id}`, {
      ...as(),
      body: { clientSecret: null },
    });
    expect(half.problem.errors).toMatchObject([{ path: 'clientSecret', code: 'required' }]);
  });

  it('keeps files of evidence, which no browser runs', async () => {
    const path = `${root}/registrations/${id}/files`;
    const html = Buffer.from('<script>alert(1)</script>').toString('base64');
    const added = await api<RegistrationDetail>('POST', path, {
      ...as(),
      body: { name: 'answer.html', mediaType: 'text/html', content: html },
    });
    expect(added.status, JSON.stringify(added.problem)).toBe(201);
    const [file] = added.data.files;
    expect(file).toMatchObject({ name: 'answer.html', bytes: 25 });
    const got = await api('GET', `${path}/${file?.id}`, { as: team.members.viewer });
    expect(got.headers.get('content-type')).toBe('application/octet-stream');
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(got.bytes).toString()).toBe('<script>alert(1)</script>');

    const large = Buffer.alloc(2 * 1024 * 1024, 7).toString('base64');
    const big = await api<RegistrationDetail>('POST', path, {
      ...as(),
      body: { name: 'scan.pdf', mediaType: 'application/pdf', content: large },
    });
    expect(big.status, JSON.stringify(big.problem)).toBe(201);
    const path2 = await api('POST', path, {
      ...as(),
      body: { name: '../../etc/passwd', content: html },
    });
    expect(path2.problem.errors).toMatchObject([{ path: 'name' }]);
    const removed = await api<RegistrationDetail>('DELETE', `${path}/${file?.id}`, as());
    expect(removed.data.files).toHaveLength(1);
    expect(removed.data.revisions.slice(0, 3).map(({ kind }) => kind)).toEqual([
      'file-removed',
      'file-added',
      'file-added',
    ]);
  });

  it('is forgotten when somebody means it', async () => {
    const path = `${root}/registrations/${id}`;
    const held = await api('DELETE', path, as());
    expect(held.problem).toMatchObject({ code: 'registration.still_active' });
    expect((await api('DELETE', `${path}?force=true`, as())).status).toBe(204);
    expect((await api('GET', path, as())).status).toBe(404);
  });
});

describe('one-off credentials', () => {
  let id: string;

  it('are asked for with a letter that holds all facts, and waited for', async () => {
    const asked = await api<RegistrationDetail>('POST', `${root}/registrations/one-off`, {
      ...as(),
      body: {
        appId,
        grantType: 'authorization_code',
        holder: 'https://fhir.clinic.example/r4',
        authMethod: 'client_secret_post',
        scope: 'patient/Patient.rs',
        recipient: 'integrations@clinic.example',
        remindAt: new Date(Date.now() - 3_600_000).toISOString(),
      },
    });
    expect(asked.status, JSON.stringify(asked.problem)).toBe(201);
    ({ id } = asked.data);
    expect(asked.data).toMatchObject({ status: 'waiting', clientId: null, method: 'one-off' });
    expect(asked.data.note).toContain('integrations@clinic.example');
    const { data } = await api<RequestLetter>('GET', `${root}/registrations/${id}/letter`, as());
    for (const fact of [
      'Ledger',
      'https://fhir.clinic.example/r4',
      'https://ledger.example/callback',
      'patient/Patient.rs',
      'dev@ledger.example',
      'client_secret_post',
      id,
    ]) {
      expect(data.body).toContain(fact);
    }
    expect(data.mailto).toMatch(/^mailto:\?subject=/);
  });

  it('are on the radar until they come', async () => {
    const find = async () =>
      (await listRadar(team.id, new Date())).find(({ subject }) => subject === `reminder:${id}`);
    expect(await find()).toMatchObject({
      kind: 'reminder',
      state: 'over',
      href: `/w/byhand/registrations/${id}`,
    });
    const path = `${root}/registrations/${id}`;
    const early = await api('PATCH', path, { ...as(), body: { status: 'active' } });
    expect(early.problem.errors).toMatchObject([{ path: 'clientId' }, { path: 'clientSecret' }]);
    const answered = await api<RegistrationDetail>('PATCH', path, {
      ...as(),
      body: { status: 'active', clientId: 'clinic-9', clientSecret: secret },
    });
    expect(answered.data).toMatchObject({ status: 'active', waitingSince: null, remindAt: null });
    expect(answered.data.revisions[0]).toMatchObject({ kind: 'answered' });
    expect(await find()).toBeUndefined();
  });

  it('are on the radar again when they end', async () => {
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString();
    await api('PATCH', `${root}/registrations/${id}`, {
      ...as(),
      body: { clientExpiresAt: soon, clientSecretExpiresAt: soon },
    });
    const radar = await listRadar(team.id, new Date());
    for (const kind of ['registration', 'client-secret']) {
      expect(radar.find(({ subject }) => subject === `${kind}:${id}`)).toMatchObject({
        kind,
        state: 'urgent',
        dueAt: soon,
      });
    }
  });
});

describe('registrations of another workspace', () => {
  it('are not there', async () => {
    const made = await record({ clientId: 'not-yours' });
    const others = await makeWorkspace('nosy', ['owner']);
    const path = `/workspaces/nosy/registrations/${made.data.id}`;
    const owner = { as: others.members.owner };
    expect((await api('POST', `${path}/secret`, owner)).status).toBe(404);
    expect((await api('GET', `${path}/letter`, owner)).status).toBe(404);
    expect((await api('PATCH', path, { ...owner, body: { note: 'x' } })).status).toBe(404);
    expect((await api('DELETE', `${path}?force=true`, owner)).status).toBe(404);
  });

  it('and those made over the network are changed at the holder only', async () => {
    const client = await db();
    const made = await record({ clientId: 'net' });
    await client.registration.update({ where: { id: made.data.id }, data: { method: 'dcr' } });
    const answer = await api('PATCH', `${root}/registrations/${made.data.id}`, {
      ...as(),
      body: { clientId: 'other', note: 'fine' },
    });
    expect(answer.problem.errors).toMatchObject([{ path: 'clientId', code: 'of_the_holder' }]);
  });
});
