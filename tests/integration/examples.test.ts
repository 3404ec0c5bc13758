import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { startExampleJob } from '@/lib/domain/examples/start-example-job';
import { giveNotices } from '@/lib/domain/notices/give-notices';
import type { LeasedJob } from '@/lib/domain/jobs/start-leased-job';
import { runCommand } from '@/lib/domain/setup/run-command';
import type { App } from '@/lib/schemas/app';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import type { Checklist } from '@/lib/schemas/checklist';
import type { Examples } from '@/lib/schemas/examples';
import type { RadarItem } from '@/lib/schemas/radar';
import type { RegistrationSummary } from '@/lib/schemas/registration';
import type { Run } from '@/lib/schemas/run';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace } from './api';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let team: Awaited<ReturnType<typeof makeWorkspace<'developer' | 'viewer'>>>;
let job: LeasedJob;
let own: App;

const root = '/workspaces/shown';
const as = () => ({ as: team.members.developer });

beforeAll(async () => {
  portal = await startPortalServer();
  team = await makeWorkspace('shown', ['developer', 'viewer']);
  job = startExampleJob({ isAlone: true, lookMs: 200 });
  // What people made themselves, under a name that an example wants.
  const made = await api<App>('POST', `${root}/apps`, {
    ...as(),
    body: { name: 'Beacon (example)', metadata: { client_name: 'Ours' } },
  });
  own = made.data;
  const issued = await api('POST', `${root}/certificates`, { ...as(), body: { appId: own.id } });
  expect(issued.status, JSON.stringify(issued.problem)).toBe(201);
}, 120_000);

afterAll(async () => {
  await job.stop();
  await portal.close();
});

async function examples(): Promise<Examples> {
  return (await api<Examples>('GET', `${root}/examples`, as())).data;
}

