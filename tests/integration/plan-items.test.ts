import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { appsThatPlan } from '@/lib/domain/plans/apps-that-plan';
import { followRun } from '@/lib/domain/runs/follow-run';
import type { App } from '@/lib/schemas/app';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import type { Environment } from '@/lib/schemas/environment';
import type { Checklist, PlanItem } from '@/lib/schemas/checklist';
import type { RadarItem } from '@/lib/schemas/radar';
import type { RegistrationDetail } from '@/lib/schemas/registration';
import type { Run, RunRequestInput } from '@/lib/schemas/run';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace } from './api';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let team: Awaited<ReturnType<typeof makeWorkspace<'developer' | 'viewer'>>>;
let others: Awaited<ReturnType<typeof makeWorkspace<'developer'>>>;
let app: App;
let harbor = '';

const root = '/workspaces/planners';
const clinic = 'https://fhir.clinic.example.org/r4';
const dev = () => ({ as: team.members.developer });

beforeAll(async () => {
  portal = await startPortalServer();
  team = await makeWorkspace('planners', ['developer', 'viewer']);
  others = await makeWorkspace('strangers', ['developer']);
  const made = await api<App>('POST', `${root}/apps`, {
    ...dev(),
    body: {
      name: 'Tides',
      metadata: { client_name: 'Tides', contacts: ['mailto:dev@app.example.org'] },
    },
  });
  expect(made.status, JSON.stringify(made.problem)).toBe(201);
  app = made.data;
  harbor = `${portal.url}/sandbox/harbor/fhir/r4`;
}, 120_000);

afterAll(() => portal.close());

const at = (path: string) => `${root}/apps/${app.id}/plan/${path}`;

async function readPlan(): Promise<Checklist> {
  const answer = await api<Checklist>('GET', at('items'), dev());
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200);
  return answer.data;
}

function itemOf({ items }: Checklist, id: string, holder = ''): PlanItem {
  const found = items.find((one) => one.id === id && one.holder === holder);
  if (!found) throw new Error(`no item ${id} at ${holder || 'the app'}`);
  return found;
}

const say = (itemId: string, body: object) =>
  api<Checklist>('PATCH', at(`items/${itemId}`), { ...dev(), body });

async function finish(run: Run): Promise<string | null> {
  let verdict: string | null = null;
  for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) {
    if (frame.type === 'run.finished') verdict = frame.verdict;
  }
  return verdict;
}

async function send(body: RunRequestInput): Promise<Run> {
  const started = await api<Run>('POST', `${root}/runs`, { ...dev(), body });
  expect(started.status, JSON.stringify(started.problem)).toBe(201);
  await finish(started.data);
  return started.data;
}

describe('the plan of an app that has nothing', () => {
  it('begins with a request and follows from what the app has', async () => {
    const plan = await readPlan();
    expect(plan).toMatchObject({
      appName: 'Tides',
      flow: 'udap-client-credentials',
      isChosen: false,
      holders: [],
      next: { id: 'develop.first-request', state: 'open' },
    });
    expect(plan.items.some(({ id }) => id === 'register.client')).toBe(false);
    expect(itemOf(plan, 'certificate.issued').words).toContain(
      app.clients.find(({ grantType }) => grantType === 'client_credentials')?.issuer,
    );
  });

  it('takes holders by name of the sandbox and by base URL, each once', async () => {
    const add = (body: object) => api<Checklist>('POST', at('holders'), { ...dev(), body });
    expect((await add({ holder: 'harbor' })).status).toBe(201);
    expect((await add({ holder: clinic, name: 'Clinic' })).status).toBe(201);
    const { data } = await add({ holder: harbor });
    expect(data.holders).toEqual([
      { baseUrl: harbor, name: 'Sandbox holder harbor', isSandbox: true, isRemovable: true },
      { baseUrl: clinic, name: 'Clinic', isSandbox: false, isRemovable: true },
    ]);
    expect(itemOf(data, 'register.client', clinic).state).toBe('blocked');
    // The page of the holder in the directory says which apps plan it.
    expect(await appsThatPlan(team.id, clinic)).toEqual([app.id]);
    expect(await appsThatPlan(team.id, `${clinic}/other`)).toEqual([]);
    expect(await appsThatPlan(others.id, clinic)).toEqual([]);
    const bad = await add({ holder: 'ftp://clinic.example.org' });
    expect(bad.problem).toMatchObject({ code: 'request.invalid' });
  });
});

