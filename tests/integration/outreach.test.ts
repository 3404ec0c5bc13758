import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { openAppProfile, publishAppProfile } from '@/lib/domain/app-profiles/app-profile';
import { listKnownHolders } from '@/lib/domain/outreach/known-holders';
import { checkPracticeUris } from '@/lib/domain/practice/check-practice-uris';
import { practiceFacts } from '@/lib/domain/practice/practice-facts';
import { listRadar } from '@/lib/domain/radar/list-radar';
import { parseAllowList } from '@/lib/net/allow-list';
import { openTransport } from '@/lib/net/open-transport';
import { createPolicy } from '@/lib/net/policy';
import type { App } from '@/lib/schemas/app';
import type { AppProfileState, PublishedProfile } from '@/lib/schemas/app-profile';
import type { AgreementView, HolderContactView, LetterView } from '@/lib/schemas/outreach';
import type { Practice } from '@/lib/schemas/practice';
import { api, makeWorkspace } from './api';

let team: Awaited<ReturnType<typeof makeWorkspace<'owner' | 'developer' | 'viewer'>>>;
let root = '';
let appId = '';
const as = () => ({ as: team.members.developer });
const holderBaseUrl = 'https://fhir.harbor.example/r4';

beforeAll(async () => {
  team = await makeWorkspace('reach', ['owner', 'developer', 'viewer']);
  const made = await api<App>('POST', '/workspaces/reach/apps', {
    ...as(),
    body: {
      name: 'Tides',
      metadata: {
        client_name: 'Tides',
        contacts: ['mailto:team@tides.example'],
        redirect_uris: ['https://tides.example/cb'],
      },
    },
  });
  appId = made.data.id;
  root = `/workspaces/reach/apps/${appId}`;
}, 60_000);

const practice = () => api<Practice>('GET', `${root}/practice`, as());
const save = (version: string, answers: object) =>
  api<Practice>('PATCH', `${root}/practice`, { ...as(), body: { version, answers } });

const factsOn = async (now: Date) => (await practiceFacts(team.id, [appId], now)).get(appId) ?? [];

describe('the questionnaire', () => {
  it('gives the metadata of the app and takes it, without double entry', async () => {
    const { data } = await practice();
    expect(data.answers).toEqual({ contact: 'team@tides.example' });
    const saved = await save(data.version, {
      'privacy-notice': 'https://tides.example/privacy',
      'refresh-tokens': 'browser',
      'incident-contact': 'alarm@tides.example',
    });
    expect(saved.status, JSON.stringify(saved.problem)).toBe(200);
    expect(saved.data.states.find(({ id }) => id === 'refresh-tokens')).toMatchObject({
      state: 'weak',
    });
    const app = await api<App>('GET', root, as());
    expect(app.data.metadata.policy_uri).toBe('https://tides.example/privacy');
    const client = await db();
    const row = await client.appPractice.findUniqueOrThrow({ where: { appId } });
    expect(row.answers).toEqual({
      'refresh-tokens': 'browser',
      'incident-contact': 'alarm@tides.example',
    });
  });

  it('writes over nothing that somebody else changed, here or in the metadata', async () => {
    const { data } = await practice();
    const app = await api<App>('GET', root, as());
    await api('PATCH', root, {
      ...as(),
      body: { metadata: { ...app.data.metadata, tos_uri: 'https://tides.example/terms' } },
    });
    const refused = await save(data.version, { research: 'none' });
    expect(refused.problem.code).toBe('resource.changed');
    const now = await practice();
    expect(now.data.answers).toMatchObject({ 'terms-of-use': 'https://tides.example/terms' });
    expect(now.data.answers).not.toHaveProperty('research');
    expect((await save(now.data.version, { research: 'none' })).status).toBe(200);
    expect((await save(now.data.version, { research: 'consent' })).status).toBe(409);
  });

  it('refuses answers that are none, at their question', async () => {
    const { data } = await practice();
    const { status, problem } = await save(data.version, { 'refresh-tokens': 'under the mat' });
    expect(status).toBe(422);
    expect(problem.errors).toMatchObject([{ path: 'answers.refresh-tokens' }]);
  });

  it('tells the plan what is settled, and which questions are left', async () => {
    const seen = await factsOn(new Date());
    expect(seen.map(({ itemId, words, underWay }) => ({ itemId, words, underWay }))).toEqual([
      {
        itemId: 'security.data-use',
        words:
          'Still to settle: “What the data is for”, “Use beyond a person’s own access”, “Selling or handing on” and 2 more.',
        underWay: { waitingSince: null },
      },
      {
        itemId: 'security.incident-contact',
        words: 'A contact for incidents is named',
        underWay: undefined,
      },
      {
        itemId: 'security.token-storage',
        words: 'Still to settle: “Where refresh tokens are” is weak.',
        underWay: { waitingSince: null },
      },
    ]);
    const { data } = await practice();
    await save(data.version, { 'refresh-tokens': 'server' });
    const after = await factsOn(new Date());
    const settled = after.filter(({ underWay }) => !underWay);
    expect(settled.map(({ itemId }) => itemId)).toContain('security.token-storage');
  });
});

