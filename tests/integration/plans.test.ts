import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { endpointKey } from '@/lib/directory/normalize/endpoint-key';
import { env } from '@/lib/env';
import { choose, isDecided } from '@/lib/guide/choose';
import type { App } from '@/lib/schemas/app';
import type { Plan } from '@/lib/schemas/plan';
import { api, makeToken, makeWorkspace, type Sender, type TestMember } from './api';

const root = '/workspaces/plans/apps';
let members: Record<'developer' | 'viewer', TestMember>;
let token: Sender;
let app: App;
const made: string[] = [];

async function makeApp(): Promise<App> {
  const name = `Planned ${made.push('app')}`;
  const { data } = await api<App>('POST', root, { as: members.developer, body: { name } });
  return data;
}

const get = (as: Sender = members.viewer) => api<Plan>('GET', `${root}/${app.id}/plan`, { as });
const put = (body: Record<string, unknown>, as: Sender = members.developer) =>
  api<Plan>('PUT', `${root}/${app.id}/plan`, { as, body });

beforeAll(async () => {
  const workspace = await makeWorkspace('plans', ['developer', 'viewer']);
  ({ members } = workspace);
  token = await makeToken(workspace.id, 'developer');
});

describe('the plan of an app', () => {
  it('is empty before anybody answered', async () => {
    app = await makeApp();
    const { status, data } = await get();
    expect(status).toBe(200);
    expect(data).toEqual({
      appId: app.id,
      answers: {},
      version: 0,
      updatedAt: null,
      updatedBy: null,
      holders: [],
      flow: null,
    });
  });

  it('keeps the answers with who gave them, and says what follows', async () => {
    app = await makeApp();
    const answers = { user: 'patient', redirects: ['https'], secret: 'server' };
    const saved = await put({ answers, version: 0 });
    expect(saved.data).toMatchObject({
      answers,
      version: 1,
      updatedBy: members.developer.email,
      flow: 'smart-standalone',
    });
    expect((await get()).data).toEqual(saved.data);
    const client = await db();
    const audited = await client.auditEntry.findMany({
      where: { targetId: app.id, action: 'plan.save' },
    });
    expect(audited.map(({ detail }) => detail)).toEqual([
      { answered: 'user, secret, redirects', flow: 'smart-standalone' },
    ]);
  });

  it('takes answers of scripts too', async () => {
    app = await makeApp();
    const { data } = await put({ answers: { user: 'nobody' }, version: 0 }, token);
    expect(data).toMatchObject({ version: 1, updatedBy: null, flow: 'backend-services' });
  });

  it('says when somebody else was quicker, and loses nothing', async () => {
    app = await makeApp();
    await put({ answers: { user: 'patient' }, version: 0 });
    const again = await put({ answers: { user: 'staff' }, version: 0 });
    expect(again).toMatchObject({ status: 409, problem: { code: 'resource.changed' } });
    const second = await put({ answers: { user: 'nobody' }, version: 1 });
    expect(second.data.version).toBe(2);
    const late = await put({ answers: {}, version: 1 });
    expect(late).toMatchObject({ status: 409, problem: { code: 'resource.changed' } });
    expect((await get()).data.answers).toEqual({ user: 'nobody' });
  });

  it('lets one of two who begin at once win', async () => {
    app = await makeApp();
    const both = await Promise.all([
      put({ answers: { user: 'patient' }, version: 0 }),
      put({ answers: { user: 'staff' }, version: 0 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('refuses what is no answer, and says which', async () => {
    app = await makeApp();
    const { status, problem } = await put({
      answers: { user: 'robot', holders: ['ftp://x'] },
      version: 0,
    });
    expect(status).toBe(422);
    expect(problem.errors.map(({ path }) => path)).toEqual(['answers.user', 'answers.holders.0']);
  });

  it('is not for viewers to change, and not there for others', async () => {
    app = await makeApp();
    expect((await put({ answers: {}, version: 0 }, members.viewer)).status).toBe(403);
    const { members: others } = await makeWorkspace('plans-other', ['owner']);
    const elsewhere = await api('GET', `/workspaces/plans-other/apps/${app.id}/plan`, {
      as: others.owner,
    });
    expect(elsewhere.status).toBe(404);
    const writing = await api('PUT', `/workspaces/plans-other/apps/${app.id}/plan`, {
      as: others.owner,
      body: { answers: {}, version: 0 },
    });
    expect(writing.status).toBe(404);
  });

  it('goes with the app', async () => {
    app = await makeApp();
    await put({ answers: { user: 'patient' }, version: 0 });
    await api('DELETE', `${root}/${app.id}`, { as: members.developer });
    const client = await db();
    expect(await client.appPlan.count({ where: { appId: app.id } })).toBe(0);
  });
});

describe('the holders of a plan', () => {
  const service = { user: 'nobody', certificate: 'have', secret: 'server' };

  it('are known from the sandbox as they answer there', async () => {
    app = await makeApp();
    const harbor = `${env().APP_URL}/sandbox/harbor/fhir/r4`;
    const { data } = await put({ answers: { ...service, holders: [harbor] }, version: 0 });
    expect(data.holders[0]).toMatchObject({
      baseUrl: harbor,
      hasSmart: true,
      hasUdap: true,
      profile: { key: 'sandbox-harbor' },
    });
    expect(data.holders[0]?.udapProfiles).toContain('udap_authz');
    const choice = choose(data.answers, data.holders);
    if (!isDecided(choice)) throw new Error('undecided');
    expect(choice.holders).toMatchObject([{ flow: 'udap-client-credentials', method: 'udap' }]);
  });

  it('are known from the directory, whatever their spelling, and change the flow', async () => {
    app = await makeApp();
    const client = await db();
    const baseUrl = 'https://fhir.planned.example.org/r4';
    const key = endpointKey(baseUrl);
    if (!('key' in key)) throw new Error('no key');
    await client.fhirEndpoint.create({
      data: {
        id: newId('fhe'),
        baseUrl,
        urlKey: key.key,
        urlKeyLower: key.key.toLowerCase(),
        host: 'fhir.planned.example.org',
        capability: {
          create: {
            smartSha: 'a'.repeat(64),
            smartCapabilities: ['client-confidential-asymmetric'],
            grantTypes: ['client_credentials'],
          },
        },
      },
    });
    const holders = [`${baseUrl}/`];
    const { data } = await put({ answers: { ...service, holders }, version: 0 });
    expect(data.holders[0]).toMatchObject({
      baseUrl: `${baseUrl}/`,
      hasSmart: true,
      hasUdap: false,
      profile: { key: 'smart' },
    });
    // With the same answers and without this holder it would be UDAP.
    expect(choose(data.answers, []).flow).toBe('udap-client-credentials');
    expect(data.flow).toBe('backend-services');
  });

  it('are unknown where nobody has looked', async () => {
    app = await makeApp();
    const holders = ['https://nobody.example.net/fhir', 'https://fhir.healthtogo.me/fhir/r4/a.b'];
    const { data } = await put({ answers: { holders }, version: 0 });
    expect(data.holders).toMatchObject([
      { name: 'nobody.example.net', probedAt: null, hasUdap: null, profile: { key: 'smart' } },
      { name: 'fhir.healthtogo.me', probedAt: null, profile: { key: 'emr-direct' } },
    ]);
  });
});
