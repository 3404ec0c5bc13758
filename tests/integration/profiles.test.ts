import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { profileFor } from '@/lib/domain/profiles/profile-for';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import { builtInProfiles } from '@/lib/protocol/registration/profiles/built-in-profiles';
import { emrDirect } from '@/lib/protocol/registration/profiles/emr-direct';
import type { HolderProfileEntry } from '@/lib/schemas/holder-profile';
import { api, makeToken, makeWorkspace, type Sender } from './api';

const root = '/workspaces/keepers/holder-profiles';
let team: Awaited<ReturnType<typeof makeWorkspace<'owner' | 'developer' | 'viewer'>>>;
let others: Awaited<ReturnType<typeof makeWorkspace<'developer'>>>;
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  team = await makeWorkspace('keepers', ['owner', 'developer', 'viewer']);
  others = await makeWorkspace('neighbours', ['developer']);
});

const asDeveloper = () => ({ as: team.members.developer });
const list = async (slug = 'keepers', as: Sender = team.members.viewer) =>
  (
    await api<{ profiles: HolderProfileEntry[] }>('GET', `/workspaces/${slug}/holder-profiles`, {
      as,
    })
  ).data.profiles;
const get = (key: string) =>
  api<HolderProfileEntry>('GET', `${root}/${key}`, { as: team.members.viewer });
const put = (key: string, body: unknown) =>
  api<HolderProfileEntry>('PUT', `${root}/${key}`, { ...asDeveloper(), body });
const post = (body: unknown) => api<HolderProfileEntry>('POST', root, { ...asDeveloper(), body });
const remove = (key: string) => api('DELETE', `${root}/${key}`, asDeveloper());

/** A profile as somebody read it today. */
function readToday(
  profile: HolderProfile,
  change: (profile: HolderProfile) => void,
): HolderProfile {
  const copy = structuredClone(profile);
  change(copy);
  copy.source = { text: 'A call with their support', url: null, date: today };
  return copy;
}
const own = (key: string, hosts: string[] = []) =>
  readToday(emrDirect, (one) => Object.assign(one, { key, name: `Own ${key}`, hosts }));

/** A registration that names a profile. */
async function makeRegistration(profileKey: string, status = 'active'): Promise<string> {
  const client = await db();
  const { id: appId } = await client.app.create({
    data: { id: newId('app'), workspaceId: team.id, name: newId('app'), metadata: {} },
  });
  const { id } = await client.registration.create({
    data: {
      id: newId('reg'),
      workspaceId: team.id,
      appId,
      holderBaseUrl: 'https://fhir.example.org',
      profileKey,
      method: 'manual',
      scope: 'system/*.rs',
      status,
      response: {},
    },
  });
  return id;
}

describe('holder profiles', () => {
  it('are the built-in ones at first, with the addresses of this portal', async () => {
    const profiles = await list();
    expect(profiles.map(({ profile }) => profile)).toEqual(builtInProfiles(env().APP_URL));
    for (const entry of profiles) {
      expect(entry).toMatchObject({
        origin: 'built-in',
        updatedAt: null,
        updatedBy: null,
        registrationCount: 0,
        differences: [],
      });
    }
  });

  it('are read by viewers, and changed from developers on', async () => {
    const token = await makeToken(team.id, 'viewer');
    for (const as of [team.members.viewer, token]) {
      expect((await api('GET', `${root}/smart`, { as })).status).toBe(200);
      for (const [method, path] of [
        ['POST', root],
        ['PUT', `${root}/emr-direct`],
        ['DELETE', `${root}/emr-direct`],
      ] as const) {
        const answer = await api(method, path, {
          as,
          ...(method === 'DELETE' ? {} : { body: own('by-viewer') }),
        });
        expect(answer.problem).toMatchObject({ status: 403, code: 'auth.forbidden' });
      }
    }
    expect((await list()).every(({ origin }) => origin === 'built-in')).toBe(true);
  });

  it('that nobody knows are not found', async () => {
    for (const answer of [
      await get('nope'),
      await remove('nope'),
      await put('nope', own('nope')),
    ]) {
      expect(answer.problem).toMatchObject({ status: 404, code: 'resource.not_found' });
    }
  });
});