describe('what is at the addresses of an app', () => {
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    Buffer.from('IHDR'),
    Buffer.from([0, 0, 0, 64, 0, 0, 0, 32, 8, 6, 0, 0, 0]),
  ]);
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/moved') response.writeHead(302, { location: '/privacy' }).end();
    else if (request.url === '/logo.png') response.writeHead(200).end(png);
    else if (request.url === '/privacy') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Privacy</h1>');
    } else response.writeHead(404).end();
  });
  let origin = '';
  let id = '';
  const { signal } = new AbortController();
  /** The transport of the portal, which lets through what its operator has allowed. */
  const open = () =>
    openTransport({
      signal,
      policy: createPolicy({
        allow: parseAllowList(new URL(origin).host),
        portalUrl: 'http://localhost:3000',
        portalPort: 3000,
      }),
    });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const made = await api<App>('POST', '/workspaces/reach/apps', {
      ...as(),
      body: {
        name: 'Looked at',
        metadata: {
          client_name: 'Looked at',
          policy_uri: `${origin}/privacy`,
          tos_uri: `${origin}/moved`,
          logo_uri: `${origin}/logo.png`,
        },
      },
    });
    expect(made.status, JSON.stringify(made.problem)).toBe(201);
    id = made.data.id;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('is looked at as a holder would, after the first answer, and kept until an address changes', async () => {
    const path = `/workspaces/reach/apps/${id}/practice`;
    const early = await api('POST', `${path}/uri-checks`, as());
    expect(early.problem.code).toBe('resource.conflict');
    const first = await api<Practice>('GET', path, as());
    const body = { version: first.data.version, answers: { research: 'none' } };
    await api('PATCH', path, { ...as(), body });

    const { uriChecks } = await checkPracticeUris(team.id, id, signal, open());
    expect(uriChecks?.checks.map(({ verdict, seen }) => [verdict, seen])).toEqual([
      ['fail', expect.stringMatching(/tos_uri.*redirects \(302\) to \/privacy/)],
      ['pass', expect.stringMatching(/policy_uri .*answers/)],
    ]);
    // Nobody follows it.
    expect(asked).toEqual(['/moved', '/privacy']);
    const kept = await api<Practice>('GET', path, as());
    expect(kept.data.uriChecks).toEqual(uriChecks);

    const change = { version: kept.data.version, answers: { 'terms-of-use': '' } };
    const changed = await api<Practice>('PATCH', path, { ...as(), body: change });
    expect(changed.data.uriChecks).toBeNull();
  });

  it('is not asked for where the portal must not go, neither pages nor the logo', async () => {
    asked.length = 0;
    const path = `/workspaces/reach/apps/${id}`;
    const looked = await api<Practice>('POST', `${path}/practice/uri-checks`, as());
    expect(looked.status, JSON.stringify(looked.problem)).toBe(200);
    expect(looked.data.uriChecks?.checks.map(({ verdict }) => verdict)).not.toContain('pass');
    const { data } = await api<AppProfileState>('POST', `${path}/public-profile`, as());
    const opened = await api<PublishedProfile>(
      'GET',
      `/profiles/${data.published?.url.split('/').at(-1)}`,
    );
    expect(opened.data.profile.logo).toBeNull();
    expect(asked).toEqual([]);
  });

  it('gives the profile its logo, by its bytes, and a profile without one when there is none', async () => {
    const author = { id: null, name: 'Ada' };
    const shown = async () => {
      const { published } = await publishAppProfile(team.id, id, author, signal, open());
      const slug = published?.url.split('/').at(-1) ?? '';
      return (await openAppProfile(slug, null))?.profile.logo;
    };
    expect(await shown()).toEqual({
      mediaType: 'image/png',
      width: 64,
      height: 32,
      dataUrl: `data:image/png;base64,${png.toString('base64')}`,
    });
    const app = await api<App>('GET', `/workspaces/reach/apps/${id}`, as());
    await api('PATCH', `/workspaces/reach/apps/${id}`, {
      ...as(),
      body: { metadata: { ...app.data.metadata, logo_uri: `${origin}/gone.png` } },
    });
    expect(await shown()).toBeNull();
  });
});