async function until(state: Examples['state']): Promise<Examples> {
  for (let left = 600; left > 0; left -= 1) {
    const now = await examples();
    if (now.state === state) return now;
    if (now.state === 'failed') throw new Error(now.words);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the examples are not ${state}: ${JSON.stringify(await examples())}`);
}

async function plans(): Promise<Map<string, Checklist>> {
  const { data } = await api<{ apps: App[] }>('GET', `${root}/apps`, as());
  const all = await Promise.all(
    data.apps.map(({ id }) => api<Checklist>('GET', `${root}/apps/${id}/plan/items`, as())),
  );
  return new Map(
    all.map(({ data: plan }) => [
      plan.appName.replace(/ \(.*/, plan.appId === own.id ? ' of ours' : ''),
      plan,
    ]),
  );
}

/** How many rows of each table the workspace has. */
async function rows(): Promise<Record<string, number>> {
  const client = await db();
  const where = { workspaceId: team.id };
  return {
    apps: await client.app.count({ where }),
    plans: await client.appPlan.count({ where }),
    items: await client.planItemState.count({ where }),
    practice: await client.appPractice.count({ where }),
    agreements: await client.agreement.count({ where }),
    contacts: await client.holderContact.count({ where }),
    registrations: await client.registration.count({ where }),
    certificates: await client.certificate.count({ where }),
    requests: await client.certificateRequest.count({ where }),
    keys: await client.key.count({ where }),
    runs: await client.run.count({ where }),
    authorizations: await client.runAuthorization.count({ where }),
    collections: await client.collection.count({ where }),
    environments: await client.environment.count({ where }),
    examples: await client.exampleThing.count(),
    clients: await client.sandboxClient.count(),
  };
}

describe('the examples', () => {
  let before: Record<string, number>;

  it('are made once, by developers', async () => {
    before = await rows();
    expect((await examples()).state).toBe('none');
    expect((await api('POST', `${root}/examples`, { as: team.members.viewer })).status).toBe(403);
    const nothing = await api<Examples>('DELETE', `${root}/examples`, as());
    expect(nothing.data.state).toBe('none');
    expect((await api('POST', `${root}/examples`, as())).status).toBe(200);
    // Asked for twice, they are made once.
    expect((await api('POST', `${root}/examples`, as())).status).toBe(200);
    const filled = await until('filled');
    expect(filled).toMatchObject({ done: filled.total, counts: { app: 7, certificate: 3 } });
  }, 180_000);

  it('show registrations in every status and by several ways', async () => {
    const { data } = await api<{ registrations: RegistrationSummary[] }>(
      'GET',
      `${root}/registrations`,
      as(),
    );
    const found = data.registrations.map(({ status, method }) => `${status} ${method}`);
    expect(new Set(found)).toEqual(
      new Set(['active udap', 'active dcr', 'waiting one-off', 'expired manual', 'cancelled udap']),
    );
  });

  it('show certificates that last, are about to end and are revoked, and one that is asked for', async () => {
    const { data } = await api<{ certificates: CertificateSummary[] }>(
      'GET',
      `${root}/certificates`,
      as(),
    );
    const named = (name: string) =>
      data.certificates.find(({ keyName }) => keyName.startsWith(name));
    const daysOf = (name: string) =>
      (Date.parse(named(name)?.notAfter ?? '') - Date.now()) / 86_400_000;
    expect(daysOf('Beacon')).toBeGreaterThan(300);
    expect(daysOf('Ferry')).toBeLessThan(14);
    expect(named('Ketch')?.revokedFor).toBe('cessationOfOperation');
    const client = await db();
    const where = { workspaceId: team.id };
    expect(await client.certificateRequest.findMany({ where, select: { state: true } })).toEqual([
      { state: 'submitted' },
    ]);
  });

  it('show runs that succeeded, failed and wait, and a collection', async () => {
    const { data } = await api<{ runs: Run[] }>('GET', `${root}/runs?limit=100`, as());
    const verdicts = data.runs.map(({ status, verdict }) =>
      status === 'running' ? 'waits' : verdict,
    );
    for (const one of ['pass', 'fail', 'waits']) expect(verdicts, one).toContain(one);
    expect((await rows()).collections).toBe(1);
  });

  it('begin the run that waits again once it has ended, and no second one while it waits', async () => {
    const waiting = async () => {
      const { data } = await api<{ runs: Run[] }>('GET', `${root}/runs?limit=100`, as());
      return data.runs.filter(({ status }) => status === 'running');
    };
    const [first, ...others] = await waiting();
    expect(others).toEqual([]);
    expect((await examples()).waitsForSignIn).toBe(true);
    const { data: same } = await api<Examples>('POST', `${root}/examples`, as());
    expect(same).toMatchObject({ state: 'filled', waitsForSignIn: true });
    expect((await waiting()).map(({ id }) => id)).toEqual([first?.id]);
    const { status } = await api('POST', `${root}/runs/${first?.id}/cancel`, as());
    expect(status).toBeLessThan(300);
    while ((await waiting()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    const { counts, waitsForSignIn } = await examples();
    expect(waitsForSignIn).toBe(false);
    const { data: again } = await api<Examples>('POST', `${root}/examples`, as());
    // An example like the others: it is counted, and goes with them.
    expect(again).toMatchObject({
      state: 'filled',
      waitsForSignIn: true,
      counts: { run: (counts.run ?? 0) + 1 },
    });
    expect((await waiting()).map(({ id }) => id)).not.toContain(first?.id);
    expect(await waiting()).toHaveLength(1);
  });

  it('show an app at each stage of its plan', async () => {
    const all = await plans();
    const plan = (name: string) => all.get(name)!;
    const state = (name: string, id: string) =>
      plan(name).items.find((item) => item.id === id)?.state;
    expect(plan('Compass')).toMatchObject({ isChosen: false, holders: [] });
    expect(plan('Chart')).toMatchObject({ isChosen: true, flow: 'smart-standalone' });
    expect(state('Chart', 'register.client')).not.toBe('done');
    expect(state('Lantern', 'register.client')).toBe('done');
    expect(state('Lantern', 'test.token')).not.toBe('done');
    expect(state('Sextant', 'register.client')).toBe('waiting');
    expect(state('Sextant', 'certificate.issued')).toBe('waiting');
    // Sent, and not signed yet.
    expect(state('Sextant', 'agreements.baa')).toBe('waiting');
    expect(state('Ferry', 'test.read')).toBe('done');
    expect(state('Ferry', 'certificate.lasting')).toBe('open');
    expect(state('Ferry', 'live.read')).toBe('blocked');
    expect(state('Beacon', 'live.read')).toBe('done');
    const open = plan('Beacon').items.filter(
      ({ isRequired, state: one }) => isRequired && !one.startsWith('done'),
    );
    expect(open.map(({ id }) => id)).toEqual([]);
    expect(state('Ketch', 'register.client')).not.toBe('done');
    expect(plan('Lantern').progress.overdue).toBe(1);
  });

  it('show what ends on the radar, and nobody is written to about it', async () => {
    const { data } = await api<{ items: RadarItem[] }>('GET', `${root}/radar`, as());
    const kinds = new Set(data.items.map(({ kind }) => kind));
    for (const kind of ['certificate', 'agreement', 'next-step', 'plan', 'registration']) {
      expect(kinds, kind).toContain(kind);
    }
    const client = await db();
    await client.webhook.create({
      data: {
        id: 'whk_examples',
        workspaceId: team.id,
        url: 'https://hook.example.org',
        sealedSecret: 'none',
      },
    });
    await giveNotices(new Date());
    const told = await client.notice.findMany({ where: { workspaceId: team.id } });
    expect(told.map(({ title }) => title).filter((title) => /example/.test(title))).toEqual([]);
    await client.webhook.deleteMany({ where: { workspaceId: team.id } });
  });

  it('are removed whole, and what people made stays', async () => {
    expect((await api('DELETE', `${root}/examples`, as())).status).toBe(200);
    await until('none');
    expect(await rows()).toEqual(before);
    expect((await api('GET', `${root}/apps/${own.id}`, as())).status).toBe(200);
  }, 60_000);

  it('are made by the command as well, and removed while they are being made', async () => {
    const filling = runCommand({ command: 'demo.fill', workspace: 'shown' });
    await expect(filling).resolves.toMatch(/^shown is filled with 7 apps/);
    await expect(runCommand({ command: 'demo.remove', workspace: 'shown' })).resolves.toBe(
      'shown has no examples any more.',
    );
    expect((await api('POST', `${root}/examples`, as())).status).toBe(200);
    await until('filling');
    expect((await api('DELETE', `${root}/examples`, as())).status).toBe(200);
    await until('none');
    expect(await rows()).toEqual(before);
  }, 180_000);

  it('are begun anew where a process put them down, and are there once', async () => {
    await api('POST', `${root}/examples`, as());
    while ((await examples()).done < 4) await new Promise((resolve) => setTimeout(resolve, 50));
    await job.stop();
    expect((await examples()).state).toBe('filling');
    job = startExampleJob({ isAlone: true, lookMs: 200 });
    await until('filled');
    expect((await rows()).apps).toBe((before.apps ?? 0) + 7);
    await api('DELETE', `${root}/examples`, as());
    await until('none');
    expect(await rows()).toEqual(before);
  }, 180_000);
});