describe('a built-in profile', () => {
  const edited = readToday(emrDirect, (one) => (one.methods.dcr.clientIdLifeDays = 60));

  it('is changed for this workspace only, and shows how', async () => {
    const answer = await put('emr-direct', edited);
    expect(answer.status, JSON.stringify(answer.problem)).toBe(200);
    expect(answer.data).toMatchObject({
      profile: edited,
      origin: 'edited',
      updatedBy: team.members.developer.email,
    });
    expect(answer.data.differences).toEqual([
      { path: 'methods.dcr.clientIdLifeDays', before: 30, after: 60 },
      { path: 'source.text', before: emrDirect.source.text, after: 'A call with their support' },
      { path: 'source.url', before: emrDirect.source.url, after: null },
      ...(today === emrDirect.source.date
        ? []
        : [{ path: 'source.date', before: emrDirect.source.date, after: today }]),
    ]);
    expect((await get('emr-direct')).data).toEqual(answer.data);
    expect((await list()).filter(({ origin }) => origin !== 'built-in')).toEqual([answer.data]);
    const theirs = await list('neighbours', others.members.developer);
    expect(theirs.every(({ origin }) => origin === 'built-in')).toBe(true);
    const chosen = await profileFor(team.id, {
      holderBaseUrl: 'https://fhir.healthtogo.me/fhir/r4/x',
      hasUdap: null,
    });
    expect(chosen.methods.dcr.clientIdLifeDays).toBe(60);
    expect(chosen.why).toMatch(/This workspace says/);
  });

  it('takes another change only with the source of it', async () => {
    const longer = structuredClone(edited);
    longer.methods.dcr.clientIdLifeDays = 90;
    longer.source.date = '2026-01-02';
    expect((await put('emr-direct', longer)).status).toBe(200);
    const silent = structuredClone(longer);
    silent.methods.dcr.clientIdLifeDays = 10;
    const refused = await put('emr-direct', silent);
    expect(refused.problem).toMatchObject({ status: 422, code: 'request.invalid' });
    expect(refused.problem.errors).toMatchObject([{ path: 'source.text', code: 'stale_source' }]);
    expect(refused.problem.errors[0]?.detail).toContain('methods.dcr.clientIdLifeDays');
    expect((await get('emr-direct')).data.profile.methods.dcr.clientIdLifeDays).toBe(90);
  });

  it('keeps its key', async () => {
    const answer = await put('emr-direct', own('other-key'));
    expect(answer.problem.errors).toMatchObject([{ path: 'key', code: 'other_key' }]);
  });

  it('is restored, also while registrations name it, and then nothing is left to restore', async () => {
    await makeRegistration('emr-direct');
    expect((await get('emr-direct')).data.registrationCount).toBe(1);
    expect((await remove('emr-direct')).status).toBe(204);
    const { data } = await get('emr-direct');
    expect(data).toMatchObject({ origin: 'built-in', profile: emrDirect, registrationCount: 1 });
    expect((await remove('emr-direct')).status).toBe(204);
  });

  it('saved as it was built in is not an edited one', async () => {
    await put('emr-direct', edited);
    const { data } = await put('emr-direct', emrDirect);
    expect(data).toMatchObject({ origin: 'built-in', updatedAt: null });
    const client = await db();
    expect(await client.holderProfile.count({ where: { workspaceId: team.id } })).toBe(0);
  });
});