describe('evidence', () => {
  it('comes from a registration: the certificate, the discovery, the client and its run', async () => {
    const started = await api<Run>('POST', `${root}/registrations`, {
      ...dev(),
      body: { appId: app.id, grantType: 'client_credentials', method: 'udap', holder: 'harbor' },
    });
    expect(started.status, JSON.stringify(started.problem)).toBe(201);
    expect(await finish(started.data)).not.toBe('fail');
    const plan = await readPlan();
    for (const [id, holder] of [
      ['certificate.issued', ''],
      ['certificate.lasting', ''],
      ['register.discovery', harbor],
      ['register.client', harbor],
    ] as const) {
      expect(itemOf(plan, id, holder), id).toMatchObject({ state: 'done' });
    }
    expect(itemOf(plan, 'register.discovery', harbor).href).toBe(
      `/w/planners/runs/${started.data.id}`,
    );
    expect(itemOf(plan, 'register.client', clinic).state).toBe('open');
    expect(itemOf(plan, 'test.token', harbor).state).toBe('open');
    expect(plan.holders[0]).toMatchObject({ baseUrl: harbor, isRemovable: false });
  });

  it('of the console app is none of this app', async () => {
    await send({ auth: { method: 'backend' } });
    const plan = await readPlan();
    expect(itemOf(plan, 'develop.first-request').state).toBe('done');
    expect(itemOf(plan, 'test.token', harbor).state).toBe('open');
    expect(itemOf(plan, 'test.read', harbor).state).toBe('open');
  });

  it('comes from a run as the app: the token, the read, and production where it is marked', async () => {
    const listed = await api<{ certificates: CertificateSummary[] }>(
      'GET',
      `${root}/certificates`,
      dev(),
    );
    const issuer = app.clients.find(({ grantType }) => grantType === 'client_credentials')?.issuer;
    const certificate = listed.data.certificates.find(({ sanUris }) =>
      sanUris.includes(issuer ?? ''),
    );
    const auth = { method: 'udap', certificateId: certificate?.id } as const;
    const run = await send({ auth });
    const plan = await readPlan();
    const href = `/w/planners/runs/${run.id}`;
    expect(itemOf(plan, 'test.token', harbor)).toMatchObject({ state: 'done', href });
    expect(itemOf(plan, 'test.read', harbor)).toMatchObject({ state: 'done', href });
    expect(itemOf(plan, 'live.read', harbor).state).toBe('blocked');

    const environment = await api<Environment>('POST', `${root}/environments`, {
      ...dev(),
      body: { name: 'Production', colour: 'red', isProduction: true, variables: [] },
    });
    expect(environment.status, JSON.stringify(environment.problem)).toBe(201);
    const production = await send({ auth, environment: environment.data.id });
    expect(itemOf(await readPlan(), 'live.read', harbor)).toMatchObject({
      state: 'done',
      href: `/w/planners/runs/${production.id}`,
    });
  });

  it('is waiting while a holder has been asked, and says since when', async () => {
    const asked = await api<RegistrationDetail>('POST', `${root}/registrations/one-off`, {
      ...dev(),
      body: {
        appId: app.id,
        grantType: 'client_credentials',
        holder: clinic,
        authMethod: 'private_key_jwt',
        scope: 'system/*.rs',
      },
    });
    expect(asked.status, JSON.stringify(asked.problem)).toBe(201);
    expect(itemOf(await readPlan(), 'register.client', clinic)).toMatchObject({
      state: 'waiting',
      waitingOn: 'holder',
      at: asked.data.waitingSince,
    });
  });

  it('goes when what it stands on goes', async () => {
    const client = await db();
    const where = { appId: app.id, holderBaseUrl: harbor };
    const data = { clientExpiresAt: new Date(Date.now() - 1000) };
    await client.registration.updateMany({ where, data });
    const item = itemOf(await readPlan(), 'register.client', harbor);
    expect(item.state).toBe('open');
    expect(item.words).toMatch(/ended on/);
    await client.registration.updateMany({ where, data: { clientExpiresAt: null } });
  });
});