describe('the public profile', () => {
  const publish = () => api<AppProfileState>('POST', `${root}/public-profile`, as());
  const open = (url: string) =>
    api<PublishedProfile>('GET', `/profiles/${url.slice(url.lastIndexOf('/') + 1)}`);

  it('is what was previewed, as it was published, and nothing of the workspace', async () => {
    const before = await api<AppProfileState>('GET', `${root}/public-profile`, as());
    expect(before.data.published).toBeNull();
    const { data } = await publish();
    const opened = await open(data.published?.url ?? '');
    expect(opened.data.profile).toEqual(before.data.preview);
    expect(opened.data).toMatchObject({ version: 1 });
    const text = JSON.stringify(opened.data);
    expect(text).toContain('On a server, encrypted');
    expect(text).not.toContain(team.id);
    const people = await (await db()).user.findMany({ select: { email: true } });
    for (const { email } of people) expect(text).not.toContain(email);
    const { data: answers } = await practice();
    await save(answers.version, { purpose: 'A diary of the heart.' });
    expect(JSON.stringify((await open(data.published?.url ?? '')).data)).not.toContain('diary');
    const stale = await api<AppProfileState>('GET', `${root}/public-profile`, as());
    expect(stale.data.published?.isStale).toBe(true);
    expect((await publish()).data.published).toMatchObject({ version: 2, isStale: false });
  });

  it('opens no more at its old address, nor when it was taken back', async () => {
    const { data } = await publish();
    const moved = await api<AppProfileState>('POST', `${root}/public-profile/link`, as());
    expect((await open(data.published?.url ?? '')).status).toBe(404);
    expect((await open(moved.data.published?.url ?? '')).status).toBe(200);
    expect((await api('DELETE', `${root}/public-profile`, as())).status).toBe(204);
    expect((await open(moved.data.published?.url ?? '')).status).toBe(404);
    expect((await api('DELETE', `${root}/public-profile`, as())).status).toBe(404);
  });
});

describe('letters', () => {
  it('say what is known and name what is not', async () => {
    const query = `kind=production&holder=Harbor&holderBaseUrl=${encodeURIComponent(holderBaseUrl)}`;
    const { data } = await api<LetterView>('GET', `${root}/outreach/letter?${query}`, as());
    expect(data.body).toContain('https://tides.example/privacy');
    expect(data.mailto).toMatch(/^mailto:\?subject=/);
    expect(data.body).toContain('Representative: ');
    expect(data.body).toContain('Contact for incidents: alarm@tides.example');
    expect(data.missing.map(({ path }) => path)).toEqual(['/policies', '/registrations']);
  });

  it('go with a packet that holds no secret', async () => {
    await api('POST', `${root}/keys/rotate`, { ...as(), body: {} });
    const answer = await api('POST', `${root}/outreach/packet`, {
      ...as(),
      body: { kind: 'registration', subject: 'Hello', body: 'As I edited it.' },
    });
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*Tides-packet\.zip/);
    const files = unzipSync(answer.bytes);
    expect(Object.keys(files).sort()).toEqual([
      'jwks.json',
      'letter.md',
      'letter.txt',
      'profile.json',
      'software-statement-claims.json',
    ]);
    expect(strFromU8(files['letter.txt'] ?? new Uint8Array())).toContain('As I edited it.');
    const jwks = JSON.parse(strFromU8(files['jwks.json'] ?? new Uint8Array())) as {
      keys: Record<string, unknown>[];
    };
    expect(jwks.keys.length).toBeGreaterThan(0);
    for (const key of jwks.keys) expect(key).not.toHaveProperty('d');
  });
});

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('the log of contacts', () => {
  it('reminds of the next step until it is done', async () => {
    const body = {
      holder: 'Harbor',
      on: '2026-11-20',
      channel: 'mail',
      what: 'Asked for the test system.',
      nextStep: 'Call them',
      nextOn: inDays(3),
    };
    const made = await api<HolderContactView>('POST', `${root}/contacts`, { ...as(), body });
    expect(made.status, JSON.stringify(made.problem)).toBe(201);
    const subject = `next-step:${made.data.id}`;
    const find = async () =>
      (await listRadar(team.id, new Date())).find((item) => item.subject === subject);
    expect(await find()).toMatchObject({ state: 'urgent', title: '“Call them” with Harbor' });
    const path = `${root}/contacts/${made.data.id}`;
    await api('PUT', path, { ...as(), body: { ...body, isNextDone: true } });
    expect(await find()).toBeUndefined();
    expect((await api('DELETE', path, { as: team.members.viewer })).status).toBe(403);
    expect((await api('DELETE', path, as())).status).toBe(204);
  });
});