describe('a profile of the workspace’s own', () => {
  it('is added, changed and removed, and all of it is in the log with its source', async () => {
    const created = await post(own('acme', ['*.acme.example']));
    expect(created.status, JSON.stringify(created.problem)).toBe(201);
    expect(created.data).toMatchObject({ origin: 'own', differences: [] });
    expect((await list()).map(({ profile }) => profile.key)[0]).toBe('acme');
    const renamed = { ...created.data.profile, name: 'Acme Health' };
    expect((await put('acme', renamed)).data.profile.name).toBe('Acme Health');
    expect((await remove('acme')).status).toBe(204);
    expect((await get('acme')).status).toBe(404);
    const log = await api<{ entries: unknown[] }>('GET', '/workspaces/keepers/audit?limit=3', {
      as: team.members.owner,
    });
    const target = { kind: 'holder profile', id: 'acme' };
    const source = { source: 'A call with their support', read: today };
    expect(log.data.entries).toMatchObject([
      { action: 'profile.delete', target, detail: { restored: false } },
      { action: 'profile.update', target, detail: { name: 'Acme Health', ...source } },
      { action: 'profile.create', target, detail: { name: 'Own acme', ...source } },
    ]);
  });

  it('has a key that nobody else has here, and may have that of a neighbour', async () => {
    expect((await post(own('twice'))).status).toBe(201);
    for (const key of ['twice', 'emr-direct']) {
      const answer = await post(own(key));
      expect(answer.problem.errors).toMatchObject([{ path: 'key', code: 'taken' }]);
    }
    const theirs = await api('POST', '/workspaces/neighbours/holder-profiles', {
      as: others.members.developer,
      body: own('twice'),
    });
    expect(theirs.status).toBe(201);
    const both = await Promise.all([post(own('at-once')), post(own('at-once'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('is not there for neighbours', async () => {
    await post(own('secret'));
    const theirs = (method: string) =>
      api(method, '/workspaces/neighbours/holder-profiles/secret', {
        as: others.members.developer,
        ...(method === 'PUT' ? { body: own('secret') } : {}),
      });
    for (const method of ['GET', 'PUT', 'DELETE']) expect((await theirs(method)).status).toBe(404);
    expect((await get('secret')).status).toBe(200);
  });

  it('stays while a registration names it that is not cancelled', async () => {
    await post(own('in-use'));
    const id = await makeRegistration('in-use');
    await makeRegistration('in-use', 'cancelled');
    expect((await get('in-use')).data.registrationCount).toBe(1);
    const refused = await remove('in-use');
    expect(refused.problem).toMatchObject({ status: 409, code: 'profile.in_use' });
    expect((await get('in-use')).status).toBe(200);
    const client = await db();
    await client.registration.update({ where: { id }, data: { status: 'cancelled' } });
    expect((await remove('in-use')).status).toBe(204);
  });

  it('has its errors at the fields', async () => {
    const broken = own('broken', ['fine.example', 'https://not.example']);
    broken.methods.manual.grantTypes = [];
    const answer = await post(broken);
    expect(answer.problem.errors.map(({ path }) => path).sort()).toEqual([
      'hosts.1',
      'methods.manual.grantTypes',
    ]);
    const shapeless = await post({ ...own('broken'), pkce: 'S512', extra: true });
    expect(shapeless.problem.errors.map(({ path }) => path).sort()).toEqual(['extra', 'pkce']);
    const early = own('early');
    early.source.date = '2199-01-01';
    expect((await post(early)).problem.errors).toMatchObject([
      { path: 'source.date', code: 'in_the_future' },
    ]);
    expect((await get('broken')).status).toBe(404);
  });
});

describe('the profile for a holder', () => {
  const asked = (holderBaseUrl: string, rest: object = {}) =>
    profileFor(team.id, { holderBaseUrl, hasUdap: null, ...rest });

  it('prefers what the workspace knows, and never what a neighbour knows', async () => {
    await post(own('ours', ['fhir.ours.example', 'stage.healthtogo.me']));
    await api('POST', '/workspaces/neighbours/holder-profiles', {
      as: others.members.developer,
      body: own('theirs', ['fhir.theirs.example']),
    });
    expect(await asked('https://fhir.ours.example/r4')).toMatchObject({ key: 'ours' });
    expect(await asked('https://stage.healthtogo.me:8181/fhir')).toMatchObject({ key: 'ours' });
    expect(await asked('https://fhir.theirs.example/r4')).toMatchObject({ key: 'smart' });
    expect(await asked('https://fhir.ours.example/r4', { chosen: 'udap-stu1' })).toMatchObject({
      key: 'udap-stu1',
      why: 'It was chosen for this registration.',
    });
  });

  it.each(['theirs', 'nope'])(
    'is refused when %s is chosen, with those there are',
    async (chosen) => {
      const error = await asked('https://x.example', { chosen }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(AppError);
      const { code, fields } = error as AppError;
      expect(code).toBe('request.invalid');
      expect(fields).toMatchObject([{ path: 'profile', code: 'unknown_profile' }]);
      expect(fields[0]?.detail).toMatch(/ours.*emr-direct.*smart/);
    },
  );
});