describe('what people say', () => {
  it('keeps owner, day, note and evidence, and takes them away with null', async () => {
    const ownerId = (
      await (await db()).membership.findFirstOrThrow({ where: { workspaceId: team.id } })
    ).userId;
    const said = await say('security.retention', {
      ownerId,
      dueOn: '2026-01-31',
      note: 'Ask Ada.',
      evidenceUrl: 'https://wiki.example.org/retention',
      evidenceName: 'retention.pdf',
    });
    expect(said.status, JSON.stringify(said.problem)).toBe(200);
    expect(itemOf(said.data, 'security.retention')).toMatchObject({
      state: 'open',
      isOverdue: true,
      hand: { ownerId, dueOn: '2026-01-31', note: 'Ask Ada.', evidenceName: 'retention.pdf' },
    });
    expect(said.data.next?.id).toBe('security.retention');
    const less = await say('security.retention', { dueOn: null, ownerId: null });
    expect(itemOf(less.data, 'security.retention').hand).toMatchObject({
      ownerId: null,
      ownerName: null,
      dueOn: null,
      note: 'Ask Ada.',
    });
  });

  it('ticks with who and when, and unticks', async () => {
    const ticked = itemOf(
      (await say('security.data-use', { isDone: true })).data,
      'security.data-use',
    );
    expect(ticked.state).toBe('done-by-hand');
    expect(ticked.hand?.doneBy).toBeTruthy();
    const again = itemOf(
      (await say('security.data-use', { isDone: false })).data,
      'security.data-use',
    );
    expect(again).toMatchObject({ state: 'open', hand: { doneAt: null, doneBy: null } });
  });

  it('waits since the first time that it was said', async () => {
    const first = itemOf(
      (await say('agreements.terms', { holder: clinic, waitingOn: 'legal' })).data,
      'agreements.terms',
      clinic,
    );
    expect(first).toMatchObject({ state: 'waiting', waitingOn: 'legal' });
    const second = itemOf(
      (await say('agreements.terms', { holder: clinic, waitingOn: 'legal', note: 'Called.' })).data,
      'agreements.terms',
      clinic,
    );
    expect(second.at).toBe(first.at);
  });

  it('refuses what does not fit', async () => {
    const status = async (itemId: string, body: object) => (await say(itemId, body)).status;
    expect(await status('security.nothing', { isDone: true })).toBe(404);
    expect(await status('security.retention', { holder: clinic, isDone: true })).toBe(404);
    expect(await status('agreements.terms', { isDone: true })).toBe(404);
    expect(
      await status('agreements.terms', { holder: 'https://other.example.org', isDone: true }),
    ).toBe(404);
    expect(await status('security.retention', { evidenceUrl: 'javascript:alert(1)' })).toBe(422);
    expect(await status('security.retention', { evidenceUrl: '//evil.example.org' })).toBe(422);
    expect(await status('security.retention', { dueOn: 'soon' })).toBe(422);
    expect(await status('security.retention', { ownerId: 'usr_nobody' })).toBe(422);
  });

  it('is in the audit log with what was changed, not with what was written', async () => {
    const client = await db();
    const [entry] = await client.auditEntry.findMany({
      where: { workspaceId: team.id, action: 'plan.item' },
      orderBy: { at: 'asc' },
    });
    expect(entry).toMatchObject({ targetKind: 'app', targetId: app.id });
    expect(entry?.detail).toMatchObject({ item: 'security.retention' });
    expect(JSON.stringify(entry?.detail)).not.toContain('Ask Ada');
  });

  it('is for developers; viewers read, strangers find nothing', async () => {
    const viewer = { as: team.members.viewer };
    expect((await api('GET', at('items'), viewer)).status).toBe(200);
    const body = { isDone: true };
    expect((await api('PATCH', at('items/security.retention'), { ...viewer, body })).status).toBe(
      403,
    );
    const stranger = { as: others.members.developer };
    const elsewhere = `/workspaces/strangers/apps/${app.id}/plan/items`;
    expect((await api('GET', elsewhere, stranger)).status).toBe(404);
    expect(
      (await api('PATCH', `${elsewhere}/security.retention`, { ...stranger, body })).status,
    ).toBe(404);
  });
});

describe('the radar', () => {
  const radar = async () => {
    const answer = await api<{ items: RadarItem[] }>('GET', `${root}/radar`, dev());
    return answer.data.items.filter(({ kind }) => kind === 'plan');
  };

  it('has items with a day until they are settled', async () => {
    const dueOn = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await say('agreements.terms', { holder: clinic, dueOn });
    await say('develop.first-request', { dueOn });
    // The second one is done by evidence already.
    expect(await radar()).toMatchObject([
      {
        title: expect.stringContaining('Clinic') as string,
        state: 'urgent',
        href: `/w/planners/apps/${app.id}/plan`,
      },
    ]);
    await say('agreements.terms', { holder: clinic, notNeeded: 'They have none.' });
    expect(await radar()).toEqual([]);
  });
});

describe('taking a holder out', () => {
  const remove = (holder: string) =>
    api('DELETE', `${at('holders')}?holder=${encodeURIComponent(holder)}`, dev());

  it('keeps one with a registration, and forgets what was said of one without', async () => {
    expect((await remove(harbor)).status).toBe(204);
    expect((await readPlan()).holders.map(({ baseUrl }) => baseUrl)).toContain(harbor);
    const extra = 'https://extra.example.org/r4';
    await api('POST', at('holders'), { ...dev(), body: { holder: extra } });
    await say('agreements.terms', { holder: extra, note: 'Whatever.' });
    expect((await remove(extra)).status).toBe(204);
    const client = await db();
    expect(await client.planItemState.count({ where: { holder: extra } })).toBe(0);
    expect((await remove(extra)).status).toBe(404);
  });
});