describe('agreements', () => {
  const body = {
    kind: 'baa',
    title: 'BAA 2026',
    holder: 'Harbor',
    holderBaseUrl,
    status: 'signed',
    signedOn: '2026-11-01',
    endsOn: inDays(20),
    remindOn: inDays(5),
  };
  const add = (more: object = {}) =>
    api<AgreementView>('POST', `${root}/agreements`, { ...as(), body: { ...body, ...more } });

  it('stand on the radar and settle their item at their holder while they hold', async () => {
    const { data, status, problem } = await add();
    expect(status, JSON.stringify(problem)).toBe(201);
    const radar = await listRadar(team.id, new Date());
    const kinds = radar.filter(({ subject }) => subject.endsWith(data.id)).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['agreement', 'agreement-reminder']);
    const seen = await factsOn(new Date());
    expect(seen).toContainEqual(
      expect.objectContaining({ itemId: 'agreements.baa', holder: holderBaseUrl }),
    );
    const later = await factsOn(new Date(Date.now() + 40 * 86_400_000));
    expect(later.some(({ itemId }) => itemId === 'agreements.baa')).toBe(false);
  });

  it('tell which holders the app has to do with, once each', async () => {
    await add({ holder: 'Harbor Clinic' });
    expect(await listKnownHolders(team.id, appId)).toEqual([
      { name: 'Harbor', baseUrl: holderBaseUrl },
    ]);
    expect(await listKnownHolders('ws_of_others', appId)).toEqual([]);
  });

  it('are signed on a day, end after it, and are not written over', async () => {
    expect((await add({ signedOn: null })).problem.errors).toMatchObject([{ path: 'signedOn' }]);
    expect((await add({ endsOn: '2026-10-01' })).problem.errors).toMatchObject([
      { path: 'endsOn' },
    ]);
    const { data } = await add();
    const path = `${root}/agreements/${data.id}`;
    const change = { ...body, title: 'BAA', version: data.version };
    expect((await api('PUT', path, { ...as(), body: change })).status).toBe(200);
    const again = await api('PUT', path, { ...as(), body: change });
    expect(again.problem.code).toBe('resource.changed');
  });

  it('keep documents by their bytes, and only ever hand them out as attachments', async () => {
    const { data } = await add();
    const path = `${root}/agreements/${data.id}/files`;
    const send = (name: string, text: string, mediaType = 'application/pdf') =>
      api<AgreementView>('POST', path, {
        ...as(),
        body: { name, mediaType, content: Buffer.from(text).toString('base64') },
      });
    const page = await send('signed.pdf', '<html><script>alert(1)</script>');
    expect(page.problem.errors).toMatchObject([{ path: 'content', code: 'kind' }]);
    const kept = await send('signed.html', '%PDF-1.7 agreed', 'text/html');
    expect(kept.data.files).toMatchObject([{ mediaType: 'application/pdf', bytes: 15 }]);
    const file = `${path}/${kept.data.files[0]?.id}`;
    const got = await api('GET', file, { as: team.members.viewer });
    expect(got.headers.get('content-type')).toBe('application/pdf');
    expect(got.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(got.bytes).toString()).toBe('%PDF-1.7 agreed');
    for (let n = 0; n < 9; n += 1) expect((await send(`${n}.txt`, 'more')).status).toBe(201);
    expect((await send('11.txt', 'more')).problem.errors).toMatchObject([{ code: 'too_many' }]);
    const stranger = await makeWorkspace('elsewhere', ['owner']);
    const foreign = file.replace('/reach/', '/elsewhere/');
    expect((await api('GET', foreign, { as: stranger.members.owner })).status).toBe(404);
    expect((await api('DELETE', file, as())).status).toBe(200);
  });
});
